"""One test: its set-up, its method, its clean-up, and what came of them.

TestCase.run goes through the parts of a test. Each is a `with` block of an
_Outcome, which tells the result of what the part raises and remembers that the
test did not succeed.
"""

import contextlib
import inspect
import time
import warnings

from unittest import _cleanups
from unittest._cleanups import addModuleCleanup, doModuleCleanups, enterModuleContext
from unittest._contexts import BlockAssertions
from unittest._skipping import (SkipTest, expectedFailure, expects_failure, is_skipped, reason_for, skip,
                        skipIf, skipUnless)
from unittest.result import TestResult
from unittest.util import strclass

_missing = object()


class _ShouldStop(Exception):
    """Raised after a subtest that makes the rest of the test pointless."""


class _Outcome:
    """What has come of the parts of a test so far."""

    def __init__(self, result=None):
        self.result = result
        self.success = True
        self.known_failure = False  # whether this part is expected to fail
        self.expected = None  # what it then raised

    @contextlib.contextmanager
    def part(self, test, subtest=False):
        """A block that is one part of the test, or a subtest in it."""
        before, self.success = self.success, True
        try:
            yield
        except KeyboardInterrupt:
            raise
        except SkipTest as e:
            self.success = False
            self.result.addSkip(test, str(e))
        except _ShouldStop:
            pass
        except BaseException as e:
            self._failed(test, subtest, (type(e), e, e.__traceback__))
        else:
            if subtest and self.success:
                self.result.addSubTest(test.test_case, test, None)
        finally:
            self.success = self.success and before

    def _failed(self, test, subtest, exc_info):
        if self.known_failure:
            self.expected = exc_info
            return
        self.success = False
        if subtest:
            self.result.addSubTest(test.test_case, test, exc_info)
        elif self.result is None:
            return
        elif issubclass(exc_info[0], test.failureException):
            self.result.addFailure(test, exc_info)
        else:
            self.result.addError(test, exc_info)


class TestCase(BlockAssertions):
    """A test: an instance runs the one method whose name it is given.

    Derive from it and write methods that begin with `test`; a loader makes an
    instance for each. setUp and tearDown run before and after each of them.
    """

    def __init_subclass__(cls, *args, **kwargs):
        cls._class_setup_failed = False
        cls._class_cleanups = []
        super().__init_subclass__(*args, **kwargs)

    def __init__(self, methodName='runTest'):
        self._testMethodName = methodName
        self._testMethodDoc = 'No test'
        self._outcome = None
        self._subtest = None
        self._cleanups = []
        method = getattr(self, methodName, None)
        if method is not None:
            self._testMethodDoc = method.__doc__
        elif methodName != 'runTest':
            # Without a name, an instance may be made for its assertions.
            raise ValueError(f'no such test method in {type(self)}: {methodName}')

    # What tests write.

    def setUp(self):
        """Prepare for a test method; called before each."""

    def tearDown(self):
        """Clean up after a test method; called if setUp succeeded."""

    @classmethod
    def setUpClass(cls):
        """Prepare for the test methods of the class; called once."""

    @classmethod
    def tearDownClass(cls):
        """Clean up after all test methods of the class."""

    # What tests call, beside assertions.

    def skipTest(self, reason):
        """Skip the rest of the test."""
        raise SkipTest(reason)

    @contextlib.contextmanager
    def subTest(self, msg=_missing, **params):
        """A block whose failure is reported with the parameters and does not
        end the test."""
        outcome, parent = self._outcome, self._subtest
        if outcome is None or not hasattr(outcome.result, 'addSubTest'):
            yield
            return
        if parent is not None:
            # Those of the innermost block come first.
            params |= {k: v for k, v in parent.params.items() if k not in params}
        self._subtest = _SubTest(self, msg, params)
        try:
            with outcome.part(self._subtest, subtest=True):
                yield
            if outcome.expected if outcome.success else outcome.result.failfast:
                raise _ShouldStop
        finally:
            self._subtest = parent

    def addCleanup(self, function, /, *args, **kwargs):
        """Have a function called after tearDown, even if setUp fails. The last
        added is called first."""
        self._cleanups.append((function, args, kwargs))

    def enterContext(self, cm):
        """Enter a context manager that is left by a clean-up."""
        return _cleanups.enter(cm, self.addCleanup)

    def doCleanups(self):
        """Call the clean-ups; says whether they succeeded."""
        outcome = self._outcome or _Outcome()
        for call in self._taken_cleanups():
            with outcome.part(self):
                call()
        return outcome.success

    def _taken_cleanups(self):
        """Take the clean-ups off the list, the last first, as calls to make; a
        clean-up may add more."""
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            yield lambda: self._call_cleanup(function, *args, **kwargs)

    @classmethod
    def addClassCleanup(cls, function, /, *args, **kwargs):
        """Have a function called after tearDownClass, even if setUpClass fails."""
        cls._class_cleanups.append((function, args, kwargs))

    @classmethod
    def enterClassContext(cls, cm):
        """Enter a context manager that is left after tearDownClass."""
        return _cleanups.enter(cm, cls.addClassCleanup)

    @classmethod
    def doClassCleanups(cls):
        """Call the clean-ups of the class."""
        cls.tearDown_exceptions = [(type(e), e, e.__traceback__)
                                   for e in _cleanups.run_all(cls._class_cleanups)]

    # What a test is called.

    def id(self):
        """The full name of the test."""
        return f'{strclass(type(self))}.{self._testMethodName}'

    def shortDescription(self):
        """The first line of the method's doc string, or None."""
        doc = self._testMethodDoc
        return doc.strip().split('\n')[0].strip() if doc else None

    def __str__(self):
        return f'{self._testMethodName} ({self.id()})'

    def __repr__(self):
        return f'<{strclass(type(self))} testMethod={self._testMethodName}>'

    def __eq__(self, other):
        if type(self) is not type(other):
            return NotImplemented
        return self._testMethodName == other._testMethodName

    def __hash__(self):
        return hash((type(self), self._testMethodName))

    # What runs it.

    def countTestCases(self):
        """How many tests this is: one."""
        return 1

    def defaultTestResult(self):
        """The result that run() uses if it is given none."""
        return TestResult()

    def __call__(self, *args, **kwds):
        return self.run(*args, **kwds)

    def run(self, result=None):
        """Run the test and tell the result what came of it."""
        own_result = result is None
        if own_result:
            result = self.defaultTestResult()
            result.startTestRun()
        result.startTest(self)
        try:
            method = getattr(self, self._testMethodName)
            if is_skipped(type(self), method):
                result.addSkip(self, reason_for(type(self), method))
            else:
                self._run_parts(method, result)
            return result
        finally:
            self._outcome = None
            result.stopTest(self)
            if own_result:
                result.stopTestRun()

    def _run_parts(self, method, result):
        outcome = self._outcome = _Outcome(result)
        known_failure = expects_failure(self, method)
        start = time.perf_counter()
        with outcome.part(self):
            self._call_set_up()
        if outcome.success:
            outcome.known_failure = known_failure
            with outcome.part(self):
                self._call_test(method)
            outcome.known_failure = False
            with outcome.part(self):
                self._call_tear_down()
        self.doCleanups()
        result.addDuration(self, time.perf_counter() - start)
        if not outcome.success:
            return
        if not known_failure:
            result.addSuccess(self)
        elif outcome.expected:
            result.addExpectedFailure(self, outcome.expected)
        else:
            result.addUnexpectedSuccess(self)

    def debug(self):
        """Run the test and let exceptions pass."""
        method = getattr(self, self._testMethodName)
        if is_skipped(type(self), method):
            raise SkipTest(reason_for(type(self), method))
        self._call_set_up()
        self._call_test(method)
        self._call_tear_down()
        for call in self._taken_cleanups():
            call()

    # The parts; IsolatedAsyncioTestCase has its own.

    def _call_set_up(self):
        self.setUp()

    def _call_test(self, method):
        value = method()
        if value is not None:
            hint = ''
            if inspect.iscoroutine(value):
                hint = '. Maybe you forgot to use IsolatedAsyncioTestCase as the base class?'
            _warn_of_value(method, value, hint)

    def _call_tear_down(self):
        self.tearDown()

    def _call_cleanup(self, function, /, *args, **kwargs):
        function(*args, **kwargs)


def _warn_of_value(method, value, hint=''):
    warnings.warn('It is deprecated to return a value that is not None from a test case '
                  f'({method} returned {type(value).__name__!r}){hint}', DeprecationWarning)


class FunctionTestCase(TestCase):
    """A test made of functions, for tests that were written without a class."""

    def __init__(self, testFunc, setUp=None, tearDown=None, description=None):
        super().__init__()
        self._functions = setUp, tearDown, testFunc
        self._description = description

    def setUp(self):
        if self._functions[0] is not None:
            self._functions[0]()

    def tearDown(self):
        if self._functions[1] is not None:
            self._functions[1]()

    def runTest(self):
        self._functions[2]()

    def id(self):
        return self._functions[2].__name__

    def __eq__(self, other):
        if not isinstance(other, type(self)):
            return NotImplemented
        return (self._functions, self._description) == (other._functions, other._description)

    def __hash__(self):
        return hash((type(self), self._functions, self._description))

    def __str__(self):
        return f'{strclass(type(self))} ({self.id()})'

    def __repr__(self):
        return f'<{strclass(type(self))} tec={self._functions[2]}>'

    def shortDescription(self):
        doc = self._description if self._description is not None else self._functions[2].__doc__
        return doc and doc.split('\n')[0].strip() or None


class _SubTest(TestCase):
    """Stands for a subTest block in a result."""

    def __init__(self, test_case, message, params):
        super().__init__()
        self.test_case = test_case
        self._message = message
        self.params = params
        self.failureException = test_case.failureException

    def runTest(self):
        raise NotImplementedError('subtests cannot be run directly')

    def _description(self):
        parts = []
        if self._message is not _missing:
            parts.append(f'[{self._message}]')
        if self.params:
            parts.append('({})'.format(', '.join(f'{k}={v!r}' for k, v in self.params.items())))
        return ' '.join(parts) or '(<subtest>)'

    def id(self):
        return f'{self.test_case.id()} {self._description()}'

    def shortDescription(self):
        return self.test_case.shortDescription()

    def __str__(self):
        return f'{self.test_case} {self._description()}'
