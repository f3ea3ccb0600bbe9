"""Functions that are called when the program ends."""

from _native import unraisable as _unraisable

_registered = []


def register(func, /, *args, **kwargs):
    if not callable(func):
        raise TypeError('the first argument must be callable')
    _registered.append((func, args, kwargs))
    return func


def unregister(func, /):
    _registered[:] = [entry for entry in _registered if entry[0] != func]


def _clear():
    _registered.clear()


def _ncallbacks():
    return len(_registered)


def _run_exitfuncs():
    """Call them, the last one first; those that are registered meanwhile come
    too late."""
    for func, args, kwargs in _registered[::-1]:
        try:
            func(*args, **kwargs)
        except BaseException as e:
            _unraisable(e, f'Exception ignored in atexit callback {func!r}')
    _registered.clear()
