"""Classes that are mostly a list of fields: @dataclass writes their methods.

A decorated class keeps its Fields in __dataclass_fields__, those of its bases
first, and its options in __dataclass_params__. _process_class is the whole
story; each method that it writes has a function of its own."""

import sys
from _annotations import annotations_of
from reprlib import recursive_repr
from types import GenericAlias, MappingProxyType, MemberDescriptorType

__all__ = ['dataclass', 'field', 'Field', 'FrozenInstanceError', 'InitVar', 'KW_ONLY', 'MISSING', 'fields', 'asdict',
           'astuple', 'make_dataclass', 'replace', 'is_dataclass']


class FrozenInstanceError(AttributeError):
    pass


class _MISSING_TYPE:  # a name that the repr of a Field shows
    pass


class _KwOnlyType:
    pass


class _Named:
    """A marker that shows as its name."""

    __slots__ = ('name',)

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


MISSING = _MISSING_TYPE()
KW_ONLY = _KwOnlyType()
_HAS_DEFAULT_FACTORY = _Named('<factory>')  # the default of a parameter in the signature of __init__

# The kinds of fields, shown by the repr of a Field.
_FIELD = _Named('_FIELD')
_FIELD_CLASSVAR = _Named('_FIELD_CLASSVAR')
_FIELD_INITVAR = _Named('_FIELD_INITVAR')


def _fields_of(cls):
    """The fields of a class or instance by name, None if it is no dataclass."""
    return getattr(cls, '__dataclass_fields__', None)


class InitVar:
    __slots__ = ('type',)

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        name = self.type.__name__ if isinstance(self.type, type) else repr(self.type)
        return f'dataclasses.InitVar[{name}]'

    def __class_getitem__(cls, type):
        return InitVar(type)


def _shown_slots(obj, name):
    """A repr that shows the values of all slots."""
    return f'{name}({",".join(f"{slot}={getattr(obj, slot)!r}" for slot in obj.__slots__)})'


class Field:
    """What is known of a field. Its name, type and kind come with the class."""

    __slots__ = ('name', 'type', 'default', 'default_factory', 'init', 'repr', 'hash', 'compare', 'metadata',
                 'kw_only', 'doc', '_field_type')

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only, doc):
        values = (None, None, default, default_factory, init, repr, hash, compare,
                  MappingProxyType({} if metadata is None else metadata), kw_only, doc, None)
        for slot, value in zip(self.__slots__, values):
            setattr(self, slot, value)

    @recursive_repr()
    def __repr__(self):
        return _shown_slots(self, 'Field')

    def __set_name__(self, owner, name):
        # The default may be a descriptor, which the class would have told its name.
        tell = getattr(type(self.default), '__set_name__', None)
        if tell is not None:
            tell(self.default, owner, name)

    @property
    def _has_default(self):
        return self.default is not MISSING or self.default_factory is not MISSING

    @property
    def _in_init(self):
        """Whether the field is an attribute or parameter, not a class variable."""
        return self._field_type is not _FIELD_CLASSVAR

    __class_getitem__ = classmethod(GenericAlias)


class _DataclassParams:
    """The options of the decorator."""

    __slots__ = ('init', 'repr', 'eq', 'order', 'unsafe_hash', 'frozen', 'match_args', 'kw_only', 'slots',
                 'weakref_slot')

    def __init__(self, values):
        for slot in self.__slots__:
            setattr(self, slot, values[slot])

    def __repr__(self):
        return _shown_slots(self, '_DataclassParams')


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None,
          kw_only=MISSING, doc=None):
    """Describe a field beyond its annotation, as its value in the class."""
    if not (default is MISSING or default_factory is MISSING):
        raise ValueError('cannot specify both default and default_factory')
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only, doc)


# Making a class.

def _named(annotation, cls):
    """What the first name of an annotation that is a str means where cls is, None if that is unknown."""
    first, dot, rest = annotation.partition('[')[0].strip().partition('.')
    scope = vars(sys.modules.get(cls.__module__, object))
    thing = scope.get(first.strip())
    if not dot:
        return thing
    return getattr(thing, rest.strip(), None) if isinstance(thing, type(sys)) else None


def _kind(annotation, cls):
    """The kind of field that an annotation makes; it may be a str."""
    if isinstance(annotation, str):
        annotation = _named(annotation, cls)
    if annotation is InitVar or type(annotation) is InitVar:
        return _FIELD_INITVAR
    # No annotation is a ClassVar of a typing that nobody has imported.
    class_var = getattr(sys.modules.get('typing'), 'ClassVar', MISSING)
    if annotation is class_var or getattr(annotation, '__origin__', None) is class_var:
        return _FIELD_CLASSVAR
    return _FIELD


def _make_field(cls, name, annotation, kw_only):
    """Make the Field of an annotation in the body of a class."""
    value = getattr(cls, name, MISSING)
    if isinstance(value, MemberDescriptorType):
        value = MISSING  # a slot is no default
    made = value if isinstance(value, Field) else field(default=value)
    made.name, made.type, made._field_type = name, annotation, _kind(annotation, cls)
    if made.kw_only is MISSING and made._in_init:
        made.kw_only = kw_only
    elif made.kw_only is not MISSING and not made._in_init:
        raise TypeError(f'field {name} is a ClassVar but specifies kw_only')
    _check_default(made)
    return made


def _check_default(f):
    if f._field_type is not _FIELD:
        if f.default_factory is not MISSING:
            raise TypeError(f'field {f.name} cannot have a default factory')
    elif type(f.default).__hash__ is None:
        # What cannot be hashed can be changed, and all instances would share it.
        raise ValueError(f'mutable default {type(f.default)} for field {f.name} is not allowed: use default_factory')


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
            found.append(_make_field(cls, name, annotation, kw_only))
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
    """How a field stands in the parameter list of __init__."""
    if f.default_factory is not MISSING:
        return f'{f.name}=_HAS_DEFAULT_FACTORY'
    return f.name if f.default is MISSING else f'{f.name}=_dflt_{f.name}'


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
        if f._has_default:
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
    init.__annotations__ = {f.name: f.type for f in every if f.init}
    init.__annotations__['return'] = None
    return init


def _make_repr(fields):
    names = [f.name for f in fields if f.repr]

    @recursive_repr()
    def __repr__(self):
        shown = [f'{name}={getattr(self, name)!r}' for name in names]
        return f'{type(self).__qualname__}({", ".join(shown)})'
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
            raise TypeError(f'Cannot overwrite attribute {name} in class {cls.__name__} Consider using '
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
    for base in reversed(cls.__mro__[1:]):
        if '__dataclass_fields__' in base.__dict__:
            fields.update(base.__dataclass_fields__)
            frozen = base.__dataclass_params__.frozen
            all_frozen = frozen if all_frozen is None else all_frozen and frozen
            any_frozen = any_frozen or frozen
    if all_frozen is not None:
        if any_frozen and not params.frozen:
            raise TypeError('cannot inherit non-frozen dataclass from a frozen one')
        if all_frozen is False and params.frozen:
            raise TypeError('cannot inherit frozen dataclass from a non-frozen one')
    return fields


def _collect_fields(cls, params):
    """All fields of a class. What is left in the class as the value of one of
    its own is the default."""
    fields = _inherit(cls, params)
    for f in _own_fields(cls, params.kw_only):
        fields[f.name] = f
        if getattr(cls, f.name, None) is f:
            if f.default is MISSING:
                delattr(cls, f.name)
            else:
                setattr(cls, f.name, f.default)
    stray = next((name for name, value in vars(cls).items() if isinstance(value, Field)), None)
    if stray is not None and stray not in annotations_of(cls):
        raise TypeError(f'{stray!r} is a field but has no type annotation')
    return fields


def _check_params(params):
    if params.order and not params.eq:
        raise ValueError('eq must be true if order is true')
    if params.weakref_slot and not params.slots:
        raise TypeError('weakref_slot is True but slots is False')


def _process_class(cls, params):
    _check_params(params)
    fields = _collect_fields(cls, params)
    cls.__dataclass_params__ = params
    cls.__dataclass_fields__ = fields
    parameters = [f for f in fields.values() if f._in_init]
    kw_only = [f for f in parameters if f.init and f.kw_only]
    std = [f for f in parameters if f not in kw_only]
    plain = [f for f in parameters if f._field_type is _FIELD]
    compared = [f.name for f in plain if f.compare]
    if params.init:
        self_name = '__dataclass_self__' if 'self' in fields else 'self'
        post_init = hasattr(cls, '__post_init__')
        cls.__init__ = _make_init(cls, std, kw_only, params.frozen, post_init, self_name, params.slots)
    cls.__replace__ = _replace
    if params.repr and '__repr__' not in cls.__dict__:
        cls.__repr__ = _make_repr(plain)
        cls.__repr__.__qualname__ = f'{cls.__qualname__}.__repr__'
    # A hash written in the class counts, that which follows from __eq__ not:
    # so the hash is decided on before there is an __eq__ of ours.
    _set_hash(cls, params, [f for f in plain if (f.compare if f.hash is None else f.hash)])
    if params.eq and '__eq__' not in cls.__dict__:
        cls.__eq__ = _make_eq(cls, compared)
    if params.order:
        _set_order(cls, compared)
    if params.frozen:
        _set_frozen(cls, [f.name for f in plain])
    if params.match_args and '__match_args__' not in cls.__dict__:
        cls.__match_args__ = tuple([f.name for f in std if f.init])
    if params.slots:
        cls = _with_slots(cls, params, [f.name for f in plain])
    if not cls.__doc__:
        cls.__doc__ = cls.__name__ + _doc_signature(cls)
    from abc import update_abstractmethods
    update_abstractmethods(cls)
    return cls


def _doc_signature(cls):
    try:
        from inspect import signature
        return str(signature(cls)).replace(' -> None', '')
    except (TypeError, ValueError, ImportError):
        return ''


def __getstate__(self):
    return [getattr(self, f.name) for f in fields(self)]


def __setstate__(self, state):
    for f, value in zip(fields(self), state):
        object.__setattr__(self, f.name, value)


def _with_slots(cls, params, names):
    """Make the class again, with __slots__."""
    if '__slots__' in vars(cls):
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
        # The usual way to restore a state would set attributes.
        for method in (__getstate__, __setstate__):
            if method.__name__ not in cls.__dict__:
                setattr(new, method.__name__, method)
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
    """Give a class the methods that follow from the fields it annotates. It is
    used as @dataclass, and as @dataclass(option=…)."""
    params = _DataclassParams(locals())
    decorate = lambda cls: _process_class(cls, params)
    return decorate if cls is None else decorate(cls)


# Using one.

def fields(class_or_instance):
    """The fields of a dataclass, in the order of their definition."""
    found = _fields_of(class_or_instance)
    if found is None:
        raise TypeError('must be called with a dataclass type or instance')
    return tuple([f for f in found.values() if f._field_type is _FIELD])


def is_dataclass(obj):
    """Say whether obj is a dataclass, or an instance of one."""
    return _fields_of(obj if isinstance(obj, type) else type(obj)) is not None


def _check_instance(obj, function):
    if _fields_of(type(obj)) is None:
        raise TypeError(f'{function}() should be called on dataclass instances')


_ATOMIC = frozenset([type(None), bool, int, float, str, complex, bytes, type(...), type(NotImplemented), type, range])


def asdict(obj, *, dict_factory=dict):
    """A dict of the fields and, in turn, of all dataclass instances within."""
    _check_instance(obj, 'asdict')
    return _converted(obj, lambda pairs: dict_factory(list(pairs)))


def astuple(obj, *, tuple_factory=tuple):
    """A tuple of the values of the fields and, in turn, of all dataclass
    instances within."""
    _check_instance(obj, 'astuple')
    return _converted(obj, lambda pairs: tuple_factory([value for _, value in pairs]))


def _converted(obj, build):
    """Convert the dataclass instances in obj and in the containers within. build
    makes what stands for one, of the pairs of names and converted values."""
    def convert(obj):
        if type(obj) in _ATOMIC:
            return obj
        if _fields_of(type(obj)) is not None:
            return build((f.name, convert(getattr(obj, f.name))) for f in fields(obj))
        match obj:
            case list() | tuple():
                return _like(obj, map(convert, obj))
            case dict():
                return _like(obj, ((convert(key), convert(value)) for key, value in obj.items()))
        import copy
        return copy.deepcopy(obj)
    return convert(obj)


def _like(container, items):
    """A container of the same class with other items."""
    cls = type(container)
    if isinstance(container, tuple) and hasattr(cls, '_fields'):
        return cls(*items)
    if hasattr(cls, 'default_factory'):
        made = cls(container.default_factory)
        made.update(items)
        return made
    return cls(items)


def replace(obj, /, **changes):
    """A new object of the same class, with some fields changed."""
    _check_instance(obj, 'replace')
    return _replace(obj, **changes)


def _replace(self, /, **changes):
    for name, f in self.__dataclass_fields__.items():
        given = name in changes
        if not f._in_init or given and f.init:
            continue
        if given:
            raise TypeError(f'field {name} is declared with init=False, it cannot be specified with replace()')
        if f.init:
            changes[name] = _kept(self, f)
    return type(self)(**changes)


def _kept(obj, f):
    """The value of a field that replace() does not change. What was only a
    parameter is not known any more, but for its default."""
    if f._field_type is _FIELD_INITVAR and f.default is MISSING:
        raise TypeError(f'InitVar {f.name!r} must be specified with replace()')
    return getattr(obj, f.name)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, init=True, repr=True, eq=True, order=False,
                   unsafe_hash=False, frozen=False, match_args=True, kw_only=False, slots=False, weakref_slot=False,
                   module=None, decorator=dataclass):
    """Make a dataclass of a list of fields: names, (name, type) or (name, type, default)."""
    import types
    options = {name: value for name, value in locals().items() if name in _DataclassParams.__slots__}
    body = dict(namespace or ())
    annotations = {}
    for item in fields:
        name, *rest = [item] if isinstance(item, str) else item
        if not (isinstance(name, str) and name.isidentifier()):
            raise TypeError(f'Field names must be valid identifiers: {name!r}')
        if name in annotations:
            raise TypeError(f'Field name duplicated: {name!r}')
        annotations[name] = rest[0] if rest else _any()
        if len(rest) == 2:
            body[name] = rest[1]
    body['__annotations__'] = annotations
    body['__module__'] = module or sys._getframe(1).f_globals.get('__name__', '__main__')
    cls = types.new_class(cls_name, bases, {}, lambda ns: ns.update(body))
    return decorator(cls, **options)


def _any():
    from typing import Any
    return Any
