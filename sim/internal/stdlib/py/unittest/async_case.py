"""Tests that await: TestCase over an event loop of its own for each test."""

import asyncio
import contextvars
import inspect

from unittest import _cleanups
from unittest.case import TestCase, _warn_of_value


class IsolatedAsyncioTestCase(TestCase):
    """A TestCase whose methods may be coroutine functions.

    Each test has a runner of its own, in debug mode. All parts of the test run
    in one context, so a context variable that is set in one is seen in the next.
    """

    # Makes the loop; None for the usual one.
    loop_factory = None

    def __init__(self, methodName='runTest'):
        super().__init__(methodName)
        self._runner = None
        self._context = contextvars.copy_context()

    async def asyncSetUp(self):
        """Prepare for a test method; called after setUp."""

    async def asyncTearDown(self):
        """Clean up after a test method; called before tearDown."""

    def addAsyncCleanup(self, func, /, *args, **kwargs):
        """Have a coroutine function called, and awaited, after tearDown."""
        self.addCleanup(func, *args, **kwargs)

    async def enterAsyncContext(self, cm):
        """Enter an asynchronous context manager that is left by a clean-up."""
        return await _cleanups.enter_async(cm, self.addAsyncCleanup)

    def run(self, result=None):
        self._open_runner()
        try:
            return super().run(result)
        finally:
            self._close_runner()

    def debug(self):
        self._open_runner()
        super().debug()
        self._close_runner()

    def _open_runner(self):
        assert self._runner is None, 'asyncio runner is already initialized'
        self._runner = asyncio.Runner(debug=True, loop_factory=self.loop_factory)

    def _close_runner(self):
        runner, self._runner = self._runner, None
        runner.close()

    def _call_set_up(self):
        self._runner.get_loop()
        self._context.run(self.setUp)
        self._await(self.asyncSetUp)

    def _call_test(self, method):
        value = self._call(method)
        if value is not None:
            _warn_of_value(method, value)

    def _call_tear_down(self):
        self._await(self.asyncTearDown)
        self._context.run(self.tearDown)

    def _call_cleanup(self, function, /, *args, **kwargs):
        self._call(function, *args, **kwargs)

    def _call(self, function, /, *args, **kwargs):
        if inspect.iscoroutinefunction(function):
            return self._await(function, *args, **kwargs)
        return self._context.run(function, *args, **kwargs)

    def _await(self, function, /, *args, **kwargs):
        assert inspect.iscoroutinefunction(function), f'{function!r} is not an async function'
        return self._runner.run(function(*args, **kwargs), context=self._context)
