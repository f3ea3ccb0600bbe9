"""What came of a run of tests, as lists of tests with their tracebacks."""

import functools
import io
import sys
import traceback

from unittest.util import strclass


def failfast(method):
    """A decorator of the methods that tell of a failure: end the run after it
    if that is wanted."""
    @functools.wraps(method)
    def telling(self, test, *err):
        self._failing()
        return method(self, test, *err)
    return telling


class TestResult:
    """Collects what came of tests; tests call its methods as they run.

    With buffer set, what a test prints is held back, and shown only if it fails.
    """

    def __init__(self, stream=None, descriptions=None, verbosity=None):
        self.failfast = False
        self.buffer = False
        self.tb_locals = False
        self.shouldStop = False
        self.testsRun = 0
        self.failures = []
        self.errors = []
        self.skipped = []
        self.expectedFailures = []
        self.unexpectedSuccesses = []
        self.collectedDurations = []
        self._fixtures = None  # while a suite runs: see suite.py
        self._held = None  # while output is held back: see _hold_output
        self._show_held = False
        self._real_output = sys.stdout, sys.stderr

    def __repr__(self):
        return (f'<{strclass(type(self))} run={self.testsRun} '
                f'errors={len(self.errors)} failures={len(self.failures)}>')

    # The course of the run.

    def startTestRun(self):
        """Called before the first test."""

    def stopTestRun(self):
        """Called after the last test."""

    def startTest(self, test):
        """Called before a test."""
        self.testsRun += 1
        self._show_held = False
        self._hold_output()

    def stopTest(self, test):
        """Called after a test."""
        self._release_output()
        self._show_held = False

    def stop(self):
        """End the run after this test."""
        self.shouldStop = True

    def _failing(self):
        if getattr(self, 'failfast', False):
            self.stop()

    # What comes of a test.

    @failfast
    def addError(self, test, err):
        """Called when a test raised an exception that is not a failure."""
        self.errors.append((test, self._text_of(err)))

    @failfast
    def addFailure(self, test, err):
        """Called when an assertion failed."""
        self.failures.append((test, self._text_of(err)))

    def addSubTest(self, test, subtest, err):
        """Called after a subtest; err is None if it succeeded."""
        if err is None:
            return
        self._failing()
        failed = issubclass(err[0], test.failureException)
        (self.failures if failed else self.errors).append((subtest, self._text_of(err)))

    def addSuccess(self, test):
        """Called when a test succeeded."""

    def addSkip(self, test, reason):
        """Called when a test was skipped."""
        self.skipped.append((test, reason))

    def addExpectedFailure(self, test, err):
        """Called when a test failed that is known to."""
        self.expectedFailures.append((test, self._text_of(err, mark=False)))

    @failfast
    def addUnexpectedSuccess(self, test):
        """Called when a test succeeded that is known to fail."""
        self.unexpectedSuccesses.append(test)

    def addDuration(self, test, elapsed):
        """Called with the seconds that a test took."""
        self.collectedDurations.append((str(test), elapsed))

    def wasSuccessful(self):
        """Whether nothing has failed so far."""
        return not (self.failures or self.errors or self.unexpectedSuccesses)

    def printErrors(self):
        """Show what failed; TextTestResult does."""

    def _text_of(self, err, mark=True):
        """The traceback, with what the test printed."""
        kind, value, tb = err
        told = traceback.TracebackException(kind, value, tb, capture_locals=self.tb_locals, compact=True)
        parts = list(told.format())
        if self._held is not None:
            for name, held in zip(('Stdout', 'Stderr'), self._held):
                if held.getvalue():
                    parts.append(_headed(name, held.getvalue()))
        if mark:
            self._show_held = True
        return ''.join(parts)

    # Output that is held back.

    def _hold_output(self):
        if self.buffer:
            if self._held is None:
                self._held = io.StringIO(), io.StringIO()
            sys.stdout, sys.stderr = self._held

    def _release_output(self):
        """Let output pass again, and show what was held back if a test failed."""
        if not self.buffer or self._held is None:
            return
        if self._show_held:
            for name, held, real in zip(('Stdout', 'Stderr'), self._held, self._real_output):
                if held.getvalue():
                    real.write(_headed(name, held.getvalue()))
        sys.stdout, sys.stderr = self._real_output
        self._held = None


def _headed(name, text):
    if not text.endswith('\n'):
        text += '\n'
    return f'\n{name}:\n{text}'
