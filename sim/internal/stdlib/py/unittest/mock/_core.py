"""Mock: attributes that make themselves, and a memory of calls.

A mock keeps what it knows in a _State, out of the way of its attributes. Every
mock has a class of its own, so that special methods can be set on one mock:
they are looked up in the class.
"""

from unittest.mock import _specs
from unittest.mock._assertions import CallAssertions
from unittest.mock._calls import DEFAULT, CallList, _Call
from unittest.mock._names import MAGICS, NOT_SUPPORTED, is_magic
from unittest.mock._specs import InvalidSpecError, Spec

_DELETED = object()


class _State:
    """What a mock knows of itself."""

    def __init__(self, name, parent, new_name, new_parent):
        # The parent has the mock as an attribute of this name; it lists the
        # mock's calls in method_calls.
        self.name = name
        self.parent = parent
        # The new parent made the mock: as an attribute, item or return value.
        # It lists the mock's calls in mock_calls.
        self.new_name = new_name
        self.new_parent = new_parent
        self.children = {}
        self.spec = Spec()
        self.wraps = None
        self.unsafe = False
        self.sealed = False
        self.checks_calls = False  # against the spec's signature
        self.delegate = None  # the function that has the records: see _autospec.py
        self.return_value = DEFAULT
        self.side_effect = None
        self.method_calls = CallList()
        self.forget_calls()

    def forget_calls(self):
        self.called = False
        self.call_count = 0
        self.call_args = None
        self.call_args_list = CallList()
        self.mock_calls = CallList()
        self.await_count = 0
        self.await_args = None
        self.await_args_list = CallList()

    @property
    def records(self):
        """What has the records of calls, and what calls do."""
        return self.delegate or self


def is_mock(obj):
    """Whether an object is a mock, whatever class it claims to have."""
    return issubclass(type(obj), NonCallableMock)


def _recorded(name):
    """A property of mocks for what calls leave behind."""
    def get(self):
        return getattr(self._mock_state.records, name)

    def set(self, value):
        setattr(self._mock_state.records, name, value)
    return property(get, set)


class NonCallableMock(CallAssertions):
    """A mock that cannot be called."""

    called = _recorded('called')
    call_count = _recorded('call_count')
    call_args = _recorded('call_args')
    call_args_list = _recorded('call_args_list')
    mock_calls = _recorded('mock_calls')
    method_calls = _recorded('method_calls')

    def __new__(cls, spec=None, *args, spec_set=None, **kwargs):
        bases = cls,
        subject = spec if spec_set is None else spec_set
        if subject is not None and _specs.is_coroutine_function(subject):
            from unittest.mock._async import AsyncMockMixin
            if not issubclass(cls, AsyncMockMixin):
                bases = AsyncMockMixin, cls
        own_class = type(cls.__name__, bases, {'__doc__': cls.__doc__, '__module__': 'unittest.mock'})
        return object.__new__(own_class)

    def __init__(self, spec=None, wraps=None, name=None, spec_set=None, parent=None, *, unsafe=False,
                 _new_name='', _new_parent=None, _as_instance=False, _skip_first=None, **kwargs):
        state = _State(name, parent, _new_name, parent if _new_parent is None else _new_parent)
        state.wraps = wraps
        state.unsafe = unsafe
        self.__dict__['_mock_state'] = state
        skip_first = parent is not None if _skip_first is None else _skip_first
        strict = spec_set is not None
        self._set_spec(spec_set if strict else spec, strict, _as_instance, skip_first)
        self.configure_mock(**kwargs)

    def _set_spec(self, spec, strict=False, as_instance=False, skip_first=False):
        if is_mock(spec):
            raise InvalidSpecError(f'Cannot spec a Mock object. [object={spec!r}]')
        self._mock_state.spec = Spec(spec, strict, as_instance, skip_first)

    def mock_add_spec(self, spec, spec_set=False):
        """Have only the attributes of an object; with spec_set no others can be
        set either."""
        self._set_spec(spec, bool(spec_set))

    def configure_mock(self, /, **kwargs):
        """Set attributes, also of children: {'method.return_value': 3}."""
        for path in sorted(kwargs, key=lambda path: path.count('.')):
            *parents, last = path.split('.')
            obj = self
            for name in parents:
                obj = getattr(obj, name)
            setattr(obj, last, kwargs[path])

    @property
    def __class__(self):
        return self._mock_state.spec.cls or type(self)

    @property
    def return_value(self):
        """What a call gives, if side_effect does not say otherwise."""
        state = self._mock_state
        if state.records.return_value is DEFAULT and state.wraps is None:
            self.return_value = self._get_child_mock(_new_parent=self, _new_name='()')
        return state.records.return_value

    @return_value.setter
    def return_value(self, value):
        self._mock_state.records.return_value = value
        _adopt(self, value, None, '()')

    @property
    def side_effect(self):
        """What a call does: an exception to raise, a function to call, or an
        iterable of what the calls give one after the other."""
        records = self._mock_state.records
        # A function that has the records keeps there whatever is set.
        records.side_effect = _iterated(records.side_effect)
        return records.side_effect

    @side_effect.setter
    def side_effect(self, value):
        self._mock_state.records.side_effect = _iterated(value)

    # Attributes.

    def __getattr__(self, name):
        if name == '_mock_state':  # not made yet
            raise AttributeError(name)
        state = self._mock_state
        self._check_readable(name)
        child = state.children.get(name)
        if child is _DELETED:
            raise AttributeError(name)
        if child is None:
            wraps = None if state.wraps is None else getattr(state.wraps, name)
            child = self._get_child_mock(parent=self, name=name, wraps=wraps, _new_name=name, _new_parent=self)
            state.children[name] = child
        elif isinstance(child, Unmade):
            child = state.children[name] = child.make()
        return child

    def _check_readable(self, name):
        state = self._mock_state
        if state.spec.names is None:
            if is_magic(name):
                raise AttributeError(name)
        elif name not in state.spec.names or name in MAGICS:
            raise AttributeError(f'Mock object has no attribute {name!r}')
        named_by_spec = state.spec.names is not None and name in state.spec.names
        if not state.unsafe and not named_by_spec and _looks_like_assertion(name):
            raise AttributeError(f'{name!r} is not a valid assertion. Use a spec for the mock if '
                                 f'{name!r} is meant to be an attribute.')

    def __setattr__(self, name, value):
        state = self._mock_state
        if name in _PROPERTIES:
            object.__setattr__(self, name, value)
        elif state.spec.strict and not state.spec.allows(name) and name not in self.__dict__:
            raise AttributeError(f'Mock object has no attribute {name!r}')
        elif name in NOT_SUPPORTED:
            raise AttributeError(f'Attempting to set unsupported magic method {name!r}.')
        elif name in MAGICS:
            self._set_magic(name, value)
        else:
            if _adopt(self, value, name, name):
                state.children[name] = value
            elif state.sealed and not hasattr(self, name):
                raise AttributeError(f'Cannot set {self._mock_path()}.{name}')
            object.__setattr__(self, name, value)

    def _set_magic(self, name, value):
        state = self._mock_state
        if not state.spec.allows(name):
            raise AttributeError(f'Mock object has no attribute {name!r}')
        if is_mock(value):
            # Special methods are looked up in the class.
            _adopt(self, value, None, name)
            setattr(type(self), name, value)
            state.children[name] = value
            return

        def method(self, /, *args, **kwargs):
            return value(self, *args, **kwargs)
        setattr(type(self), name, method)

    def __delattr__(self, name):
        if name in MAGICS and name in type(self).__dict__:
            delattr(type(self), name)
            if name not in self.__dict__:
                return
        children = self._mock_state.children
        child = children.get(name)
        if name in self.__dict__:
            object.__delattr__(self, name)
        elif child is _DELETED:
            raise AttributeError(name)
        children[name] = _DELETED

    def __dir__(self):
        from unittest import mock
        if not mock.FILTER_DIR:
            return object.__dir__(self)
        state = self._mock_state
        found = {name for name in dir(type(self)) if not name.startswith('_')}
        found |= {name for name in self.__dict__ if not name.startswith('_') or is_magic(name)}
        found |= {name for name, child in state.children.items() if child is not _DELETED}
        return sorted(found.union(state.spec.names or ()))

    def _get_child_mock(self, /, **kw):
        """Make a child; classes that derive from a mock may make other ones."""
        if self._mock_state.sealed:
            attribute = f'.{kw["name"]}' if 'name' in kw else '()'
            raise AttributeError(self._mock_path() + attribute)
        from unittest.mock._children import child_class
        return child_class(self, kw.get('_new_name'))(**kw)

    def attach_mock(self, mock, attribute):
        """Make a mock a child, so that its calls are listed by this one."""
        inner = mock_of(mock)._mock_state
        inner.parent = inner.new_parent = None
        inner.name, inner.new_name = '', ''
        setattr(self, attribute, mock)

    def reset_mock(self, visited=None, *, return_value=False, side_effect=False):
        """Forget all calls of this mock and its children, and if asked what
        calls give and do."""
        visited = set() if visited is None else visited
        if id(self) in visited:
            return
        visited.add(id(self))
        state = self._mock_state
        state.forget_calls()
        for record in ('called', 'call_count', 'call_args', 'call_args_list', 'mock_calls'):
            setattr(state.records, record, getattr(state, record))
        state.records.method_calls = CallList()
        result = state.records.return_value
        if return_value:
            state.records.return_value = DEFAULT
        if side_effect:
            state.records.side_effect = None
        for child in [*state.children.values(), result]:
            if is_mock(child) and child is not self:
                child.reset_mock(visited, return_value=return_value, side_effect=side_effect)

    # Names.

    def _mock_path(self):
        """How the mock is reached from the outermost one: 'mock.method()'."""
        path, state = '', self._mock_state
        while state.new_parent is not None:
            step = state.new_name
            path = (step if step == '()' else f'.{step}') + path
            state = state.new_parent._mock_state
        return (state.name or 'mock') + path

    def __repr__(self):
        state = self._mock_state
        path, spec = self._mock_path(), ''
        name = '' if path == 'mock' else f' name={path!r}'
        if state.spec.cls is not None:
            kind = 'spec_set' if state.spec.strict else 'spec'
            spec = f' {kind}={state.spec.cls.__name__!r}'
        return f"<{type(self).__name__}{name}{spec} id='{id(self)}'>"


# What mocks have beside the attributes of what they stand for.
_PROPERTIES = frozenset(['called', 'call_count', 'call_args', 'call_args_list', 'mock_calls', 'method_calls',
                         'return_value', 'side_effect', 'await_count', 'await_args', 'await_args_list'])

# Names that can only be misspelt assertions.
_ASSERTIONS = frozenset(name.removeprefix('assert_') for name in dir(NonCallableMock) if name.startswith('assert_'))


def _looks_like_assertion(name):
    return name.startswith(('assert', 'assret', 'asert', 'aseert', 'assrt')) or name in _ASSERTIONS


class Unmade:
    """A child that is made when it is first asked for."""

    def __init__(self, make):
        self.make = make


def mock_of(obj):
    """The mock behind a function that was made from one: see _autospec.py."""
    if isinstance(obj, _specs.FUNCTIONS) and is_mock(getattr(obj, 'mock', None)):
        return obj.mock
    return obj


def _adopt(parent, value, name, new_name):
    """Make a mock that has no name and no parent a child; says whether it is
    one now."""
    value = mock_of(value)
    if not is_mock(value):
        return False
    state = value._mock_state
    if state.name or state.new_name or state.parent is not None or state.new_parent is not None:
        return False
    ancestor = parent
    while ancestor is not None:
        if ancestor is value:
            return False
        ancestor = ancestor._mock_state.new_parent
    state.new_parent, state.new_name = parent, new_name
    if name:
        state.parent, state.name = parent, name
    return True


def is_exception(value):
    """Whether a side effect is an exception to raise."""
    return isinstance(value, BaseException) or isinstance(value, type) and issubclass(value, BaseException)


def _iterated(effect):
    """Make a side effect that is an iterable an iterator."""
    if effect is None or is_exception(effect) or callable(effect):
        return effect
    try:
        return iter(effect)
    except TypeError:
        return effect


class CallableMixin:
    """The half of a mock that is about calling it."""

    def __init__(self, spec=None, side_effect=None, return_value=DEFAULT, wraps=None, name=None,
                 spec_set=None, parent=None, **kwargs):
        super().__init__(spec, wraps, name, spec_set, parent, **kwargs)
        if return_value is not DEFAULT:
            self.return_value = return_value
        if side_effect is not None:
            self.side_effect = side_effect

    def __call__(self, /, *args, **kwargs):
        state = self._mock_state
        if state.checks_calls and state.spec.signature is not None:
            state.spec.signature.bind(*args, **kwargs)
        self._record_call(args, kwargs)
        return self._execute_mock_call(*args, **kwargs)

    def _record_call(self, args, kwargs):
        """Note a call here, and in all mocks that this one was reached from."""
        state = self._mock_state
        self.called = True
        self.call_count += 1
        self.call_args = _Call((args, kwargs), two=True)
        self.call_args_list.append(self.call_args)
        self.mock_calls.append(_Call(('', args, kwargs)))
        method, path = state.name, state.new_name
        tells_method = state.parent is not None
        ancestor = state.new_parent
        while ancestor is not None:
            above = ancestor._mock_state
            if tells_method:
                ancestor.method_calls.append(_Call((method, args, kwargs)))
                tells_method = above.parent is not None
                method = f'{above.name}.{method}'
            ancestor.mock_calls.append(_Call((path, args, kwargs)))
            if above.new_name:
                path = above.new_name + ('' if path.startswith('()') else '.') + path
            ancestor = above.new_parent

    def _execute_mock_call(self, /, *args, **kwargs):
        effect = self.side_effect
        if effect is not None:
            if is_exception(effect):
                raise effect
            result = effect(*args, **kwargs) if callable(effect) else next(effect)
            if is_exception(result) and not callable(effect):
                raise result
            if result is not DEFAULT:
                return result
        state = self._mock_state
        if state.records.return_value is DEFAULT and state.wraps is not None:
            return state.wraps(*args, **kwargs)
        return self.return_value


class Mock(CallableMixin, NonCallableMock):
    """A mock that can be called. Its special methods are those of any object;
    MagicMock has the others, too."""


class PropertyMock(Mock):
    """A mock for a property: reading it calls the mock, so does setting it,
    with the value."""

    def _get_child_mock(self, /, **kwargs):
        from unittest.mock._magic import MagicMock
        return MagicMock(**kwargs)

    def __get__(self, obj, obj_type=None):
        return self()

    def __set__(self, obj, val):
        self(val)


def seal(mock):
    """Have a mock and its children make no more children."""
    state = mock_of(mock)._mock_state
    state.sealed = True
    for child in [*state.children.values(), state.return_value]:
        if is_mock(child) and child._mock_state.new_parent is mock:
            seal(child)
