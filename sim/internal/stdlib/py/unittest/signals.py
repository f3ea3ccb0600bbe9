"""Ending a run early with Ctrl-C. Programs here get no signals, so that there
is only the registry, and a decorator that has nothing to remove."""

import weakref

_results = weakref.WeakKeyDictionary()


def registerResult(result):
    """Have a result stopped by Ctrl-C."""
    _results[result] = True


def removeResult(result):
    """Undo registerResult; says whether the result was registered."""
    return bool(_results.pop(result, None))


def installHandler():
    """Have Ctrl-C stop the results that are registered."""


def removeHandler(method=None):
    """Undo installHandler, or as a decorator undo it while a test runs."""
    return method
