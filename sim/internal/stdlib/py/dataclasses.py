"""Classes that are mostly a list of fields: @dataclass writes their methods."""

import sys
from _annotations import annotations_of
from reprlib import recursive_repr
from types import GenericAlias, MappingProxyType, MemberDescriptorType

__all__ = ['dataclass', 'field', 'Field', 'FrozenInstanceError', 'InitVar', 'KW_ONLY', 'MISSING', 'fields', 'asdict',
           'astuple', 'make_dataclass', 'replace', 'is_dataclass']


class FrozenInstanceError(AttributeError):
    pass


class _MissingType:
    pass


MISSING = _MissingType()


class _HasDefaultFactory:
    def __repr__(self):
        return '<factory>'


_HAS_DEFAULT_FACTORY = _HasDefaultFactory()


class _KwOnlyType:
    pass


KW_ONLY = _KwOnlyType()

_FIELDS = '__dataclass_fields__'
_PARAMS = '__dataclass_params__'


class _FieldKind:
    __slots__ = ('name',)

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


_FIELD = _FieldKind('_FIELD')
_FIELD_CLASSVAR = _FieldKind('_FIELD_CLASSVAR')
_FIELD_INITVAR = _FieldKind('_FIELD_INITVAR')


class InitVar:
    __slots__ = ('type',)

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        name = self.type.__name__ if isinstance(self.type, type) else repr(self.type)
        return f'dataclasses.InitVar[{name}]'

    def __class_getitem__(cls, type):
        return InitVar(type)


class Field:
    __slots__ = ('name', 'type', 'default', 'default_factory', 'repr', 'hash', 'init', 'compare', 'metadata',
                 'kw_only', 'doc', '_field_type')

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only, doc):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = MappingProxyType({} if metadata is None else metadata)
        self.kw_only = kw_only
        self.doc = doc
        self._field_type = None

    @recursive_repr()
    def __repr__(self):
        return 'Field(' + ','.join(f'{name}={getattr(self, name)!r}' for name in (
            'name', 'type', 'default', 'default_factory', 'init', 'repr', 'hash', 'compare', 'metadata', 'kw_only',
            'doc', '_field_type')) + ')'

    def __set_name__(self, owner, name):
        set_name = getattr(type(self.default), '__set_name__', None)
        if set_name:
            set_name(self.default, owner, name)

    __class_getitem__ = classmethod(GenericAlias)


class _DataclassParams:
    __slots__ = ('init', 'repr', 'eq', 'order', 'unsafe_hash', 'frozen', 'match_args', 'kw_only', 'slots',
                 'weakref_slot')

    def __init__(self, **values):
        for name in self.__slots__:
            setattr(self, name, values[name])

    def __repr__(self):
        return '_DataclassParams(' + ','.join(f'{name}={getattr(self, name)!r}' for name in self.__slots__) + ')'


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None,
          kw_only=MISSING, doc=None):
    """Return an object to identify dataclass fields."""
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError('cannot specify both default and default_factory')
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only, doc)


# Making a class.

def _marks(annotation, module, cls):
    """Say whether an annotation is a ClassVar or InitVar; it may be a str."""
    typing = sys.modules.get('typing')
    if isinstance(annotation, str):
        head = annotation.partition('[')[0].strip().rpartition('.')[2]
        return head == 'ClassVar', head == 'InitVar'
    is_class_var = typing is not None and (
        annotation is typing.ClassVar or getattr(annotation, '__origin__', None) is typing.ClassVar)
    return is_class_var, annotation is InitVar or type(annotation) is InitVar


def _get_field(cls, name, annotation, default_kw_only):
    """Make the Field of an annotation in the body of a class."""
    default = getattr(cls, name, MISSING)
    if isinstance(default, Field):
        f = default
    else:
        if isinstance(default, MemberDescriptorType):
            default = MISSING
        f = field(default=default)
    f.name = name
    f.type = annotation
    class_var, init_var = _marks(annotation, cls.__module__, cls)
    f._field_type = _FIELD_CLASSVAR if class_var else _FIELD_INITVAR if init_var else _FIELD
    if f._field_type is not _FIELD and f.default_factory is not MISSING:
        raise TypeError(f'field {f.name} cannot have a default factory')
    if f._field_type in (_FIELD, _FIELD_INITVAR):
        if f.kw_only is MISSING:
            f.kw_only = default_kw_only
    elif f.kw_only is not MISSING:
        raise TypeError(f'field {f.name} is a ClassVar but specifies kw_only')
    if f._field_type is _FIELD and f.default.__class__.__hash__ is None:
        raise ValueError(f'mutable default {type(f.default)} for field {f.name} is not allowed: use default_factory')
    return f


def _own_fields(cls, kw_only):
    """The fields that the class itself annotates."""
    found = []
    seen_kw_only = False
    for name, annotation in annotations_of(cls).items():
        if annotation is KW_ONLY or isinstance(annotation, str) and annotation.rpartition('.')[2] == 'KW_ONLY':
            if seen_kw_only:
                raise TypeError(f'{name!r} is KW_ONLY, but KW_ONLY has already been specified')
            seen_kw_only = kw_only = True
        else:
            found.append(_get_field(cls, name, annotation, kw_only))
    return found


def _make_function(name, params, body, names, cls):
    """Compile a method. names are what its body uses beyond its parameters."""
    outer = ', '.join(names)
    source = f'def _make({outer}):\n def {name}({", ".join(params)}):\n' + \
        '\n'.join(f'  {line}' for line in body) + f'\n return {name}'
    namespace = {}
    exec(source, sys.modules[cls.__module__].__dict__ if cls.__module__ in sys.modules else {}, namespace)
    function = namespace['_make'](**names)
    function.__qualname__ = f'{cls.__qualname__}.{name}'
    return function


def _init_param(f):
    if f.default is MISSING and f.default_factory is MISSING:
        return f.name
    if f.default is not MISSING:
        return f'{f.name}=_dflt_{f.name}'
    return f'{f.name}=_HAS_DEFAULT_FACTORY'


def _init_line(f, self_name, frozen, slots, names):
    """The statement of __init__ that sets a field, None if there is none."""
    value = f.name
    if f.default_factory is not MISSING:
        names[f'_dflt_{f.name}'] = f.default_factory
        value = f'_dflt_{f.name}()'
        if f.init:
            value += f' if {f.name} is _HAS_DEFAULT_FACTORY else {f.name}'
    elif f.default is not MISSING:
        names[f'_dflt_{f.name}'] = f.default
        if not f.init:
            if not slots:
                return None
            value = f'_dflt_{f.name}'
    elif not f.init:
        return None
    if f._field_type is _FIELD_INITVAR:
        return None
    if frozen:
        return f'_set({self_name}, {f.name!r}, {value})'
    return f'{self_name}.{f.name} = {value}'


def _make_init(cls, std, kw_only, frozen, has_post_init, self_name, slots):
    seen_default = None
    for f in std:
        if not f.init:
            continue
        if f.default is not MISSING or f.default_factory is not MISSING:
            seen_default = f
        elif seen_default:
            raise TypeError(f'non-default argument {f.name!r} follows default argument {seen_default.name!r}')
    every = std + kw_only
    names = {'_HAS_DEFAULT_FACTORY': _HAS_DEFAULT_FACTORY, '_set': object.__setattr__}
    body = [line for line in (_init_line(f, self_name, frozen, slots, names) for f in every) if line]
    if has_post_init:
        passed = ', '.join(f.name for f in every if f._field_type is _FIELD_INITVAR)
        body.append(f'{self_name}.__post_init__({passed})')
    params = [self_name] + [_init_param(f) for f in std if f.init]
    if any(f.init for f in kw_only):
        params += ['*'] + [_init_param(f) for f in kw_only if f.init]
    init = _make_function('__init__', params, body or ['pass'], names, cls)
    init.__annotations__ = {f.name: f.type.type if isinstance(f.type, InitVar) else f.type for f in every if f.init}
    init.__annotations__['return'] = None
    return init


def _make_repr(fields):
    names = [f.name for f in fields if f.repr]

    @recursive_repr()
    def __repr__(self):
        return self.__class__.__qualname__ + '(' + ', '.join([f'{name}={getattr(self, name)!r}' for name in names]) + ')'
    return __repr__


def _make_eq(cls, names):
    terms = ' and '.join(f'self.{n}==other.{n}' for n in names) or 'True'
    return _make_function('__eq__', ['self', 'other'], [
        'if self is other:', ' return True',
        'if other.__class__ is self.__class__:', f' return {terms}', 'return NotImplemented'], {}, cls)


def _tuple_text(obj, names):
    return '(' + ''.join(f'{obj}.{n},' for n in names) + ')'


def _set_order(cls, names):
    for name, op in (('__lt__', '<'), ('__le__', '<='), ('__gt__', '>'), ('__ge__', '>=')):
        method = _make_function(name, ['self', 'other'], [
            'if other.__class__ is self.__class__:',
            f' return {_tuple_text("self", names)} {op} {_tuple_text("other", names)}', 'return NotImplemented'], {}, cls)
        if name in cls.__dict__:
            raise TypeError(f'Cannot overwrite attribute {name} in class {cls.__name__}. Consider using '
                            'functools.total_ordering')
        setattr(cls, name, method)


def _set_frozen(cls, names):
    names = frozenset(names)

    def __setattr__(self, name, value):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f'cannot assign to field {name!r}')
        super(cls, self).__setattr__(name, value)

    def __delattr__(self, name):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f'cannot delete field {name!r}')
        super(cls, self).__delattr__(name)

    for method in (__setattr__, __delattr__):
        if method.__name__ in cls.__dict__:
            raise TypeError(f'Cannot overwrite attribute {method.__name__} in class {cls.__name__}')
        method.__qualname__ = f'{cls.__qualname__}.{method.__name__}'
        setattr(cls, method.__name__, method)


def _set_hash(cls, params, hash_fields):
    """Decide what __hash__ is, by the table of the documentation."""
    own = cls.__dict__.get('__hash__', MISSING)
    explicit = not (own is MISSING or own is None and '__eq__' in cls.__dict__)
    if params.unsafe_hash and explicit:
        raise TypeError(f'Cannot overwrite attribute __hash__ in class {cls.__name__}')
    if params.unsafe_hash or params.eq and params.frozen and not explicit:
        names = [f.name for f in hash_fields]
        cls.__hash__ = _make_function('__hash__', ['self'], [f'return hash({_tuple_text("self", names)})'], {}, cls)
    elif params.eq and not explicit:
        cls.__hash__ = None


def _inherit(cls, params):
    """Collect the fields of the bases; check that frozen ones go together."""
    fields = {}
    any_frozen = False
    all_frozen = None
    for base in cls.__mro__[-1:0:-1]:
        base_fields = base.__dict__.get(_FIELDS)
        if base_fields is not None:
            fields.update(base_fields)
            frozen = getattr(base, _PARAMS).frozen
            all_frozen = frozen if all_frozen is None else all_frozen and frozen
            any_frozen = any_frozen or frozen
    if all_frozen is not None:
        if any_frozen and not params.frozen:
            raise TypeError('cannot inherit non-frozen dataclass from a frozen one')
        if all_frozen is False and params.frozen:
            raise TypeError('cannot inherit frozen dataclass from a non-frozen one')
    return fields


def _process_class(cls, params):
    fields = _inherit(cls, params)
    own = _own_fields(cls, params.kw_only)
    for f in own:
        fields[f.name] = f
        if isinstance(getattr(cls, f.name, None), Field):
            if f.default is MISSING:
                delattr(cls, f.name)
            else:
                setattr(cls, f.name, f.default)
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in annotations_of(cls):
            raise TypeError(f'{name!r} is a field but has no type annotation')
    setattr(cls, _PARAMS, params)
    setattr(cls, _FIELDS, fields)
    every = [f for f in fields.values() if f._field_type in (_FIELD, _FIELD_INITVAR)]
    std = [f for f in every if f.init and not f.kw_only or not f.init]
    kw_only = [f for f in every if f.init and f.kw_only]
    plain = [f for f in fields.values() if f._field_type is _FIELD]
    if params.init:
        self_name = '__dataclass_self__' if 'self' in fields else 'self'
        post_init = hasattr(cls, '__post_init__')
        cls.__init__ = _make_init(cls, std, kw_only, params.frozen, post_init, self_name, params.slots)
    cls.__replace__ = _replace
    if params.repr and '__repr__' not in cls.__dict__:
        cls.__repr__ = _make_repr(plain)
        cls.__repr__.__qualname__ = f'{cls.__qualname__}.__repr__'
    # A hash written in the class counts, that which follows from __eq__ not.
    hash_fields = [f for f in plain if (f.compare if f.hash is None else f.hash)]
    had_eq = '__eq__' in cls.__dict__
    _set_hash(cls, params, hash_fields)
    if params.eq and not had_eq:
        cls.__eq__ = _make_eq(cls, [f.name for f in plain if f.compare])
    if params.order:
        _set_order(cls, [f.name for f in plain if f.compare])
    if params.frozen:
        _set_frozen(cls, [f.name for f in plain])
    if params.match_args and '__match_args__' not in cls.__dict__:
        cls.__match_args__ = tuple(f.name for f in std if f.init)
    if params.slots:
        cls = _with_slots(cls, params, [f.name for f in plain])
    if not getattr(cls, '__doc__'):
        cls.__doc__ = cls.__name__ + _doc_signature(cls)
    import abc
    abc.update_abstractmethods(cls)
    return cls


def _doc_signature(cls):
    try:
        from inspect import signature
        return str(signature(cls)).replace(' -> None', '')
    except (TypeError, ValueError, ImportError):
        return ''


def _with_slots(cls, params, names):
    """Make the class again, with __slots__."""
    if '__slots__' in cls.__dict__:
        raise TypeError(f'{cls.__name__} already specifies __slots__')
    inherited = set()
    for base in cls.__mro__[1:-1]:
        slots = base.__dict__.get('__slots__', ())
        inherited.update([slots] if isinstance(slots, str) else slots)
    namespace = dict(cls.__dict__)
    own = [n for n in names if n not in inherited]
    if params.weakref_slot and '__weakref__' not in inherited:
        own.append('__weakref__')
    namespace['__slots__'] = tuple(own)
    for name in names:
        namespace.pop(name, None)
    namespace.pop('__dict__', None)
    namespace.pop('__weakref__', None)
    qualname = cls.__qualname__
    new = type(cls)(cls.__name__, cls.__bases__, namespace)
    new.__qualname__ = qualname
    if params.frozen:
        if '__getstate__' not in cls.__dict__:
            new.__getstate__ = lambda self: [getattr(self, f.name) for f in fields(self)]
        if '__setstate__' not in cls.__dict__:
            def __setstate__(self, state):
                for f, value in zip(fields(self), state):
                    object.__setattr__(self, f.name, value)
            new.__setstate__ = __setstate__
    _rebind_class_cells(cls, new)
    return new


def _rebind_class_cells(old, new):
    """Make the methods' super() and __class__ mean the new class."""
    for member in new.__dict__.values():
        for function in (member, getattr(member, '__func__', None), getattr(member, 'fget', None),
                         getattr(member, 'fset', None), getattr(member, '__wrapped__', None)):
            for cell in getattr(function, '__closure__', None) or ():
                try:
                    if cell.cell_contents is old:
                        cell.cell_contents = new
                except ValueError:
                    pass


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False,
              match_args=True, kw_only=False, slots=False, weakref_slot=False):
    """Add dunder methods based on the fields defined in the class."""
    if order and not eq:
        raise ValueError('eq must be true if order is true')
    if weakref_slot and not slots:
        raise TypeError('weakref_slot is True but slots is False')
    params = _DataclassParams(init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash, frozen=frozen,
                              match_args=match_args, kw_only=kw_only, slots=slots, weakref_slot=weakref_slot)
    if cls is None:
        return lambda cls: _process_class(cls, params)
    return _process_class(cls, params)


# Using one.

def fields(class_or_instance):
    """Return a tuple describing the fields of this dataclass."""
    try:
        found = getattr(class_or_instance, _FIELDS)
    except AttributeError:
        raise TypeError('must be called with a dataclass type or instance') from None
    return tuple(f for f in found.values() if f._field_type is _FIELD)


def _is_dataclass_instance(obj):
    return hasattr(type(obj), _FIELDS)


def is_dataclass(obj):
    """Returns True if obj is a dataclass or an instance of a dataclass."""
    cls = obj if isinstance(obj, type) else type(obj)
    return hasattr(cls, _FIELDS)


_ATOMIC = frozenset([type(None), bool, int, float, str, complex, bytes, type(...), type(NotImplemented), type, range])


def asdict(obj, *, dict_factory=dict):
    """Return the fields of a dataclass instance as a new dictionary mapping field names to field values."""
    if not _is_dataclass_instance(obj):
        raise TypeError('asdict() should be called on dataclass instances')
    return _converted(obj, lambda obj, convert: dict_factory([(f.name, convert(getattr(obj, f.name)))
                                                              for f in fields(obj)]))


def astuple(obj, *, tuple_factory=tuple):
    """Return the fields of a dataclass instance as a new tuple of field values."""
    if not _is_dataclass_instance(obj):
        raise TypeError('astuple() should be called on dataclass instances')
    return _converted(obj, lambda obj, convert: tuple_factory([convert(getattr(obj, f.name)) for f in fields(obj)]))


def _converted(obj, build):
    """Convert the dataclass instances in obj and in the containers within."""
    def convert(obj):
        cls = type(obj)
        if cls in _ATOMIC:
            return obj
        if hasattr(cls, _FIELDS):
            return build(obj, convert)
        if cls is list:
            return [convert(v) for v in obj]
        if cls is dict:
            return {convert(k): convert(v) for k, v in obj.items()}
        if issubclass(cls, tuple):
            if hasattr(cls, '_fields'):
                return cls(*[convert(v) for v in obj])
            return cls([convert(v) for v in obj])
        if issubclass(cls, dict):
            if hasattr(cls, 'default_factory'):
                result = cls(obj.default_factory)
                for k, v in obj.items():
                    result[convert(k)] = convert(v)
                return result
            return cls((convert(k), convert(v)) for k, v in obj.items())
        if issubclass(cls, list):
            return cls(convert(v) for v in obj)
        import copy
        return copy.deepcopy(obj)
    return convert(obj)


def replace(obj, /, **changes):
    """Return a new object replacing specified fields with new values."""
    if not _is_dataclass_instance(obj):
        raise TypeError('replace() should be called on dataclass instances')
    return _replace(obj, **changes)


def _replace(self, /, **changes):
    for f in getattr(self, _FIELDS).values():
        if f._field_type is _FIELD_CLASSVAR:
            continue
        if not f.init:
            if f.name in changes:
                raise TypeError(f'field {f.name} is declared with init=False, it cannot be specified with replace()')
            continue
        if f.name not in changes:
            if f._field_type is _FIELD_INITVAR and f.default is MISSING:
                raise TypeError(f'InitVar {f.name!r} must be specified with replace()')
            changes[f.name] = getattr(self, f.name)
    return self.__class__(**changes)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, init=True, repr=True, eq=True, order=False,
                   unsafe_hash=False, frozen=False, match_args=True, kw_only=False, slots=False, weakref_slot=False,
                   module=None, decorator=dataclass):
    """Return a new dynamically created dataclass."""
    import types
    from typing import Any
    body = dict(namespace or {})
    annotations = {}
    for item in fields:
        name, tp = (item, Any) if isinstance(item, str) else item[:2]
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError(f'Field names must be valid identifiers: {name!r}')
        if name in annotations:
            raise TypeError(f'Field name duplicated: {name!r}')
        if not isinstance(item, str) and len(item) == 3:
            body[name] = item[2]
        annotations[name] = tp
    body['__annotations__'] = annotations
    body['__module__'] = module or sys._getframe(1).f_globals.get('__name__', '__main__')
    cls = types.new_class(cls_name, bases, {}, lambda ns: ns.update(body))
    return decorator(cls, init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash, frozen=frozen,
                     match_args=match_args, kw_only=kw_only, slots=slots, weakref_slot=weakref_slot)
