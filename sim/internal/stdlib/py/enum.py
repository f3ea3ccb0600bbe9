"""Enumerations: classes whose attributes are their only instances.

EnumDict notes, while the body of a class runs, which names become members;
EnumType makes the class and then, by _add_member, its members. Flag adds the
members that are combinations of others, made when they are first needed."""

import sys
from builtins import property as bltns_property
from types import DynamicClassAttribute, MappingProxyType

__all__ = ['EnumType', 'EnumMeta', 'EnumDict', 'Enum', 'IntEnum', 'StrEnum', 'Flag', 'IntFlag', 'ReprEnum', 'auto',
           'unique', 'property', 'verify', 'member', 'nonmember', 'FlagBoundary', 'STRICT', 'CONFORM', 'EJECT', 'KEEP',
           'global_flag_repr', 'global_enum_repr', 'global_str', 'global_enum', 'EnumCheck', 'CONTINUOUS',
           'NAMED_FLAGS', 'UNIQUE', 'pickle_by_global_name', 'pickle_by_enum_name']

Enum = Flag = ReprEnum = EJECT = KEEP = None
_auto_null = object()


class nonmember:
    """What this wraps is an attribute of the class, not a member."""

    def __init__(self, value):
        self.value = value


class member:
    """What this wraps is a member, even if it is a function or class."""

    def __init__(self, value):
        self.value = value


class auto:
    """Stands for the next value, which _generate_next_value_ chooses."""

    def __init__(self, value=_auto_null):
        self.value = value

    def __repr__(self):
        return f'auto({self.value!r})'


class property(DynamicClassAttribute):
    """An attribute of members that the class may have a member of the same name beside."""

    member = None

    def __get__(self, instance, ownerclass=None):
        if instance is not None and self.fget is not None:
            return self.fget(instance)
        of_name = getattr(ownerclass, '_member_map_', {}).get(self.name) if instance is None else None
        if of_name is None:
            raise AttributeError(f'{ownerclass!r} has no attribute {self.name!r}')
        return of_name

    def _refuse(self, what):
        raise AttributeError(f'<enum {self.clsname!r}> cannot {what} attribute {self.name!r}')

    def __set__(self, instance, value):
        return self._refuse('set') if self.fset is None else self.fset(instance, value)

    def __delete__(self, instance):
        return self._refuse('delete') if self.fdel is None else self.fdel(instance)

    def __set_name__(self, ownerclass, name):
        self.name, self.clsname = name, ownerclass.__name__


def _is_descriptor(obj):
    return not isinstance(obj, type) and any(hasattr(obj, name) for name in ('__get__', '__set__', '__delete__'))


def _is_within(name, mark):
    """Say whether a name begins and ends with just that mark: _x_ or __x__."""
    inner = name[len(mark):-len(mark)]
    return bool(inner) and name == mark + inner + mark and inner[0] != '_' and inner[-1] != '_'


def _is_dunder(name):
    return _is_within(name, '__')


def _is_sunder(name):
    return _is_within(name, '_')


def _is_private(cls_name, name):
    start = f'_{cls_name}__'
    return len(name) > len(start) and name.startswith(start) and not name.endswith('__')


def _is_single_bit(value):
    return value > 0 and value & (value - 1) == 0


def _iter_bits(value):
    while value:
        bit = value & -value
        yield bit
        value ^= bit


_SUNDERS = ('_order_', '_generate_next_value_', '_numeric_repr_', '_missing_', '_ignore_', '_iter_member_',
            '_iter_member_by_value_', '_iter_member_by_def_', '_add_alias_', '_add_value_alias_', '_use_args_',
            '_new_member_', '_member_map_', '_value_repr_')


def _split(names):
    """Names, which may be a text with blanks or commas in between, as a list."""
    return names.replace(',', ' ').split() if isinstance(names, str) else list(names)


class EnumDict(dict):
    """The namespace of an enum's body: it notes which names become members."""

    def __init__(self, cls_name=None):
        super().__init__()
        self._cls_name = cls_name
        self._member_names = {}  # a dict for its order
        self._last_values = []
        self._ignore = ()
        self._auto_called = False

    def __setitem__(self, key, value):
        if self._cls_name is not None and _is_private(self._cls_name, key):
            pass
        elif _is_sunder(key):
            value = self._setting(key, value)
        elif _is_dunder(key):
            key = '_order_' if key == '__order__' else key
        elif key in self._member_names:
            raise TypeError(f'{key!r} already defined as {self[key]!r}')
        elif key in self._ignore:
            pass
        elif isinstance(value, nonmember):
            value = value.value
        elif isinstance(value, member) or not (isinstance(value, type) or _is_descriptor(value)):
            value = self._member(key, value)
        super().__setitem__(key, value)

    def _setting(self, key, value):
        """Take note of a name that says something about the enum itself."""
        if key not in _SUNDERS:
            raise ValueError(f'_sunder_ names, such as {key!r}, are reserved for future Enum use')
        if key == '_generate_next_value_':
            if self._auto_called:
                raise TypeError('_generate_next_value_ must be defined before members')
            self._generate_next_value = value.__func__ if isinstance(value, staticmethod) else value
        elif key == '_ignore_':
            value = self._ignore = _split(value)
            taken = {name for name in value if name in self._member_names}
            if taken:
                raise ValueError(f'_ignore_ cannot specify already set names: {taken!r}')
        return value

    def _member(self, key, value):
        """Take note of a member; give its value."""
        if key in self:
            raise TypeError(f'{key!r} already defined as {self[key]!r}')
        value = self._plain(key, value.value if isinstance(value, member) else value)
        self._member_names[key] = None
        self._last_values.append(value)
        return value

    def _plain(self, key, value):
        """Replace auto() by a value, also in a tuple."""
        if isinstance(value, auto):
            return self._auto(key, value)
        if type(value) is tuple and any(isinstance(v, auto) for v in value):
            return tuple(self._auto(key, v) if isinstance(v, auto) else v for v in value)
        return value

    def _auto(self, key, item):
        self._auto_called = True
        if item.value is _auto_null:
            count = len(self._member_names)
            item.value = self._generate_next_value(key, 1, count, list(self._last_values))
        return item.value

    @bltns_property
    def member_names(self):
        return [*self._member_names]

    def update(self, members, **more):
        for name, value in dict(members, **more).items():
            self[name] = value


def _data_type(bases):
    """The type, such as int, whose values the members are too."""
    found = []
    for base in bases:
        candidate = None
        for cls in base.__mro__:
            if cls is object:
                continue
            if isinstance(cls, EnumType):
                if cls._member_type_ is not object:
                    found.append(cls._member_type_)
                    break
            elif '__new__' in cls.__dict__ or '__dataclass_fields__' in cls.__dict__:
                found.append(candidate or cls)
                break
            else:
                candidate = candidate or cls
    distinct = list(dict.fromkeys(found))
    if len(distinct) > 1:
        raise TypeError(f'too many data types for {bases!r}: {set(distinct)!r}')
    return distinct[0] if distinct else object


def _find_new(namespace, member_type, first_enum):
    """How members are made: the __new__, whether it gets the value, and
    whether the class has its own."""
    own = namespace.get('__new__')
    new = _inherited_new(member_type, first_enum) if own is None else own
    if isinstance(new, staticmethod):
        new = new.__func__
    return new, own is not None, new not in (Enum.__new__, object.__new__)


def _inherited_new(member_type, first_enum):
    """The __new__ of a base: one that was set aside when the base became an
    enum, or that of the data type."""
    usual = (None, None.__new__, object.__new__, Enum.__new__)
    found = (getattr(base, name, None) for name in ('__new_member__', '__new__') for base in (member_type, first_enum))
    return next((new for new in found if new not in usual), object.__new__)


class EnumType(type):
    """The class of enums: an enum holds, counts and gives its members."""

    @classmethod
    def __prepare__(metacls, cls, bases, **kwds):
        if Enum is None:
            return {}
        metacls._check_bases(cls, bases)
        namespace = EnumDict(cls)
        if bases:
            namespace._generate_next_value = bases[-1]._generate_next_value_
        return namespace

    @staticmethod
    def _check_bases(name, bases):
        ancestors = (ancestor for base in bases for ancestor in base.__mro__)
        full = next((a for a in ancestors if isinstance(a, EnumType) and a._member_names_), None)
        if full is not None:
            raise TypeError(f'<enum {name!r}> cannot extend {full!r}')

    def __new__(metacls, cls, bases, classdict, *, boundary=None, _simple=False, **kwds):
        if Enum is None:
            return super().__new__(metacls, cls, bases, dict(classdict), **kwds)
        names = list(classdict._member_names)
        for name in classdict._ignore:
            classdict.pop(name, None)
        if 'mro' in names:
            raise ValueError("invalid enum member name(s) 'mro'")
        order = classdict.pop('_order_', None)
        first_enum = bases[-1]
        if not isinstance(first_enum, EnumType):
            raise TypeError('new enumerations should be created as `EnumName([mixin_type, ...] [data_type,] '
                            'enum_type)`')
        member_type = _data_type(bases)
        new, save_new, use_args = _find_new(classdict, member_type, first_enum)
        values = {name: classdict[name] for name in names}
        namespace = {k: v for k, v in classdict.items() if k not in values}
        if '_generate_next_value_' in namespace and not isinstance(namespace['_generate_next_value_'], staticmethod):
            namespace['_generate_next_value_'] = staticmethod(namespace['_generate_next_value_'])
        namespace.update(
            _new_member_=new, _use_args_=use_args, _member_names_=[], _member_map_={}, _value2member_map_={},
            _hashable_values_=[], _unhashable_values_=[], _member_type_=member_type,
            _value_repr_=_value_repr(bases, member_type),
            _boundary_=boundary or getattr(first_enum, '_boundary_', None),
            _flag_mask_=0, _singles_mask_=0, _all_bits_=0, _inverted_=None)
        for name in ('__repr__', '__str__', '__format__', '__reduce_ex__'):
            _inherit_format(name, namespace, first_enum, member_type, bases)
        try:
            enum_class = super().__new__(metacls, cls, bases, namespace, **kwds)
        except RuntimeError as error:
            if error.__cause__ is not None:
                raise error.__cause__
            raise
        if save_new:
            enum_class.__new_member__ = new
        is_flag = Flag is not None and issubclass(enum_class, Flag)
        for name, value in values.items():
            _add_member(enum_class, name, value, is_flag)
        enum_class.__new__ = Enum.__new__
        if is_flag:
            _finish_flag(enum_class)
        if order is not None:
            _check_order(enum_class, order, is_flag)
        return enum_class

    def __init__(cls, *args, **kwds):
        super().__init__(*args[:3])

    def __bool__(cls):
        return True

    def __call__(cls, value, names=_auto_null, *values, module=None, qualname=None, type=None, start=1,
                 boundary=None):
        given = names is not _auto_null
        if cls._member_map_:
            # A tuple is a value, too, and may be written without its parentheses.
            return cls.__new__(cls, (value, names, *values) if given else value)
        is_basic = bool(cls._member_names_) or cls in (Enum, Flag, IntEnum, IntFlag, StrEnum, ReprEnum)
        if not given and type is None and not (is_basic and isinstance(value, str)):
            raise TypeError(f'{cls} has no members; specify `names=()` if you meant to create a new, empty, enum')
        return cls._create_(value, names=names if given else None, module=module, qualname=qualname,
                            type=type, start=start, boundary=boundary)

    def _create_(cls, class_name, names, *, module=None, qualname=None, type=None, start=1, boundary=None):
        """The functional API: a new enum of names given otherwise."""
        metacls = cls.__class__
        bases = (cls,) if type is None else (type, cls)
        body = metacls.__prepare__(class_name, bases)
        for name, value in cls._pairs(() if names is None else names, start):
            body[name] = value
        body['__module__'] = module or sys._getframe(2).f_globals.get('__name__', '__main__')
        if qualname is not None:
            body['__qualname__'] = qualname
        return metacls.__new__(metacls, class_name, bases, body, boundary=boundary)

    def _pairs(cls, names, start):
        """The names and values of members: a mapping, pairs, or names only,
        whose values are counted from start."""
        if hasattr(names, 'keys'):
            return [(name, names[name]) for name in names]
        names = _split(names)
        if not names or not isinstance(names[0], str):
            return names
        values = []
        for count, name in enumerate(names):
            values.append(cls._generate_next_value_(name, start, count, list(values)))
        return list(zip(names, values))

    def __contains__(cls, value):
        if isinstance(value, cls):
            return True
        try:
            cls(value)
            return True
        except ValueError:
            return False

    def __delattr__(cls, attr):
        if attr in cls.__dict__.get('_member_map_', {}):
            raise AttributeError(f'{cls.__name__!r} cannot delete member {attr!r}.')
        super().__delattr__(attr)

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get('_member_map_', {}):
            raise AttributeError(f'cannot reassign member {name!r}')
        super().__setattr__(name, value)

    def __dir__(cls):
        return sorted(['__class__', '__contains__', '__doc__', '__getitem__', '__init_subclass__', '__iter__',
                       '__len__', '__members__', '__module__', '__name__', '__qualname__'] + cls._member_names_)

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __iter__(cls):
        return map(cls._member_map_.__getitem__, cls._member_names_)

    def __reversed__(cls):
        return map(cls._member_map_.__getitem__, reversed(cls._member_names_))

    def __len__(cls):
        return len(cls._member_names_)

    @bltns_property
    def __members__(cls):
        return MappingProxyType(cls._member_map_)

    def __repr__(cls):
        kind = 'flag' if Flag is not None and issubclass(cls, Flag) else 'enum'
        return f'<{kind} {cls.__name__!r}>'


EnumMeta = EnumType


def _value_repr(bases, member_type):
    for base in bases:
        for cls in base.__mro__:
            if isinstance(cls, EnumType):
                if cls._value_repr_:
                    return cls._value_repr_
            elif cls is not object and '__repr__' in cls.__dict__:
                return cls.__dict__['__repr__']
    return None


def _inherit_format(name, namespace, first_enum, member_type, bases):
    """Members of an enum with a data type show as enum members all the same,
    unless the enum says otherwise, as IntEnum does for str()."""
    if name in namespace:
        return
    enum_method = getattr(first_enum, name)
    found = next((c.__dict__[name] for b in bases for c in b.__mro__ if name in c.__dict__), None)
    if ReprEnum is not None and ReprEnum in bases and name in ('__str__', '__format__'):
        method = getattr(member_type, name)
        namespace[name] = member_type.__repr__ if method is object.__str__ else method
    elif found in (getattr(member_type, name), getattr(object, name)):
        namespace[name] = enum_method


def _new_member(enum_class, value):
    """Make a member of the value that the body has for it."""
    single = type(value) is not tuple or enum_class._member_type_ is tuple
    args = (value,) if single else value
    new = enum_class._new_member_(enum_class, *(args if enum_class._use_args_ else ()))
    if not hasattr(new, '_value_'):
        new._value_ = value
        if enum_class._member_type_ is not object:
            try:
                new._value_ = enum_class._member_type_(*args)
            except Exception as error:
                raise TypeError('_value_ not set in __new__, unable to create it') from error
    return new, args


def _add_member(enum_class, name, value, is_flag):
    """Make the member of a name, or an alias of one with the same value."""
    new, args = _new_member(enum_class, value)
    value = new._value_
    new.__objclass__, new._name_ = enum_class, name
    new._sort_order_ = len(enum_class._member_names_)
    new.__init__(*args)
    is_bits = is_flag and isinstance(value, int)
    if is_bits:
        _add_bits(enum_class, value)
    first = _known(enum_class, value)
    if first is not None:
        new = first
    elif not is_bits or _is_single_bit(value):
        enum_class._member_names_.append(name)
    enum_class._member_map_[name] = new
    inherited = next((b.__dict__[name] for b in enum_class.__mro__[1:] if name in b.__dict__), None)
    if not isinstance(inherited, property):
        type.__setattr__(enum_class, name, new)
    try:
        enum_class._value2member_map_.setdefault(value, new)
    except TypeError:
        enum_class._unhashable_values_.append(value)


def _add_bits(enum_class, value):
    every = enum_class._flag_mask_ | value
    enum_class._flag_mask_, enum_class._all_bits_ = every, (1 << every.bit_length()) - 1
    if _is_single_bit(value):
        enum_class._singles_mask_ |= value


def _known(enum_class, value):
    try:
        return enum_class._value2member_map_.get(value)
    except TypeError:
        for m in enum_class._member_map_.values():
            if m._value_ == value:
                return m
    return None


_FLAG_OPERATORS = ('__or__', '__and__', '__xor__', '__ror__', '__rand__', '__rxor__', '__invert__')


def _finish_flag(enum_class):
    """Put the operators of flags before those of a data type such as int."""
    for name in _FLAG_OPERATORS:
        if name not in enum_class.__dict__:
            setattr(enum_class, name, getattr(Flag, name))
    members = list(enum_class._member_map_.values())
    by_value = sorted((m for m in members if isinstance(m._value_, int) and _is_single_bit(m._value_)),
                      key=lambda m: m._value_)
    if [m._name_ for m in by_value] != enum_class._member_names_:
        enum_class._iter_member_ = enum_class._iter_member_by_def_


def _check_order(enum_class, order, is_flag):
    order = [n for n in _split(order) if n in enum_class._member_map_ and
             (not is_flag or _is_single_bit(enum_class._member_map_[n]._value_))]
    if order != enum_class._member_names_:
        raise TypeError(f'member order does not match _order_:\n  {enum_class._member_names_!r}\n  {order!r}')


class Enum(metaclass=EnumType):
    """Derive from this to make an enum: each name that the class sets is a member."""

    _member_map_ = {}
    _member_names_ = []
    _value2member_map_ = {}
    _member_type_ = object
    _value_repr_ = None
    _use_args_ = False

    def __new__(cls, value):
        # Members exist already; a call of the class only finds them.
        if type(value) is cls:
            return value
        member = cls._found(value)
        return cls._found_by_missing(value) if member is None else member

    @classmethod
    def _found(cls, value):
        """The member of a value, or None."""
        try:
            return cls._value2member_map_.get(value)
        except TypeError:  # it cannot be hashed
            return next((m for m in cls._member_map_.values() if m._value_ == value), None)

    @classmethod
    def _found_by_missing(cls, value):
        """What _missing_ gives for a value that no member has."""
        if not cls._member_map_:
            raise TypeError(f'{cls!r} has no members defined')
        unknown = ValueError(f'{value!r} is not a valid {cls.__qualname__}')
        try:
            found = cls._missing_(value)
        except Exception as e:
            problem = e
        else:
            ejected = isinstance(found, int) and getattr(cls, '_boundary_', None) is EJECT
            if isinstance(found, cls) or ejected:
                return found
            problem = unknown if found is None else TypeError(
                f'error in {cls.__name__}._missing_: returned {found!r} instead of None or a valid member')
        if not isinstance(problem, ValueError):
            problem.__context__ = unknown
        raise problem

    def __init__(self, *args, **kwds):
        pass

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start
        try:
            last = sorted(last_values)[-1]
        except TypeError:
            raise TypeError('unable to sort non-numeric values') from None
        try:
            return last + 1
        except TypeError:
            raise TypeError(f'unable to increment {last!r}') from None

    @classmethod
    def _missing_(cls, value):
        return None

    def __repr__(self):
        show = self.__class__._value_repr_ or repr
        return f'<{self.__class__.__name__}.{self._name_}: {show(self._value_)}>'

    def __str__(self):
        return f'{self.__class__.__name__}.{self._name_}'

    def __dir__(self):
        names = {'__class__', '__doc__', '__eq__', '__hash__', '__module__', 'name', 'value'}
        for cls in self.__class__.__mro__[:-1]:
            names.update(n for n in cls.__dict__ if n[0] != '_' and n not in cls.__dict__.get('_member_map_', {}))
        return sorted(names)

    def __format__(self, format_spec):
        return str.__format__(str(self), format_spec)

    def __hash__(self):
        return hash(self._name_)

    def __reduce_ex__(self, proto):
        return self.__class__, (self._value_,)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    @property
    def name(self):
        return self._name_

    @property
    def value(self):
        return self._value_

    def _add_alias_(self, name):
        self.__class__._member_map_[name] = self
        type.__setattr__(self.__class__, name, self)

    def _add_value_alias_(self, value):
        cls = self.__class__
        known = cls._value2member_map_.get(value)
        if known is not None and known is not self:
            raise ValueError(f'{value!r} is already bound: {known!r}')
        cls._value2member_map_[value] = self


class ReprEnum(Enum):
    """An enum with a data type whose members are written as values of that type;
    only their repr() is that of an enum."""


class IntEnum(int, ReprEnum):
    """An enum whose members are ints."""


class StrEnum(str, ReprEnum):
    """An enum whose members are strings."""

    def __new__(cls, *values):
        # The arguments of str(): a text, or bytes, an encoding and what to do
        # about errors.
        if len(values) > 3:
            raise TypeError(f'too many arguments for str(): {values!r}')
        problems = '{!r} is not a string', 'encoding must be a string, not {!r}', 'errors must be a string, not {!r}'
        for place, value in enumerate(values):
            if not isinstance(value, str) and (place > 0 or len(values) == 1):
                raise TypeError(problems[place].format(value))
        value = str(*values)
        self = str.__new__(cls, value)
        self._value_ = value
        return self

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()


class FlagBoundary(StrEnum):
    """What becomes of a value with bits that a flag does not have: an error, the
    other bits, a plain int, or a member all the same."""

    STRICT = auto()
    CONFORM = auto()
    EJECT = auto()
    KEEP = auto()


STRICT, CONFORM, EJECT, KEEP = FlagBoundary


class Flag(Enum, boundary=STRICT):
    """An enum whose members are bits, and combinations of them."""

    _numeric_repr_ = repr

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start if start is not None else 1
        last = max(last_values)
        try:
            return 2 ** last.bit_length()
        except Exception:
            raise TypeError(f'invalid flag value {last!r}') from None

    @classmethod
    def _iter_member_by_value_(cls, value):
        for bit in _iter_bits(value & cls._flag_mask_):
            found = cls._value2member_map_.get(bit)
            if found is not None:
                yield found

    _iter_member_ = _iter_member_by_value_

    @classmethod
    def _iter_member_by_def_(cls, value):
        found = [*cls._iter_member_by_value_(value)]
        found.sort(key=lambda found: found._sort_order_)
        yield from found

    @classmethod
    def _missing_(cls, value):
        """Make the member of a combination of flags."""
        if not isinstance(value, int):
            raise ValueError(f'{value!r} is not a valid {cls.__qualname__}')
        flags, every = cls._flag_mask_, cls._all_bits_
        negative = None
        if not ~every <= value <= every or value & (every ^ flags):
            if cls._boundary_ is STRICT:
                width = max(value.bit_length(), flags.bit_length())
                raise ValueError(f'{cls!r} invalid value {value!r}\n    given {_binary(value, width)}\n'
                                 f'  allowed {_binary(flags, width)}')
            if cls._boundary_ is CONFORM:
                value &= flags
            elif cls._boundary_ is EJECT:
                return value
            elif value < 0:
                value += max(every + 1, 2 ** value.bit_length())
        if value < 0:
            negative = value
            value = every + 1 + value
            if cls._boundary_ is not KEEP:
                value &= flags
        known = cls._value2member_map_.get(value)
        if known is not None:
            return known
        new = object.__new__(cls) if cls._member_type_ is object else cls._member_type_.__new__(cls, value)
        new._value_ = value
        members = list(cls._iter_member_(value))
        unknown = value & ~sum(m._value_ for m in members)
        names = [m._name_ for m in members]
        if unknown:
            names.append(cls._numeric_repr_(unknown))
        new._name_ = '|'.join(names) if members else None
        return cls._value2member_map_.setdefault(value, new)

    def __contains__(self, other):
        if not isinstance(other, self.__class__):
            raise TypeError(f'unsupported operand type(s) for \'in\': {type(other).__qualname__!r} and '
                            f'{self.__class__.__qualname__!r}')
        return other._value_ & self._value_ == other._value_

    def __iter__(self):
        yield from self._iter_member_(self._value_)

    def __len__(self):
        return self._value_.bit_count()

    def __repr__(self):
        cls_name = self.__class__.__name__
        show = self.__class__._value_repr_ or repr
        if self._name_ is None:
            return f'<{cls_name}: {show(self._value_)}>'
        return f'<{cls_name}.{self._name_}: {show(self._value_)}>'

    def __str__(self):
        cls_name = self.__class__.__name__
        if self._name_ is None:
            return f'{cls_name}({self._value_!r})'
        return f'{cls_name}.{self._name_}'

    def __bool__(self):
        return bool(self._value_)

    def _other(self, other):
        """The bits of the other operand of an operator."""
        if isinstance(other, type(self)):
            return other._value_
        data_type = self._member_type_
        return other if data_type is not object and isinstance(other, data_type) else NotImplemented

    def __or__(self, other):
        value = self._other(other)
        return value if value is NotImplemented else self.__class__(self._value_ | value)

    def __and__(self, other):
        value = self._other(other)
        return value if value is NotImplemented else self.__class__(self._value_ & value)

    def __xor__(self, other):
        value = self._other(other)
        return value if value is NotImplemented else self.__class__(self._value_ ^ value)

    def __invert__(self):
        cls = self.__class__
        if cls._boundary_ in (EJECT, KEEP):
            return cls(~self._value_)
        return cls(cls._singles_mask_ & ~self._value_)

    __rand__ = __and__
    __ror__ = __or__
    __rxor__ = __xor__


def _binary(value, width):
    """Like bin(), with a sign digit and a width."""
    digits = f'{value & (1 << width) - 1:0{width}b}'
    return f'0b{1 if value < 0 else 0} {digits}'


class IntFlag(int, ReprEnum, Flag, boundary=KEEP):
    """A Flag whose members are ints."""


def unique(enumeration):
    """Refuse an enum with two names for one value."""
    duplicates = [(name, m._name_) for name, m in enumeration.__members__.items() if name != m._name_]
    if duplicates:
        text = ', '.join(f'{alias} -> {name}' for alias, name in duplicates)
        raise ValueError(f'duplicate values found in {enumeration!r}: {text}')
    return enumeration


class EnumCheck(StrEnum):
    """What verify() can be asked to check."""

    CONTINUOUS = 'no skipped integer values'
    NAMED_FLAGS = 'multi-flag aliases may not contain unnamed flags'
    UNIQUE = 'one name per value'


CONTINUOUS, NAMED_FLAGS, UNIQUE = EnumCheck


class verify:
    """A decorator that refuses an enum which is not as it should be."""

    def __init__(self, *checks):
        self.checks = checks

    def __call__(self, enumeration):
        for check in self.checks:
            if check is UNIQUE:
                aliases = [(n, m._name_) for n, m in enumeration.__members__.items() if n != m._name_]
                if aliases:
                    text = ', '.join(f'{alias} -> {name}' for alias, name in aliases)
                    raise ValueError(f'aliases found in {enumeration!r}: {text}')
            elif check is CONTINUOUS:
                self._check_continuous(enumeration)
            elif check is NAMED_FLAGS:
                self._check_named(enumeration)
        return enumeration

    def _check_continuous(self, enumeration):
        values = {m._value_ for m in enumeration}
        if len(values) < 2:
            return
        low, high = min(values), max(values)
        if issubclass(enumeration, Flag):
            missing = [1 << i for i in range(low.bit_length(), high.bit_length() - 1) if 1 << i not in values]
        else:
            missing = [i for i in range(low + 1, high) if i not in values]
        if missing:
            kind = 'flag' if issubclass(enumeration, Flag) else 'enum'
            raise ValueError(f'invalid {kind} {enumeration.__name__!r}: missing values '
                             f'{", ".join(map(str, missing))}'[:256])

    def _check_named(self, enumeration):
        named = {m._value_ for m in enumeration}
        lacking = {name: [bit for bit in _iter_bits(m._value_) if bit not in named]
                   for name, m in enumeration._member_map_.items()}
        aliases = [name for name, bits in lacking.items() if bits]
        if not aliases:
            return
        *others, last = aliases
        who = f'aliases {", ".join(others)} and {last} are' if others else f'alias {last} is'
        bits = sum({bit for name in aliases for bit in lacking[name]})
        what = f'value {bits:#x}' if _is_single_bit(bits) else f'combined values of {bits:#x}'
        raise ValueError(f'invalid Flag {enumeration.__name__!r}: {who} missing {what} '
                         '[use enum.show_flag_values(value) for details]')


def show_flag_values(value):
    return list(_iter_bits(value))


def pickle_by_global_name(self, proto):
    return self.name


def pickle_by_enum_name(self, proto):
    return getattr, (self.__class__, self._name_)


def global_enum_repr(self):
    module = self.__class__.__module__.split('.')[-1]
    if self._name_ is None:
        return f'{module}.{self.__class__.__name__}({self._value_})'
    return f'{module}.{self._name_}'


def global_flag_repr(self):
    module = self.__class__.__module__.split('.')[-1]
    if self._name_ is None:
        return f'{module}.{self.__class__.__name__}({self._value_})'
    return '|'.join(f'{module}.{name}' for name in self._name_.split('|'))


def global_str(self):
    return f'{self.__class__.__name__}({self._value_!r})' if self._name_ is None else self._name_


def global_enum(cls, update_str=False):
    """Export an enum's members to its module, and show them as its names."""
    if update_str or not issubclass(cls, ReprEnum):
        cls.__str__ = global_str
    cls.__repr__ = global_flag_repr if issubclass(cls, Flag) else global_enum_repr
    vars(sys.modules[cls.__module__]).update(cls.__members__)
    return cls
