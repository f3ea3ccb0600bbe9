"""Tests that are run one after the other, with what their classes and modules
need before and after."""

import sys

from unittest import _cleanups, case
from unittest._skipping import is_skipped
from unittest.util import strclass


class BaseTestSuite:
    """A group of tests and suites, without set-up for classes and modules."""

    def __init__(self, tests=()):
        self._tests = []
        self.addTests(tests)

    def __repr__(self):
        return f'<{strclass(type(self))} tests={list(self)}>'

    def __eq__(self, other):
        if not isinstance(other, type(self)):
            return NotImplemented
        return list(self) == list(other)

    def __iter__(self):
        return iter(self._tests)

    def countTestCases(self):
        """How many tests the suite has."""
        return sum(test.countTestCases() for test in self)

    def addTest(self, test):
        """Add a test or suite."""
        if not callable(test):
            raise TypeError(f'{test!r} is not callable')
        if isinstance(test, type) and issubclass(test, (case.TestCase, TestSuite)):
            raise TypeError('TestCases and TestSuites must be instantiated before passing them to addTest()')
        self._tests.append(test)

    def addTests(self, tests):
        """Add some tests or suites."""
        if isinstance(tests, str):
            raise TypeError('tests must be an iterable of tests, not a string')
        for test in tests:
            self.addTest(test)

    def run(self, result):
        """Run the tests until the result says stop."""
        for test in self:
            if result.shouldStop:
                break
            test(result)
        return result

    def __call__(self, *args, **kwds):
        return self.run(*args, **kwds)

    def debug(self):
        """Run the tests and let exceptions pass."""
        for test in self:
            test.debug()


class TestSuite(BaseTestSuite):
    """A group of tests and suites. Before and after the tests of a class, its
    setUpClass and tearDownClass are called, and of a module, setUpModule and
    tearDownModule; so tests of one class should stand together."""

    def run(self, result, debug=False):
        outermost = getattr(result, '_fixtures', None) is None
        if outermost:
            result._fixtures = _Fixtures(result, debug)
        fixtures = result._fixtures
        try:
            for test in self:
                if result.shouldStop:
                    break
                if _is_suite(test):
                    test(result)
                elif fixtures.prepare(type(test)):
                    test.debug() if fixtures.debug else test(result)
        finally:
            if outermost:
                result._fixtures = None
        if outermost:
            fixtures.finish()
        return result

    def debug(self):
        self.run(_DebugResult(), debug=True)


class _DebugResult:
    """Stands for a result where exceptions pass."""
    shouldStop = False


def _is_suite(test):
    try:
        iter(test)
    except TypeError:
        return False
    return True


class _Fixtures:
    """What is set up while a suite runs: one module at a time, and in it one
    class at a time."""

    def __init__(self, result, debug):
        self.result = result
        self.debug = debug
        self.cls = None
        self.module = None
        self.module_failed = False

    def prepare(self, cls):
        """Set up for a test of a class; says whether that succeeded."""
        if cls is not self.cls:
            self._leave_class()
            if cls.__module__ != self.module:
                self._leave_module()
                self._enter_module(cls.__module__)
            self._enter_class(cls)
            self.cls = cls
        return not (self.module_failed or getattr(cls, '_class_setup_failed', False))

    def finish(self):
        """Clean up after the last test."""
        self._leave_class()
        self._leave_module()

    def _enter_module(self, name):
        self.module, self.module_failed = name, False
        set_up = getattr(sys.modules.get(name), 'setUpModule', None)
        if set_up is not None and not self._call(set_up, 'setUpModule', name):
            self.module_failed = True
            self._call(_cleanups.doModuleCleanups, 'setUpModule', name)

    def _leave_module(self):
        name, self.module = self.module, None
        if name not in sys.modules or self.module_failed:
            return
        tear_down = getattr(sys.modules[name], 'tearDownModule', None)
        if tear_down is not None:
            self._call(tear_down, 'tearDownModule', name)
        self._call(_cleanups.doModuleCleanups, 'tearDownModule', name)

    def _enter_class(self, cls):
        if self.module_failed or is_skipped(cls):
            return
        cls._class_setup_failed = False
        set_up = getattr(cls, 'setUpClass', None)
        if set_up is not None and not self._call(set_up, 'setUpClass', strclass(cls)):
            cls._class_setup_failed = True
            self._clean_class(cls, 'setUpClass')

    def _leave_class(self):
        cls, self.cls = self.cls, None
        if cls is None or self.module_failed or is_skipped(cls) or getattr(cls, '_class_setup_failed', False):
            return
        tear_down = getattr(cls, 'tearDownClass', None)
        if tear_down is not None:
            self._call(tear_down, 'tearDownClass', strclass(cls))
        self._clean_class(cls, 'tearDownClass')

    def _clean_class(self, cls, during):
        if hasattr(cls, 'doClassCleanups'):
            cls.doClassCleanups()
            for exc_info in cls.tearDown_exceptions:
                self._report(exc_info, during, strclass(cls))

    def _call(self, function, name, of):
        """Call a set-up or clean-up; says whether it succeeded."""
        hold = getattr(self.result, '_hold_output', None)
        if hold is not None:
            hold()
        try:
            function()
            return True
        except Exception as e:
            self._report((type(e), e, e.__traceback__), name, of)
            return False
        finally:
            release = getattr(self.result, '_release_output', None)
            if release is not None:
                release()

    def _report(self, exc_info, name, of):
        if self.debug:
            raise exc_info[1]
        holder = _ErrorHolder(f'{name} ({of})')
        if issubclass(exc_info[0], case.SkipTest):
            self.result.addSkip(holder, str(exc_info[1]))
        else:
            self.result.addError(holder, exc_info)


class _ErrorHolder:
    """Stands in a result for a set-up or clean-up that failed."""

    failureException = None

    def __init__(self, description):
        self.description = description

    def id(self):
        return self.description

    def shortDescription(self):
        return None

    def __str__(self):
        return self.description

    def __repr__(self):
        return f'<ErrorHolder description={self.description!r}>'

    def countTestCases(self):
        return 0
