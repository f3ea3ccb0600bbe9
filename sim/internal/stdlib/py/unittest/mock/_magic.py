"""MagicMock: a mock with special methods, which give what beginners expect: a
length of 0, an empty iteration, a true value."""

from unittest.mock._calls import DEFAULT
from unittest.mock._core import Mock, NonCallableMock
from unittest.mock._names import DEFAULT_MAGICS

# What special methods give when they are called.
_RESULTS = {
    '__lt__': NotImplemented, '__gt__': NotImplemented, '__le__': NotImplemented, '__ge__': NotImplemented,
    '__int__': 1, '__index__': 1, '__float__': 1.0, '__complex__': 1j, '__bool__': True,
    '__contains__': False, '__len__': 0, '__exit__': False, '__aexit__': False,
}
_COMPUTED = {
    '__hash__': object.__hash__,
    '__str__': object.__str__,
    '__sizeof__': object.__sizeof__,
    '__fspath__': lambda mock: f'{type(mock).__name__}/{mock._mock_path()}/{id(mock)}',
}


def _given(mock, name):
    """What a test has set as the return value of a special method."""
    return getattr(mock, name)._mock_state.return_value


def _equal(mock):
    def __eq__(other):
        given = _given(mock, '__eq__')
        if given is not DEFAULT:
            return given
        return True if mock is other else NotImplemented
    return __eq__


def _not_equal(mock):
    def __ne__(other):
        if _given(mock, '__ne__') is not DEFAULT:
            return DEFAULT
        return False if mock is other else NotImplemented
    return __ne__


def _iterate(mock):
    def __iter__():
        given = _given(mock, '__iter__')
        return iter(()) if given is DEFAULT else iter(given)
    return __iter__


def _iterate_async(mock):
    def __aiter__():
        given = _given(mock, '__aiter__')
        return _AsyncIterator(iter(() if given is DEFAULT else given))
    return __aiter__


class _AsyncIterator:
    def __init__(self, iterator):
        self.iterator = iterator

    def __aiter__(self):
        return self

    async def __anext__(self):
        try:
            return next(self.iterator)
        except StopIteration:
            raise StopAsyncIteration from None


_EFFECTS = {'__eq__': _equal, '__ne__': _not_equal, '__iter__': _iterate, '__aiter__': _iterate_async}


class _MagicMethod:
    """A special method of one mock that has not been used yet: looking it up
    puts a mock in its place."""

    def __init__(self, name, mock):
        self.name = name
        self.mock = mock

    def __get__(self, obj, cls=None):
        name, mock = self.name, self.mock
        method = mock._get_child_mock(name=name, _new_name=name, _new_parent=mock)
        setattr(mock, name, method)
        if name in _RESULTS:
            method.return_value = _RESULTS[name]
        elif name in _COMPUTED:
            method.return_value = _COMPUTED[name](mock)
        elif name in _EFFECTS:
            method.side_effect = _EFFECTS[name](mock)
        return method


class MagicMixin:
    """The half of a mock that is about special methods."""

    def _set_spec(self, *args, **kwargs):
        super()._set_spec(*args, **kwargs)
        spec, cls = self._mock_state.spec, type(self)
        for name in DEFAULT_MAGICS:
            if spec.allows(name):
                setattr(cls, name, _MagicMethod(name, self))
            elif isinstance(cls.__dict__.get(name), _MagicMethod):
                delattr(cls, name)


class NonCallableMagicMock(MagicMixin, NonCallableMock):
    """A mock with special methods that cannot be called."""


class MagicMock(MagicMixin, Mock):
    """A mock with special methods."""
