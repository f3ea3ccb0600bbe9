"""Which kind of mock the children of a mock are."""

from unittest.mock._async import AsyncMock, AsyncMockMixin
from unittest.mock._core import CallableMixin, Mock
from unittest.mock._magic import MagicMock, NonCallableMagicMock
from unittest.mock._names import ASYNC_MAGICS, SYNC_MAGICS


def child_class(parent, name):
    """The class for a child of a name; '()' is what a call gives."""
    cls, spec = type(parent), parent._mock_state.spec
    if name in spec.coroutine_functions:
        return AsyncMock
    if issubclass(cls, AsyncMockMixin):
        plain = name in SYNC_MAGICS or spec.names is not None and name in spec.names
        return MagicMock if plain else AsyncMock
    if issubclass(cls, MagicMock) and name in ASYNC_MAGICS:
        return AsyncMock
    if issubclass(cls, CallableMixin):
        return cls.__mro__[1]  # the first is this mock's own
    return MagicMock if issubclass(cls, NonCallableMagicMock) else Mock
