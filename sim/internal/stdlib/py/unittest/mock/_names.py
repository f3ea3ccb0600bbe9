"""The special methods that mocks can have."""

_NUMERIC = 'add sub mul matmul truediv floordiv mod lshift rshift and xor or pow divmod'.split()


def _special(*names):
    return frozenset(f'__{name}__' for group in names for name in group.split())


# Those that are coroutine functions, and those that are not.
ASYNC_MAGICS = _special('aenter aexit anext')
_RIGHT = _special(*(f'r{name}' for name in _NUMERIC))

# What MagicMock has from the beginning.
DEFAULT_MAGICS = ASYNC_MAGICS | _RIGHT | _special(
    *_NUMERIC, *(f'i{name}' for name in _NUMERIC if name != 'divmod'),
    'lt gt le ge eq ne getitem setitem delitem len contains iter hash str sizeof enter exit',
    'floor ceil trunc round neg pos abs invert complex int float index bool next fspath aiter')

# What can be set beside these.
MAGICS = DEFAULT_MAGICS | _special(
    'get set delete reversed missing reduce reduce_ex getinitargs getnewargs getstate setstate',
    'getformat repr dir subclasses format getnewargs_ex')

SYNC_MAGICS = MAGICS - ASYNC_MAGICS

# Without which a mock would not be one.
NOT_SUPPORTED = _special('getattr setattr init new prepare instancecheck subclasscheck del')


def is_magic(name):
    """Whether a name has two underscores at either end."""
    return name.startswith('__') and name.endswith('__') and len(name) > 4
