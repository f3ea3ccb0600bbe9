"""What goes from one process to another: copies of objects, as pickling makes them."""

import copy
from types import FunctionType


class PicklingError(Exception):
    """Something cannot be sent."""


PicklingError.__module__ = '_pickle'

# The process that is being started with what is copied, if one is: only then may
# locks and queues come along.
_starting = None


class Shared:
    """A base of what processes share and which is therefore not copied."""

    def __deepcopy__(self, memo):
        if _starting is None:
            name = type(self).__name__
            raise RuntimeError(f'{name} objects should only be shared between processes through inheritance')
        return self


def starting():
    """The process that is being started, or None."""
    return _starting


def message(obj):
    """A copy of an object that is sent."""
    _check(obj)
    return copy.deepcopy(obj)


def luggage(process, state):
    """A copy of what a process starts with."""
    global _starting
    before, _starting = _starting, process
    try:
        _check((state['_target'], state['_args'], state['_kwargs']))
        return copy.deepcopy(state)
    finally:
        _starting = before


def _check(obj, depth=3):
    """Raise pickle's error for a function that cannot be found by its name, also
    where it is a few containers deep."""
    if type(obj) in (list, tuple, dict) and depth:
        for item in obj.values() if type(obj) is dict else obj:
            _check(item, depth - 1)
    if type(obj) is FunctionType:
        if '<locals>' in obj.__qualname__:
            raise PicklingError(f"Can't pickle local object {obj!r}")
        if '<lambda>' in obj.__qualname__:
            raise PicklingError(f"Can't pickle {obj!r}: it's not found as {obj.__module__}.{obj.__qualname__}")
