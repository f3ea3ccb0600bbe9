"""The names that annotations use. Nothing checks types here: annotations can be
written, looked at, and evaluated with get_type_hints(). What they are made of
is in _typing_forms; this adds the generic versions of other modules' classes,
protocols, NamedTuple and TypedDict."""

from _annotations import annotations_of, namespace_annotations
from _typing_forms import *
from _typing_forms import (
    _AnnotatedAlias, _AnyMeta, _CallableGenericAlias, _CallableType, _ConcatenateAlias, _GenericAlias,
    _LiteralGenericAlias, _SpecialForm, _SpecialGenericAlias, _TupleType, _UnpackAlias, _caller_module, _convert,
    _type_repr, _GenericAliasOfTypes,
)
from _hooks import defines_all
from abc import ABCMeta, abstractmethod

__all__ = [
    'Annotated', 'Any', 'Callable', 'ClassVar', 'Concatenate', 'Final', 'ForwardRef', 'Generic', 'Literal', 'Optional',
    'ParamSpec', 'Protocol', 'Tuple', 'Type', 'TypeVar', 'TypeVarTuple', 'Union', 'AbstractSet', 'Container',
    'ContextManager', 'Hashable', 'ItemsView', 'Iterable', 'Iterator', 'KeysView', 'Mapping', 'MappingView',
    'MutableMapping', 'MutableSequence', 'MutableSet', 'Sequence', 'Sized', 'ValuesView', 'Awaitable', 'AsyncIterator',
    'AsyncIterable', 'Coroutine', 'Collection', 'AsyncGenerator', 'AsyncContextManager', 'Reversible', 'SupportsAbs',
    'SupportsBytes', 'SupportsComplex', 'SupportsFloat', 'SupportsIndex', 'SupportsInt', 'SupportsRound', 'ChainMap',
    'Counter', 'Deque', 'Dict', 'DefaultDict', 'List', 'OrderedDict', 'Set', 'FrozenSet', 'NamedTuple', 'TypedDict',
    'Generator', 'BinaryIO', 'IO', 'Match', 'Pattern', 'TextIO', 'AnyStr', 'assert_type', 'assert_never', 'cast',
    'clear_overloads', 'dataclass_transform', 'evaluate_forward_ref', 'final', 'get_args', 'get_origin',
    'get_overloads', 'get_protocol_members', 'get_type_hints', 'is_protocol', 'is_typeddict', 'LiteralString', 'Never',
    'NewType', 'no_type_check', 'no_type_check_decorator', 'NoDefault', 'NoReturn', 'NotRequired', 'overload',
    'override', 'ParamSpecArgs', 'ParamSpecKwargs', 'ReadOnly', 'Required', 'reveal_type', 'runtime_checkable', 'Self',
    'Text', 'TYPE_CHECKING', 'TypeAlias', 'TypeGuard', 'TypeIs', 'TypeAliasType', 'Unpack',
]

TYPE_CHECKING = False
Text = str
AnyStr = TypeVar('AnyStr', bytes, str)

# The generic versions of classes, made when they are first asked for, as most
# programs use few: name -> (module, class, number of parameters, defaults).
_ALIASES = {
    'List': ('builtins', 'list', 1), 'Dict': ('builtins', 'dict', 2), 'Set': ('builtins', 'set', 1),
    'FrozenSet': ('builtins', 'frozenset', 1), 'Type': ('builtins', 'type', 1),
    'Deque': ('collections', 'deque', 1), 'DefaultDict': ('collections', 'defaultdict', 2),
    'OrderedDict': ('collections', 'OrderedDict', 2), 'Counter': ('collections', 'Counter', 1),
    'ChainMap': ('collections', 'ChainMap', 2),
    'AbstractSet': ('collections.abc', 'Set', 1), 'AsyncGenerator': ('collections.abc', 'AsyncGenerator', 2, (type(None),)),
    'AsyncIterable': ('collections.abc', 'AsyncIterable', 1), 'AsyncIterator': ('collections.abc', 'AsyncIterator', 1),
    'Awaitable': ('collections.abc', 'Awaitable', 1), 'Collection': ('collections.abc', 'Collection', 1),
    'Container': ('collections.abc', 'Container', 1), 'Coroutine': ('collections.abc', 'Coroutine', 3),
    'Generator': ('collections.abc', 'Generator', 3, (type(None), type(None))),
    'Hashable': ('collections.abc', 'Hashable', 0), 'ItemsView': ('collections.abc', 'ItemsView', 2),
    'Iterable': ('collections.abc', 'Iterable', 1), 'Iterator': ('collections.abc', 'Iterator', 1),
    'KeysView': ('collections.abc', 'KeysView', 1), 'Mapping': ('collections.abc', 'Mapping', 2),
    'MappingView': ('collections.abc', 'MappingView', 1), 'MutableMapping': ('collections.abc', 'MutableMapping', 2),
    'MutableSequence': ('collections.abc', 'MutableSequence', 1), 'MutableSet': ('collections.abc', 'MutableSet', 1),
    'Reversible': ('collections.abc', 'Reversible', 1), 'Sequence': ('collections.abc', 'Sequence', 1),
    'Sized': ('collections.abc', 'Sized', 0), 'ValuesView': ('collections.abc', 'ValuesView', 1),
    'ContextManager': ('contextlib', 'AbstractContextManager', 2, (bool | None,)),
    'AsyncContextManager': ('contextlib', 'AbstractAsyncContextManager', 2, (bool | None,)),
    'Pattern': ('re', 'Pattern', 1), 'Match': ('re', 'Match', 1),
}

# The other classes that few programs use: name -> the module that has them.
_RARE = dict.fromkeys(
    ['SupportsAbs', 'SupportsBytes', 'SupportsComplex', 'SupportsFloat', 'SupportsIndex', 'SupportsInt',
     'SupportsRound', 'IO', 'TextIO', 'BinaryIO'], '_typing_protocols')


def __getattr__(name):
    if name in _ALIASES:
        module, cls, nparams, *defaults = _ALIASES[name]
        origin = _imported(module, cls)
        value = _SpecialGenericAlias(origin, nparams, name=name, defaults=defaults[0] if defaults else ())
    elif name == 'Callable':
        value = _CallableType(_imported('collections.abc', 'Callable'), 2, name='Callable')
    elif name in _RARE:
        value = _imported(_RARE[name], name)
    elif name == 'ByteString':
        value = _SpecialGenericAlias(_imported('collections.abc', 'ByteString'), 0, name='ByteString')
    else:
        raise AttributeError(f"module 'typing' has no attribute {name!r}")
    globals()[name] = value
    return value


def _imported(module, name):
    return getattr(__import__(module, fromlist=(name,)), name)


Tuple = _TupleType(tuple, -1, name='Tuple')


# Protocols.

_PROTOCOL_INTERNALS = frozenset([
    '__abstractmethods__', '__annotations__', '__annotate__', '__annotate_func__', '__annotations_cache__', '__dict__',
    '__doc__', '__init__', '__module__', '__new__', '__slots__', '__subclasshook__', '__weakref__',
    '__class_getitem__', '__match_args__', '__static_attributes__', '__firstlineno__', '__orig_bases__',
    '__orig_class__', '__parameters__', '_is_protocol', '_is_runtime_protocol', '_is_protocol_root',
    '__protocol_attrs__', '__non_callable_proto_members__', '__type_params__', '_abc_impl', '__qualname__',
    '__init_subclass__', '__classdictcell__',
])


def _protocol_members(cls):
    members = set()
    for base in cls.__mro__[:-1]:
        if base.__name__ in ('Protocol', 'Generic') and base.__module__ == 'typing':
            continue
        for name in (*base.__dict__, *annotations_of(base)):
            if name not in _PROTOCOL_INTERNALS and not name.startswith('_abc_'):
                members.add(name)
    return members


class _ProtocolMeta(ABCMeta):
    def __instancecheck__(cls, obj):
        if cls is Protocol or not getattr(cls, '_is_protocol', False):
            return super().__instancecheck__(obj)
        if not getattr(cls, '_is_runtime_protocol', False) and not issubclass_plainly(type(obj), cls):
            raise TypeError('Instance and class checks can only be used with @runtime_checkable protocols')
        if super().__subclasscheck__(type(obj)):
            return True
        for name in cls.__protocol_attrs__:
            try:
                value = getattr(obj, name)
            except AttributeError:
                return False
            if value is None and name not in cls.__non_callable_proto_members__:
                return False
        return True

    def __subclasscheck__(cls, other):
        if cls is Protocol:
            return type.__subclasscheck__(cls, other)
        if not isinstance(other, type):
            raise TypeError('issubclass() arg 1 must be a class')
        if getattr(cls, '_is_protocol', False) and not issubclass_plainly(other, cls):
            if not getattr(cls, '_is_runtime_protocol', False):
                raise TypeError('Instance and class checks can only be used with @runtime_checkable protocols')
            if cls.__non_callable_proto_members__:
                names = ', '.join(map(repr, sorted(cls.__non_callable_proto_members__)))
                raise TypeError("Protocols with non-method members don't support issubclass(). "
                                f'Non-method members: {names}.')
        return super().__subclasscheck__(other)


def issubclass_plainly(cls, base):
    return base in cls.__mro__


def _no_init(self, *args, **kwargs):
    if type(self)._is_protocol:
        raise TypeError('Protocols cannot be instantiated')
    for base in type(self).__mro__[1:]:
        init = base.__dict__.get('__init__')
        if init is not None and init is not _no_init:
            return init(self, *args, **kwargs)


def _protocol_hook(cls, other):
    if '_is_protocol' in vars(cls) and cls._is_protocol:
        return defines_all(other, cls.__protocol_attrs__)
    return NotImplemented


class Protocol(Generic, metaclass=_ProtocolMeta):
    """Derive from this to describe classes by the members that they have."""

    __slots__ = ()
    _is_protocol = True
    _is_protocol_root = True
    _is_runtime_protocol = False

    def __init_subclass__(cls, /, **options):
        super().__init_subclass__(**options)
        own = vars(cls)
        if not own.get('_is_protocol'):
            cls._is_protocol = Protocol in cls.__bases__
        if not cls._is_protocol:
            return
        members = cls.__protocol_attrs__ = _protocol_members(cls)
        cls.__non_callable_proto_members__ = {name for name in members if not callable(getattr(cls, name, None))}
        if '__subclasshook__' not in own:
            cls.__subclasshook__ = classmethod(_protocol_hook)
        if '__init__' not in own:
            cls.__init__ = _no_init


def runtime_checkable(cls):
    """Let isinstance() look whether an object has the members of a protocol."""
    if not (isinstance(cls, type) and issubclass(cls, Generic) and getattr(cls, '_is_protocol', False)):
        raise TypeError(f'@runtime_checkable can be only applied to protocol classes, got {cls!r}')
    cls._is_runtime_protocol = True
    return cls


def is_protocol(tp, /):
    return tp is not Protocol and isinstance(tp, type) and getattr(tp, '_is_protocol', False)


def get_protocol_members(tp, /):
    if is_protocol(tp):
        return frozenset(tp.__protocol_attrs__)
    raise TypeError(f'{tp!r} is not a Protocol')


# Named tuples and typed dicts.

def _make_named_tuple(name, types, module, defaults=()):
    from collections import namedtuple
    cls = namedtuple(name, list(types), defaults=defaults, module=module)
    cls.__annotations__ = cls.__new__.__annotations__ = {n: _convert(t) for n, t in types.items()}
    return cls


class NamedTupleMeta(type):
    def __new__(cls, typename, bases, ns):
        for base in bases:
            if base is not _NamedTuple and base is not Generic:
                raise TypeError('can only inherit from a NamedTuple type and Generic')
        types = namespace_annotations(ns)
        defaults = []
        for name in types:
            if name in ns:
                defaults.append(name)
            elif defaults:
                raise TypeError(f'Non-default namedtuple field {name} cannot follow default '
                                f'field{"s" * (len(defaults) > 1)} {", ".join(defaults)}')
        result = _make_named_tuple(typename, types, ns['__module__'], [ns[n] for n in defaults])
        if Generic in bases:
            result.__class_getitem__ = classmethod(Generic.__class_getitem__.__func__)
            result.__parameters__ = Generic[ns['__type_params__']].__parameters__ if '__type_params__' in ns else ()
        for key, value in ns.items():
            if key in ('__new__', '__init__', '__slots__', '__getnewargs__', '_fields', '_field_defaults', '_make',
                       '_replace', '_asdict', '_source'):
                raise AttributeError('Cannot overwrite NamedTuple attribute ' + key)
            if key not in ('__module__', '__name__', '__annotations__', '__annotate__', '__annotate_func__',
                           '__qualname__', '__classcell__') and key not in result._fields:
                setattr(result, key, value)
                if hasattr(type(value), '__set_name__'):
                    type(value).__set_name__(value, result, key)
        result.__qualname__ = ns.get('__qualname__', typename)
        return result


def NamedTuple(typename, fields, /):
    """A named tuple whose fields have types: a list of pairs, or a class
    statement that derives from NamedTuple."""
    types = {name: _convert(tp, f'field {name} annotation must be a type') for name, tp in fields}
    result = _make_named_tuple(typename, types, _caller_module())
    result.__orig_bases__ = (NamedTuple,)
    return result


_NamedTuple = type.__new__(NamedTupleMeta, 'NamedTuple', (), {})
NamedTuple.__mro_entries__ = lambda bases: (_NamedTuple,)


def _qualifiers(tp):
    """The names of the qualifiers around the type of a TypedDict's key."""
    found = set()
    while True:
        origin = get_origin(tp)
        if origin is Annotated:
            tp = tp.__origin__
        elif origin in (Required, NotRequired, ReadOnly):
            found.add(origin._name)
            tp = tp.__args__[0]
        else:
            return found


class _TypedDictMeta(type):
    def __new__(cls, name, bases, ns, total=True, closed=None, extra_items=None):
        for base in bases:
            if type(base) is not _TypedDictMeta and base is not Generic:
                raise TypeError('cannot inherit from both a TypedDict type and a non-TypedDict base class')
        generic = (Generic,) if any(issubclass(b, Generic) for b in bases) else ()
        own = {k: _convert(t) for k, t in namespace_annotations(ns).items()}
        result = type.__new__(cls, name, (*generic, dict), {k: v for k, v in ns.items() if k != '__classcell__'})
        types, required, optional, readonly, mutable = {}, set(), set(), set(), set()
        for base in bases:
            types.update(base.__dict__.get('__annotations__', {}))
            required |= base.__dict__.get('__required_keys__', set())
            optional |= base.__dict__.get('__optional_keys__', set())
            readonly |= base.__dict__.get('__readonly_keys__', set())
            mutable |= base.__dict__.get('__mutable_keys__', set())
        types.update(own)
        for key, tp in own.items():
            marks = _qualifiers(tp)
            is_required = 'Required' in marks or total and 'NotRequired' not in marks
            (required if is_required else optional).add(key)
            (optional if is_required else required).discard(key)
            (readonly if 'ReadOnly' in marks else mutable).add(key)
        result.__annotations__ = types
        result.__required_keys__ = frozenset(required)
        result.__optional_keys__ = frozenset(optional)
        result.__readonly_keys__ = frozenset(readonly)
        result.__mutable_keys__ = frozenset(mutable)
        result.__total__ = total
        if '__orig_bases__' not in ns:
            result.__orig_bases__ = bases
        return result

    def __call__(cls, /, *args, **kwargs):
        return dict(*args, **kwargs)

    def __subclasscheck__(cls, other):
        raise TypeError('TypedDict does not support instance and class checks')

    __instancecheck__ = __subclasscheck__


def TypedDict(typename, fields, /, *, total=True, closed=None, extra_items=None):
    """Describe dicts with certain keys. The dicts themselves are plain ones."""
    ns = {'__annotations__': dict(fields), '__module__': _caller_module(), '__orig_bases__': (TypedDict,)}
    return _TypedDictMeta(typename, (), ns, total=total)


_TypedDict = type.__new__(_TypedDictMeta, 'TypedDict', (), {})
TypedDict.__mro_entries__ = lambda bases: (_TypedDict,)


def is_typeddict(tp):
    return isinstance(tp, _TypedDictMeta) and tp is not _TypedDict


# Looking at types.

def get_origin(tp):
    """What was subscripted: list for list[int], Union for int | str."""
    if isinstance(tp, _AnnotatedAlias):
        return Annotated
    if tp is Generic or isinstance(tp, Union):
        return Generic if tp is Generic else Union
    aliases = (_GenericAlias, _SpecialGenericAlias, _GenericAliasOfTypes, ParamSpecArgs)
    return tp.__origin__ if isinstance(tp, aliases) else None


def get_args(tp):
    """What something was subscripted with, as a tuple."""
    if isinstance(tp, _AnnotatedAlias):
        return (tp.__origin__, *tp.__metadata__)
    if isinstance(tp, (_GenericAlias, _GenericAliasOfTypes)):
        args = tp.__args__
        if getattr(tp.__origin__, '__name__', '') == 'Callable' and not (
                len(args) == 2 and (args[0] is ... or isinstance(args[0], (ParamSpec, _ConcatenateAlias)))):
            return (list(args[:-1]), args[-1])
        return args
    if isinstance(tp, Union):
        return tp.__args__
    return ()


def _evaluate(tp, names, local):
    if isinstance(tp, str):
        tp = ForwardRef(tp)
    if isinstance(tp, ForwardRef):
        return _evaluate(_convert(eval(tp.__forward_arg__, names, local)), names, local)
    if isinstance(tp, Union):
        return Union[tuple(_evaluate(a, names, local) for a in tp.__args__)]
    if isinstance(tp, _GenericAliasOfTypes):
        return _GenericAliasOfTypes(tp.__origin__, tuple(_evaluate(a, names, local) for a in tp.__args__))
    if isinstance(tp, _GenericAlias) and not isinstance(tp, _LiteralGenericAlias):
        args = tuple(_evaluate(a, names, local) for a in tp.__args__)
        return tp if args == tp.__args__ else tp._copy_with(args)
    return tp


def _without_extras(tp):
    if isinstance(tp, _AnnotatedAlias):
        return _without_extras(tp.__origin__)
    if get_origin(tp) in (Required, NotRequired, ReadOnly):
        return _without_extras(tp.__args__[0])
    if isinstance(tp, Union):
        return Union[tuple(_without_extras(a) for a in tp.__args__)]
    if isinstance(tp, _GenericAlias) and not isinstance(tp, _LiteralGenericAlias):
        args = tuple(_without_extras(a) for a in tp.__args__)
        return tp if args == tp.__args__ else tp._copy_with(args)
    if isinstance(tp, _GenericAliasOfTypes):
        return _GenericAliasOfTypes(tp.__origin__, tuple(_without_extras(a) for a in tp.__args__))
    return tp


def get_type_hints(obj, globalns=None, localns=None, include_extras=False, *, format=None):
    """The annotations of a class (with those of its bases) or function, with
    forward references evaluated."""
    import sys
    hints = {}
    if isinstance(obj, type):
        for base in reversed(obj.__mro__):
            names = globalns
            if names is None:
                names = getattr(sys.modules.get(base.__module__), '__dict__', {})
            local = dict(vars(base)) if localns is None else localns
            for name, value in annotations_of(base).items():
                hints[name] = _evaluate(_convert(value), names, local)
    else:
        if not hasattr(obj, '__annotations__'):
            if callable(obj):
                return {}
            raise TypeError(f'{obj!r} is not a module, class, method, or function.')
        names = globalns
        if names is None:
            inner = obj
            while hasattr(inner, '__wrapped__'):
                inner = inner.__wrapped__
            names = getattr(inner, '__globals__', None) or getattr(obj, '__dict__', {})
        for name, value in obj.__annotations__.items():
            hints[name] = _evaluate(_convert(value), names, localns)
    if include_extras:
        return hints
    return {name: _without_extras(tp) for name, tp in hints.items()}


def evaluate_forward_ref(forward_ref, *, owner=None, globals=None, locals=None, type_params=None, format=None):
    return forward_ref.evaluate(globals=globals, locals=locals, type_params=type_params)


# Functions and decorators that mean something to type checkers only.

def cast(typ, val):
    """Tell type checkers the type of a value; it is returned as it is."""
    return val


def assert_type(val, typ, /):
    return val


def assert_never(arg, /):
    text = repr(arg)
    if len(text) > 100:
        text = text[:100] + '...'
    raise AssertionError(f'Expected code to be unreachable, but got: {text}')


def reveal_type(obj, /):
    import sys
    sys.stderr.write(f'Runtime type is {type(obj).__name__!r}\n')
    return obj


def _marked(obj, name):
    """Set an attribute to True on what can have attributes."""
    try:
        setattr(obj, name, True)
    except (TypeError, AttributeError):
        pass
    return obj


def final(f):
    return _marked(f, '__final__')


def override(method, /):
    return _marked(method, '__override__')


def no_type_check(arg):
    return _marked(arg, '__no_type_check__')


def no_type_check_decorator(decorator):
    def wrapped(*args, **kwargs):
        return no_type_check(decorator(*args, **kwargs))
    return wrapped


def dataclass_transform(*, eq_default=True, order_default=False, kw_only_default=False, frozen_default=False,
                        field_specifiers=(), **kwargs):
    described = {'eq_default': eq_default, 'order_default': order_default, 'kw_only_default': kw_only_default,
                 'frozen_default': frozen_default, 'field_specifiers': field_specifiers, 'kwargs': kwargs}

    def mark(obj):
        obj.__dataclass_transform__ = described
        return obj
    return mark


_overloads = {}


def _overload_dummy(*args, **kwargs):
    raise NotImplementedError(
        'You should not call an overloaded function. A series of @overload-decorated functions outside a stub '
        'module should always be followed by an implementation that is not @overload-ed.')


def overload(func):
    """Note one signature of a function that is written out after all of them."""
    inner = getattr(func, '__func__', func)
    key = (getattr(inner, '__module__', None), getattr(inner, '__qualname__', None))
    _overloads.setdefault(key, []).append(func)
    return _overload_dummy


def get_overloads(func):
    inner = getattr(func, '__func__', func)
    return list(_overloads.get((inner.__module__, inner.__qualname__), ()))


def clear_overloads():
    _overloads.clear()
