"""unittest.main: a program's tests run as its command line says."""

import os.path
import sys

from unittest import loader, runner, signals
from unittest._options import Usage, parse_arguments


class TestProgram:
    """Runs the tests of a module when it is made, and ends the program: with
    status 0, with 1 if any failed, with 5 if there were none."""

    def __init__(self, module='__main__', defaultTest=None, argv=None, testRunner=None,
                 testLoader=loader.defaultTestLoader, exit=True, verbosity=1, failfast=None,
                 catchbreak=None, buffer=None, warnings=None, *, tb_locals=False, durations=None):
        self.module = module
        if isinstance(module, str):
            __import__(module)
            self.module = sys.modules[module]
        argv = sys.argv if argv is None else argv
        self.progName = os.path.basename(argv[0])
        self.testRunner = testRunner
        self.testLoader = testLoader
        self.defaultTest = defaultTest
        self.exit = exit
        self.verbosity = verbosity
        self.failfast = failfast
        self.catchbreak = catchbreak
        self.buffer = buffer
        self.tb_locals = tb_locals
        self.durations = durations
        self.warnings = 'default' if warnings is None and not sys.warnoptions else warnings
        self.parseArgs(argv)
        self.runTests()

    def parseArgs(self, argv):
        """Take options and the names of tests from a command line."""
        try:
            options, names = parse_arguments(argv[1:])
        except Usage as e:
            e.show(self.progName)
            sys.exit(e.status)
        patterns = options.pop('patterns', None)
        if patterns:
            self.testLoader.testNamePatterns = patterns
        for name in 'failfast', 'catchbreak', 'buffer':
            if getattr(self, name) is None:
                setattr(self, name, False)
        for name, value in options.items():
            setattr(self, name, value)
        if not names and isinstance(self.defaultTest, str):
            names = [self.defaultTest]
        self.testNames = names or self.defaultTest and list(self.defaultTest)
        self.createTests()

    def createTests(self):
        """Find the tests: those that were named, or all of the module."""
        if self.testNames:
            self.test = self.testLoader.loadTestsFromNames(self.testNames, self.module)
        else:
            self.test = self.testLoader.loadTestsFromModule(self.module)

    def runTests(self):
        """Run them, and end the program if that is wanted."""
        if self.catchbreak:
            signals.installHandler()
        self.result = self._runner().run(self.test)
        if not self.exit:
            return
        if self.result.testsRun == 0 and not self.result.skipped:
            sys.exit(5)
        sys.exit(0 if self.result.wasSuccessful() else 1)

    def _runner(self):
        """The runner that was given, made if it is a class."""
        make = self.testRunner or runner.TextTestRunner
        if not isinstance(make, type):
            return make
        return make(verbosity=self.verbosity, failfast=self.failfast, buffer=self.buffer,
                    warnings=self.warnings, tb_locals=self.tb_locals, durations=self.durations)


main = TestProgram
