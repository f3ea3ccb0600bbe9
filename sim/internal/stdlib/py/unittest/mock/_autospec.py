"""create_autospec: mocks that can be used only as what they stand for can, all
the way down."""

import inspect
import types

from unittest.mock import _specs
from unittest.mock._async import AsyncMock
from unittest.mock._core import InvalidSpecError, Unmade, is_mock
from unittest.mock._magic import MagicMock, NonCallableMagicMock
from unittest.mock._names import is_magic


def create_autospec(spec, spec_set=False, instance=False, _parent=None, _name=None, *, unsafe=False, **kwargs):
    """Make a mock for an object, or with instance for the instances of a class.

    Its attributes are such mocks, too, and calls are checked against the
    signatures. For a function it is a function.
    """
    if isinstance(spec, (list, tuple)):
        spec = type(spec)
    if is_mock(spec):
        raise InvalidSpecError(f'Cannot autospec a Mock object. [object={spec!r}]')
    mock = _make(spec, spec_set, instance, _parent, _name, unsafe, kwargs)
    is_class = isinstance(spec, type)
    mock._mock_state.checks_calls = True
    if _parent is not None and not instance:
        _parent._mock_state.children[_name] = mock
    if is_class and not instance and 'return_value' not in kwargs:
        mock.return_value = create_autospec(spec, spec_set, instance=True, _name='()', _parent=mock)
    for name in dir(spec):
        if not is_magic(name):
            _add_child(mock, spec, name, spec_set, instance)
    if isinstance(spec, _specs.FUNCTIONS):
        return _function_of(mock, spec)
    return mock


def _make(spec, spec_set, instance, parent, name, unsafe, kwargs):
    """Make the mock itself."""
    settings = {} if spec is None else {'spec_set' if spec_set else 'spec': spec}
    cls = MagicMock
    if inspect.isdatadescriptor(spec):
        settings = {}  # of a property, no one knows what it gives
    elif inspect.iscoroutinefunction(spec):
        cls = AsyncMock
    elif not (_specs.instances_can_be_called(spec) if instance else _specs.can_be_called(spec)):
        cls = NonCallableMagicMock
    name = kwargs.pop('name', name)
    settings |= {'_as_instance': instance, '_skip_first': False} | kwargs
    # The outermost has no name that its children's calls would begin with.
    return cls(parent=parent, _new_parent=parent, _new_name='' if parent is None else name, name=name,
               unsafe=unsafe, **settings)


def _add_child(mock, spec, name, spec_set, instance):
    try:
        original = getattr(spec, name)
    except AttributeError:
        return
    if not isinstance(original, _specs.FUNCTIONS):
        mock._mock_state.children[name] = Unmade(
            lambda: create_autospec(original, spec_set, instance=False, _parent=mock, _name=name))
        return
    cls = AsyncMock if inspect.iscoroutinefunction(original) else MagicMock
    child = cls(**{'spec_set' if spec_set else 'spec': original}, parent=mock, name=name, _new_name=name,
                _new_parent=mock, _skip_first=_has_self(spec, name))
    child._mock_state.checks_calls = True
    mock._mock_state.children[name] = child


def _has_self(spec, name):
    """Whether a method as it is found in spec still wants self."""
    if not isinstance(spec, type):
        return False
    static = inspect.getattr_static(spec, name)
    return isinstance(static, types.FunctionType)


_RECORDS = ('called', 'call_count', 'call_args', 'call_args_list', 'method_calls', 'mock_calls',
            'await_count', 'await_args', 'await_args_list', 'return_value', 'side_effect')


def _function_of(mock, spec):
    """Make a function that calls a mock, and has what tests ask of a mock."""
    if inspect.iscoroutinefunction(spec):
        async def function(*args, **kwargs):
            return await mock(*args, **kwargs)
    else:
        def function(*args, **kwargs):
            return mock(*args, **kwargs)

    function.__name__ = function.__qualname__ = spec.__name__
    function.__module__ = spec.__module__
    function.__signature__ = mock._mock_state.spec.signature
    # The records are the function's from here on, as a test sets them there.
    mock.return_value
    state = mock._mock_state
    for name in _RECORDS:
        setattr(function, name, getattr(state, name))
    state.delegate = function
    for name in dir(type(mock)):
        if name.startswith('assert_') or name in ('attach_mock', 'configure_mock', 'reset_mock', 'mock_add_spec'):
            setattr(function, name, getattr(mock, name))
    function.mock = mock
    return function
