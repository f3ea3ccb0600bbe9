"""The report that a run of tests writes."""

import sys
import time
import warnings

from unittest.case import _SubTest
from unittest.result import TestResult
from unittest.signals import registerResult


class _WritelnDecorator:
    """A stream with writeln."""

    def __init__(self, stream):
        self.stream = stream

    def __getattr__(self, name):
        if name == 'stream':  # not set yet
            raise AttributeError(name)
        return getattr(self.stream, name)

    def writeln(self, text=''):
        self.write(f'{text}\n')


class TextTestResult(TestResult):
    """Writes what comes of each test as it ends: with verbosity 2 a line, with
    1 a character. What failed follows in printErrors."""

    separator1 = '=' * 70
    separator2 = '-' * 70

    def __init__(self, stream, descriptions, verbosity, *, durations=None):
        super().__init__(stream, descriptions, verbosity)
        self.stream = stream
        self.descriptions = descriptions
        self.showAll = verbosity > 1
        self.dots = verbosity == 1
        self.durations = durations
        self._line_ended = True  # whether no test waits on its line for its status

    def getDescription(self, test):
        """The name of a test, with the first line of its doc string."""
        summary = test.shortDescription() if self.descriptions else None
        return f'{test}\n{summary}' if summary else str(test)

    def startTest(self, test):
        super().startTest(test)
        if self.showAll:
            self.stream.write(f'{self.getDescription(test)} ... ')
            self.stream.flush()
            self._line_ended = False

    def _show(self, test, status, mark):
        if self.showAll:
            self._show_status(test, status)
        elif self.dots:
            self.stream.write(mark)
            self.stream.flush()

    def _show_status(self, test, status):
        subtest = isinstance(test, _SubTest)
        if subtest or self._line_ended:
            # Others have ended the test's own line: begin another.
            if not self._line_ended:
                self.stream.writeln()
            indent = '  ' if subtest else ''
            self.stream.write(f'{indent}{self.getDescription(test)} ... ')
        self.stream.writeln(status)
        self.stream.flush()
        self._line_ended = True

    def addSubTest(self, test, subtest, err):
        if err is not None:
            failed = issubclass(err[0], subtest.failureException)
            self._show(subtest, *('FAIL', 'F') if failed else ('ERROR', 'E'))
        super().addSubTest(test, subtest, err)

    def addSuccess(self, test):
        super().addSuccess(test)
        self._show(test, 'ok', '.')

    def addError(self, test, err):
        super().addError(test, err)
        self._show(test, 'ERROR', 'E')

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self._show(test, 'FAIL', 'F')

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self._show(test, f'skipped {reason!r}', 's')

    def addExpectedFailure(self, test, err):
        super().addExpectedFailure(test, err)
        self._show(test, 'expected failure', 'x')

    def addUnexpectedSuccess(self, test):
        super().addUnexpectedSuccess(test)
        self._show(test, 'unexpected success', 'u')

    def printErrors(self):
        if self.dots or self.showAll:
            self.stream.writeln()
        self.printErrorList('ERROR', self.errors)
        self.printErrorList('FAIL', self.failures)
        if self.unexpectedSuccesses:
            self.stream.writeln(self.separator1)
            for test in self.unexpectedSuccesses:
                self.stream.writeln(f'UNEXPECTED SUCCESS: {self.getDescription(test)}')
        self.stream.flush()

    def printErrorList(self, flavour, errors):
        """Show the tracebacks of some tests."""
        for test, text in errors:
            heading = f'{flavour}: {self.getDescription(test)}'
            self.stream.writeln('\n'.join([self.separator1, heading, self.separator2, text]))
        self.stream.flush()


class TextTestRunner:
    """Runs tests and writes a report, by default to sys.stderr."""

    resultclass = TextTestResult

    def __init__(self, stream=None, descriptions=True, verbosity=1, failfast=False, buffer=False,
                 resultclass=None, warnings=None, *, tb_locals=False, durations=None):
        self.stream = _WritelnDecorator(sys.stderr if stream is None else stream)
        self.descriptions = descriptions
        self.verbosity = verbosity
        self.failfast = failfast
        self.buffer = buffer
        self.tb_locals = tb_locals
        self.durations = durations
        self.warnings = warnings
        if resultclass is not None:
            self.resultclass = resultclass

    def _makeResult(self):
        return self.resultclass(self.stream, self.descriptions, self.verbosity, durations=self.durations)

    def run(self, test):
        """Run a test or suite; gives the result."""
        result = self._makeResult()
        registerResult(result)
        result.failfast = self.failfast
        result.buffer = self.buffer
        result.tb_locals = self.tb_locals
        seconds = self._run_timed(test, result)
        result.printErrors()
        if self.durations is not None:
            self._print_durations(result)
        self._print_summary(result, seconds)
        return result

    def _run_timed(self, test, result):
        with warnings.catch_warnings():
            if self.warnings:
                warnings.simplefilter(self.warnings)
            start = time.perf_counter()
            result.startTestRun()
            try:
                test(result)
            finally:
                result.stopTestRun()
            return time.perf_counter() - start

    def _print_durations(self, result):
        slowest = sorted(result.collectedDurations, key=lambda entry: entry[1], reverse=True)
        if not slowest:
            return
        if self.durations > 0:
            slowest = slowest[:self.durations]
        self.stream.writeln('Slowest test durations')
        self.stream.writeln(result.separator2)
        shown = [entry for entry in slowest if self.verbosity > 1 or entry[1] >= 0.001]
        for test, seconds in shown:
            self.stream.writeln(f'{f"{seconds:.3f}s":<10} {test}')
        if len(shown) < len(slowest):
            self.stream.writeln('\n(durations < 0.001s were hidden; use -v to show these durations)')
        else:
            self.stream.writeln()

    def _print_summary(self, result, seconds):
        self.stream.writeln(getattr(result, 'separator2', ''))
        count = result.testsRun
        self.stream.writeln('Ran {} test{} in {:.3f}s\n'.format(count, '' if count == 1 else 's', seconds))
        counts = {'skipped': len(result.skipped), 'expected failures': len(result.expectedFailures),
                  'unexpected successes': len(result.unexpectedSuccesses)}
        if not result.wasSuccessful():
            verdict = 'FAILED'
            counts = {'failures': len(result.failures), 'errors': len(result.errors)} | counts
        else:
            verdict = 'OK' if count or result.skipped else 'NO TESTS RAN'
        details = ', '.join(f'{name}={n}' for name, n in counts.items() if n)
        self.stream.writeln(f'{verdict} ({details})' if details else verdict)
        self.stream.flush()
