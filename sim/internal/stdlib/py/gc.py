"""The garbage collector: collect looks for all objects that cannot be reached.

Objects of the simulated machine come to their end when the last reference
goes, or when collect finds them; nothing is collected behind a program's back,
so the other functions only keep their word.
"""

from _weakref import collect as _collect

DEBUG_STATS = 1
DEBUG_COLLECTABLE = 2
DEBUG_UNCOLLECTABLE = 4
DEBUG_SAVEALL = 32
DEBUG_LEAK = 38

garbage = []
callbacks = []

_enabled = True
_debug = 0
_threshold = (2000, 10, 10)
_collections = 0


def collect(generation=2):
    """Find what cannot be reached; give the number of objects that came to their end."""
    global _collections
    if not 0 <= generation <= 2:
        raise ValueError('invalid generation')
    _collections += 1
    return _collect()


def enable():
    global _enabled
    _enabled = True


def disable():
    global _enabled
    _enabled = False


def isenabled():
    return _enabled


def set_debug(flags, /):
    global _debug
    _debug = flags


def get_debug():
    return _debug


def get_threshold():
    return _threshold


def set_threshold(threshold0, threshold1=None, threshold2=None, /):
    global _threshold
    given = (threshold0, threshold1, threshold2)
    _threshold = tuple(old if new is None else new for new, old in zip(given, _threshold))


def get_count():
    return 0, 0, 0


def get_stats():
    return [{'collections': _collections if generation == 2 else 0, 'collected': 0, 'uncollectable': 0}
            for generation in range(3)]


def freeze():
    pass


def unfreeze():
    pass


def get_freeze_count():
    return 0


def is_tracked(obj, /):
    return not isinstance(obj, (int, float, complex, str, bytes, type(None)))


def is_finalized(obj, /):
    return False


def get_objects(generation=None):
    raise NotImplementedError('gc.get_objects() is not simulated')


def get_referrers(*objs):
    raise NotImplementedError('gc.get_referrers() is not simulated')


def get_referents(*objs):
    raise NotImplementedError('gc.get_referents() is not simulated')
