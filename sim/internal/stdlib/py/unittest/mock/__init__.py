"""Objects that stand for others in tests, and note how they are used.

A mock makes its attributes, its items and what calls of it give as they are
asked for: mocks again, its children. Each notes the calls of it, and tells its
parents. patch puts mocks in the place of real objects for a while.

Start reading at _core.py. _calls.py has the records of calls, _magic.py and
_async.py the mocks with special methods and coroutines, _specs.py what is known
of the object that a mock stands for, _autospec.py and _patch.py what is made
from these.
"""

from unittest.mock._calls import ANY, DEFAULT, call, sentinel
from unittest.mock._specs import FILTER_DIR, InvalidSpecError
from unittest.mock._core import Mock, NonCallableMock, PropertyMock, seal
from unittest.mock._magic import MagicMock, NonCallableMagicMock
from unittest.mock._async import AsyncMock
from unittest.mock._autospec import create_autospec
from unittest.mock._patch import patch
from unittest.mock._open import mock_open

__all__ = ['Mock', 'MagicMock', 'patch', 'sentinel', 'DEFAULT', 'ANY', 'call', 'create_autospec',
           'AsyncMock', 'FILTER_DIR', 'NonCallableMock', 'NonCallableMagicMock', 'mock_open',
           'PropertyMock', 'seal']

for _public in (InvalidSpecError, Mock, NonCallableMock, PropertyMock, MagicMock, NonCallableMagicMock,
                AsyncMock):
    _public.__module__ = __name__


def __getattr__(name):
    if name == 'ThreadingMock':
        raise NotImplementedError('unittest.mock.ThreadingMock is not supported in the playground')
    raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
