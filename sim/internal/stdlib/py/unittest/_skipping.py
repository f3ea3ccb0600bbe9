"""Tests that are not run, or are known to fail: the marks that decorators leave
on a test method or class, and how the runner asks for them."""

import functools
import types


class SkipTest(Exception):
    """Raise this in a test to skip it."""


SkipTest.__module__ = 'unittest.case'


def skip(reason):
    """A decorator: never run this test, or the tests of this class."""
    if isinstance(reason, types.FunctionType):  # used without a reason
        return _mark(reason, '')
    return lambda test: _mark(test, reason)


def _mark(test, reason):
    if not isinstance(test, type):
        # It skips itself where it is called without asking for the mark.
        @functools.wraps(test)
        def skipped(*args, **kwargs):
            raise SkipTest(reason)
        test = skipped
    test.__unittest_skip__ = True
    test.__unittest_skip_why__ = reason
    return test


def skipIf(condition, reason):
    """A decorator: skip if a condition is true."""
    return skip(reason) if condition else _unchanged


def skipUnless(condition, reason):
    """A decorator: skip unless a condition is true."""
    return _unchanged if condition else skip(reason)


def _unchanged(test):
    return test


def expectedFailure(test_item):
    """A decorator: the test is known to fail, and it is news if it does not."""
    test_item.__unittest_expecting_failure__ = True
    return test_item


def is_skipped(*items):
    """Whether a class or method is marked."""
    return any(getattr(item, '__unittest_skip__', False) for item in items)


def reason_for(*items):
    """The first reason that a class or method gives for being skipped."""
    return next(filter(None, (getattr(item, '__unittest_skip_why__', '') for item in items)), '')


def expects_failure(*items):
    """Whether a test or method is marked as known to fail."""
    return any(getattr(item, '__unittest_expecting_failure__', False) for item in items)
