"""Finds the tests of a class, of a module or by their names."""

import functools
import sys
import traceback
from fnmatch import fnmatchcase

from unittest import case, suite


class TestLoader:
    """Makes suites of tests."""

    testMethodPrefix = 'test'
    testNamePatterns = None
    suiteClass = suite.TestSuite

    def __init__(self):
        self.errors = []

    @staticmethod
    def sortTestMethodsUsing(x, y):
        """Order two names: negative, zero or positive."""
        return (x > y) - (x < y)

    def getTestCaseNames(self, testCaseClass):
        """List the names of a class's test methods in the order they are run."""
        names = [name for name in dir(testCaseClass) if self._is_test(testCaseClass, name)]
        if self.sortTestMethodsUsing:
            names.sort(key=functools.cmp_to_key(self.sortTestMethodsUsing))
        return names

    def _is_test(self, cls, name):
        if not name.startswith(self.testMethodPrefix) or not callable(getattr(cls, name)):
            return False
        patterns = self.testNamePatterns
        full_name = f'{cls.__module__}.{cls.__qualname__}.{name}'
        return patterns is None or any(fnmatchcase(full_name, pattern) for pattern in patterns)

    def loadTestsFromTestCase(self, testCaseClass):
        """Make a suite of the tests of a class."""
        if issubclass(testCaseClass, suite.TestSuite):
            raise TypeError('Test cases should not be derived from TestSuite. '
                            'Maybe you meant to derive from TestCase?')
        names = self.getTestCaseNames(testCaseClass) if _is_test_class(testCaseClass) else []
        if not names and testCaseClass is not case.FunctionTestCase and hasattr(testCaseClass, 'runTest'):
            names.append('runTest')
        return self.suiteClass(testCaseClass(name) for name in names)

    def loadTestsFromModule(self, module, *, pattern=None):
        """Make a suite of the tests of a module's classes, in the order of
        their names; a function load_tests in it may change that."""
        tests = self.suiteClass(self.loadTestsFromTestCase(obj)
                                for obj in (getattr(module, name) for name in dir(module))
                                if _is_test_class(obj))
        load_tests = getattr(module, 'load_tests', None)
        if load_tests is None:
            return tests
        try:
            return load_tests(self, tests, pattern)
        except Exception as e:
            message = 'Failed to call load_tests:\n' + traceback.format_exc()
            return self._failing(module.__name__, e, message)

    def loadTestsFromNames(self, names, module=None):
        """Make a suite of the tests that some names stand for."""
        return self.suiteClass(self.loadTestsFromName(name, module) for name in names)

    def loadTestsFromName(self, name, module=None):
        """Make a suite of what a dotted name stands for: a module, a class or
        one test. It is looked up in a module if one is given."""
        parts = name.split('.')
        if module is None:
            module, parts, failing = self._import(parts)
            if failing is not None:
                return failing
        obj, parent = module, None
        for part in parts:
            try:
                parent, obj = obj, getattr(obj, part)
            except AttributeError as e:
                return self._failing(part, e, 'Failed to access attribute:\n' + traceback.format_exc())
        return self._of_object(obj, parent, name.rpartition('.')[2])

    def _import(self, parts):
        """Import as much of a dotted name as is a module; gives it, the rest of
        the name, and instead of them a test that fails if there is none."""
        for count in range(len(parts), 0, -1):
            name = '.'.join(parts[:count])
            try:
                __import__(name)
            except ImportError as e:
                error, text = e, traceback.format_exc()
            else:
                return sys.modules[name], parts[count:], None
        message = f'Failed to import test module: {parts[0]}\n{text}'
        return None, parts, self._failing(parts[0], ImportError(message), message)

    def _of_object(self, obj, parent, name):
        if isinstance(obj, type(sys)):
            return self.loadTestsFromModule(obj)
        if _is_test_class(obj):
            return self.loadTestsFromTestCase(obj)
        if isinstance(parent, type) and issubclass(parent, case.TestCase) and callable(obj):
            test = parent(name)
            # A static method is a function for itself: it makes the test.
            if not isinstance(getattr(test, name), type(lambda: None)):
                return self.suiteClass([test])
        elif isinstance(obj, suite.TestSuite):
            return obj
        if not callable(obj):
            raise TypeError(f"don't know how to make test from: {obj}")
        test = obj()
        if isinstance(test, suite.TestSuite):
            return test
        if isinstance(test, case.TestCase):
            return self.suiteClass([test])
        raise TypeError(f'calling {obj} returned {test}, not a test')

    def _failing(self, name, error, message):
        """A test that raises why another could not be found."""
        self.errors.append(message)
        return self.suiteClass([_FailedTest(name, error)])

    def discover(self, start_dir, pattern='test*.py', top_level_dir=None):
        raise NotImplementedError('unittest discovery is not supported: give the runner the tests of this program, '
                                  'as unittest.main() does')


def _is_test_class(obj):
    return (isinstance(obj, type) and issubclass(obj, case.TestCase)
            and obj not in (case.TestCase, case.FunctionTestCase))


class _FailedTest(case.TestCase):
    """A test for a name that stands for none; it raises the reason."""

    _testMethodName = None

    def __init__(self, method_name, exception):
        self._exception = exception
        super().__init__(method_name)

    def __getattr__(self, name):
        if name != self._testMethodName:
            return super().__getattribute__(name)

        def fail():
            raise self._exception
        return fail


defaultTestLoader = TestLoader()
