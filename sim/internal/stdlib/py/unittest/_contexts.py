"""The assertions about what a block of code does: raise, warn or log."""

import re
import traceback
import warnings
from types import GenericAlias

from unittest._log import AssertLogsContext
from unittest._containers import ContainerAssertions


class BlockAssertions(ContainerAssertions):
    """A part of TestCase: assertions for with statements, which can be given a
    function to call instead."""

    def assertRaises(self, expected_exception, *args, **kwargs):
        """Fail unless the block, or the call, raises an exception of a class."""
        context = _AssertRaisesContext(self, 'assertRaises', expected_exception)
        return context.check(args, kwargs)

    def assertRaisesRegex(self, expected_exception, expected_regex, *args, **kwargs):
        """Like assertRaises; the exception's text must match, too."""
        context = _AssertRaisesContext(self, 'assertRaisesRegex', expected_exception, expected_regex)
        return context.check(args, kwargs)

    def assertWarns(self, expected_warning, *args, **kwargs):
        """Fail unless the block, or the call, issues a warning of a class."""
        context = _AssertWarnsContext(self, 'assertWarns', expected_warning)
        return context.check(args, kwargs)

    def assertWarnsRegex(self, expected_warning, expected_regex, *args, **kwargs):
        """Like assertWarns; the warning's text must match, too."""
        context = _AssertWarnsContext(self, 'assertWarnsRegex', expected_warning, expected_regex)
        return context.check(args, kwargs)

    def assertLogs(self, logger=None, level=None):
        """Fail unless the block logs something of a level, by default INFO, to
        a logger, by default the root, or one below it."""
        return AssertLogsContext(self, logger, level)

    def assertNoLogs(self, logger=None, level=None):
        """Fail if the block logs something of a level to a logger."""
        return AssertLogsContext(self, logger, level, none_expected=True)


class _Expecting:
    """What assertRaises and assertWarns share."""

    def __init__(self, test_case, assertion, expected, regex=None):
        self.test_case = test_case
        self.assertion = assertion
        self.expected = expected
        self.expected_regex = None if regex is None else re.compile(regex)
        self.obj_name = None  # of the function that was called, if one was
        self.msg = None

    def check(self, args, kwargs):
        """Call a function within the block, or without one give the block."""
        if not _are_classes(self.expected, self._base_type):
            raise TypeError(f'{self.assertion}() arg 1 must be {self._base_type_name} type '
                            f'or tuple of {self._base_type_name.split()[1]} types')
        if not args:
            self.msg = kwargs.pop('msg', None)
            for name in kwargs:
                raise TypeError(f'{name!r} is an invalid keyword argument for this function')
            return self
        function, *args = args
        self.obj_name = getattr(function, '__name__', None) or str(function)
        try:
            with self:
                function(*args, **kwargs)
        except self.test_case.failureException as e:
            # Reports show a failure down to the first call of unittest.
            raise e.with_traceback(None)

    def _fail_without(self, verb):
        name = getattr(self.expected, '__name__', None) or str(self.expected)
        by = f' by {self.obj_name}' if self.obj_name else ''
        self.test_case._fail(self.msg, f'{name} not {verb}{by}')

    def _matches(self, text):
        return self.expected_regex is None or self.expected_regex.search(text)

    def _fail_match(self, text):
        self.test_case._fail(self.msg, f'"{self.expected_regex.pattern}" does not match "{text}"')


def _are_classes(expected, base):
    if isinstance(expected, tuple):
        return all(_are_classes(one, base) for one in expected)
    return isinstance(expected, type) and issubclass(expected, base)


class _AssertRaisesContext(_Expecting):
    _base_type = BaseException
    _base_type_name = 'an exception'

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, tb):
        if exc_type is None:
            self._fail_without('raised')
        # What the frames hold must not outlive the block.
        traceback.clear_frames(tb)
        if not issubclass(exc_type, self.expected):
            return False
        self.exception = exc_value.with_traceback(None)
        if not self._matches(str(exc_value)):
            self._fail_match(str(exc_value))
        return True

    __class_getitem__ = classmethod(GenericAlias)


class _AssertWarnsContext(_Expecting):
    _base_type = Warning
    _base_type_name = 'a warning'

    def __enter__(self):
        self._recording = warnings.catch_warnings(record=True)
        self.warnings = self._recording.__enter__()
        warnings.simplefilter('always', self.expected)
        return self

    def __exit__(self, exc_type, exc_value, tb):
        self._recording.__exit__(exc_type, exc_value, tb)
        if exc_type is not None:
            return
        of_class = [w for w in self.warnings if isinstance(w.message, self.expected)]
        for warning in of_class:
            if self._matches(str(warning.message)):
                self.warning = warning.message
                self.filename = warning.filename
                self.lineno = warning.lineno
                return
        if of_class:
            self._fail_match(str(of_class[0].message))
        self._fail_without('triggered')
