"""Tests as students write them: classes of test methods, and what runs them.

A TestLoader collects TestCase objects, one for each test method, into a
TestSuite. Its run() gives each its set-up, its method and its clean-up, and
tells a TestResult what came of it; a TextTestRunner does so with a result that
writes the report. main() puts these together for a program.

Start reading at case.py, which runs one test. The assertions are in
_comparisons.py, _containers.py and _contexts.py; mock is a package beside
this.
"""

from unittest.result import TestResult
from unittest.case import (TestCase, FunctionTestCase, SkipTest, addModuleCleanup, doModuleCleanups,
                   enterModuleContext, expectedFailure, skip, skipIf, skipUnless)
from unittest.async_case import IsolatedAsyncioTestCase
from unittest.suite import BaseTestSuite, TestSuite
from unittest.loader import TestLoader, defaultTestLoader
from unittest.main import TestProgram, main
from unittest.runner import TextTestResult, TextTestRunner
from unittest.signals import installHandler, registerResult, removeHandler, removeResult

__all__ = ['IsolatedAsyncioTestCase', 'TestResult', 'TestCase', 'TestSuite', 'TextTestRunner',
           'TestLoader', 'FunctionTestCase', 'main', 'defaultTestLoader', 'SkipTest', 'skip',
           'skipIf', 'skipUnless', 'expectedFailure', 'TextTestResult', 'installHandler',
           'registerResult', 'removeResult', 'removeHandler', 'addModuleCleanup',
           'doModuleCleanups', 'enterModuleContext']
