"""The objects that annotations are made of: type variables, special forms and
generic aliases. typing shows them as its own."""

import sys

__name__ = 'typing'

Union = type(int | str)
_GenericAliasOfTypes = type(list[int])


def _caller_module(depth=2):
    try:
        return sys._getframe(depth).f_globals.get('__name__', '__main__')
    except ValueError:
        return None


def _convert(arg, what='Parameters to generic types must be types.'):
    """Make a type of what stands for one: None and forward references."""
    if arg is None:
        return type(None)
    if isinstance(arg, str):
        return ForwardRef(arg)
    if type(arg) is tuple:
        raise TypeError(f'{what} Got {arg!r:.100}.')
    return arg


def _type_repr(obj):
    if isinstance(obj, tuple):
        return '[' + ', '.join(map(_type_repr, obj)) + ']'
    if isinstance(obj, list):
        return '[' + ', '.join(map(_type_repr, obj)) + ']'
    if isinstance(obj, type) and not isinstance(obj, _GenericAliasOfTypes):
        if obj.__module__ == 'builtins':
            return obj.__qualname__
        return f'{obj.__module__}.{obj.__qualname__}'
    if obj is ...:
        return '...'
    if hasattr(obj, '__code__'):
        return obj.__name__
    return repr(obj)


class _Unioned:
    """What can be joined with | to other types."""

    __slots__ = ()

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


class ForwardRef(_Unioned):
    """A type that is given by its source text, as it was not defined yet."""

    def __init__(self, arg, *, module=None, owner=None, is_argument=True, is_class=False):
        if not isinstance(arg, str):
            raise TypeError(f'Forward reference must be a string -- got {arg!r}')
        self.__forward_arg__ = arg
        self.__forward_module__, self.__owner__ = module, owner
        self.__forward_is_argument__, self.__forward_is_class__ = is_argument, is_class

    def evaluate(self, *, globals=None, locals=None, type_params=None, owner=None):
        names = dict(globals or {})
        for param in type_params or ():
            names[param.__name__] = param
        return eval(self.__forward_arg__, names, locals)

    def __eq__(self, other):
        if not isinstance(other, ForwardRef):
            return NotImplemented
        return (self.__forward_arg__, self.__forward_module__) == (other.__forward_arg__, other.__forward_module__)

    def __hash__(self):
        return hash((self.__forward_arg__, self.__forward_module__))

    def __repr__(self):
        module = f', module={self.__forward_module__!r}' if self.__forward_module__ else ''
        return f'ForwardRef({self.__forward_arg__!r}{module})'


# Type parameters.

class _NoDefaultType:
    def __repr__(self):
        return 'typing.NoDefault'


NoDefault = _NoDefaultType()


class _TypeParam(_Unioned):
    """What the three kinds of type parameters share."""

    def __init__(self, name, default):
        self.__name__ = name
        self.__default_value__ = default
        self.__module__ = _caller_module(3)

    @property
    def __default__(self):
        evaluate = getattr(self, '__default_evaluator__', None)
        if evaluate is not None:
            return evaluate()
        return self.__default_value__

    def has_default(self):
        return hasattr(self, '__default_evaluator__') or self.__default_value__ is not NoDefault

    def __typing_subst__(self, arg):
        return _convert(arg)

    def __mro_entries__(self, bases):
        raise TypeError(f'Cannot subclass an instance of {type(self).__name__}')

    def __repr__(self):
        if self.__infer_variance__:
            return self.__name__
        sign = '+' if self.__covariant__ else '-' if self.__contravariant__ else '~'
        return sign + self.__name__


class TypeVar(_TypeParam):
    """What stands for one type in a generic class or function."""

    def __init__(self, name, *constraints, bound=None, default=NoDefault, covariant=False,
                 contravariant=False, infer_variance=False):
        if covariant and contravariant:
            raise ValueError('Bivariant types are not supported.')
        if infer_variance and (covariant or contravariant):
            raise ValueError('Variance cannot be specified with infer_variance.')
        if len(constraints) == 1:
            raise TypeError('A single constraint is not allowed')
        if constraints and bound is not None:
            raise TypeError('Constraints cannot be combined with bound=...')
        super().__init__(name, default)
        self.__constraint_values__ = tuple(_convert(c) for c in constraints)
        self.__bound_value__ = None if bound is None else _convert(bound)
        self.__covariant__ = covariant
        self.__contravariant__ = contravariant
        self.__infer_variance__ = infer_variance

    @property
    def __bound__(self):
        evaluate = getattr(self, '__bound_evaluator__', None)
        return self.__bound_value__ if evaluate is None else evaluate()

    @property
    def __constraints__(self):
        evaluate = getattr(self, '__constraints_evaluator__', None)
        return self.__constraint_values__ if evaluate is None else evaluate()


class ParamSpecArgs:
    def __init__(self, origin):
        self.__origin__ = origin

    def __repr__(self):
        return f'{self.__origin__.__name__}.args'

    def __eq__(self, other):
        return type(self) is type(other) and self.__origin__ == other.__origin__

    __hash__ = None


class ParamSpecKwargs(ParamSpecArgs):
    def __repr__(self):
        return f'{self.__origin__.__name__}.kwargs'


class ParamSpec(_TypeParam):
    """What stands for the parameters of a function."""

    def __init__(self, name, *, bound=None, default=NoDefault, covariant=False, contravariant=False,
                 infer_variance=False):
        super().__init__(name, default)
        self.__bound__ = bound
        self.__covariant__ = covariant
        self.__contravariant__ = contravariant
        self.__infer_variance__ = infer_variance

    @property
    def args(self):
        return ParamSpecArgs(self)

    @property
    def kwargs(self):
        return ParamSpecKwargs(self)

    def __typing_subst__(self, arg):
        if isinstance(arg, (list, tuple)):
            return tuple(_convert(a) for a in arg)
        return arg


class TypeVarTuple(_TypeParam):
    """What stands for any number of types."""

    def __init__(self, name, *, default=NoDefault):
        super().__init__(name, default)

    def __iter__(self):
        yield Unpack[self]

    def __repr__(self):
        return self.__name__


def _is_param(obj):
    return not isinstance(obj, type) and hasattr(type(obj), '__typing_subst__')


def _collect_params(args):
    """The type parameters in args, each once, in the order of their first use."""
    return tuple(dict.fromkeys(param for arg in args for param in _params_within(arg)))


def _params_within(arg):
    if isinstance(arg, type):
        return ()
    if isinstance(arg, (tuple, list)):
        return _collect_params(arg)
    return (arg,) if _is_param(arg) else getattr(arg, '__parameters__', ())


# Generic aliases.

def _bind_params(alias, params, args):
    """Say which arguments each type parameter of alias gets."""
    variadic = next((i for i, p in enumerate(params) if isinstance(p, TypeVarTuple)), None)
    if variadic is not None:
        after = len(params) - variadic - 1
        if len(args) < variadic + after:
            raise TypeError(f'Too few arguments for {alias}; actual {len(args)}, expected at least {len(params) - 1}')
        end = len(args) - after
        args = [*args[:variadic], tuple(args[variadic:end]), *args[end:]]
    elif len(params) == 1 and isinstance(params[0], ParamSpec) and not _is_param_list(args):
        args = [tuple(args)]
    required = sum(not p.has_default() for p in params)
    if len(args) > len(params) or len(args) < required:
        few = 'many' if len(args) > len(params) else 'few'
        expected = len(params) if few == 'many' else f'at least {required}'
        raise TypeError(f'Too {few} arguments for {alias}; actual {len(args)}, expected {expected}')
    bound = {}
    for i, param in enumerate(params):
        value = args[i] if i < len(args) else param.__default__
        bound[param] = value if isinstance(param, TypeVarTuple) else param.__typing_subst__(value)
    return bound


def _is_param_list(args):
    return len(args) == 1 and (isinstance(args[0], (list, tuple, ParamSpec)) or args[0] is ...)


def _substitute(args, bound):
    out = []
    for arg in args:
        if isinstance(arg, type):
            out.append(arg)
        elif isinstance(arg, ParamSpec) and arg in bound and isinstance(bound[arg], tuple):
            out.extend(bound[arg])
        elif _is_param(arg):
            out.append(bound.get(arg, arg))
        elif isinstance(arg, _UnpackAlias) and arg.__args__[0] in bound:
            out.extend(bound[arg.__args__[0]])
        elif isinstance(arg, tuple):
            out.append(tuple(_substitute(arg, bound)))
        elif getattr(arg, '__parameters__', ()):
            inner = []
            for param in arg.__parameters__:
                value = bound.get(param, param)
                if isinstance(param, TypeVarTuple):
                    inner.extend(value if isinstance(value, tuple) else (value,))
                else:
                    inner.append(value)
            out.append(arg[tuple(inner)])
        else:
            out.append(arg)
    return tuple(out)


class _BaseGenericAlias(_Unioned):
    """A subscripted class, or a class of typing that can be subscripted."""

    def __init__(self, origin, *, name=None):
        self.__origin__ = origin
        self._name = name

    def __call__(self, *args, **kwargs):
        if self._name:
            raise TypeError(f'Type {self._name} cannot be instantiated; use {self.__origin__.__name__}() instead')
        result = self.__origin__(*args, **kwargs)
        try:
            result.__orig_class__ = self
        except (AttributeError, TypeError):
            pass
        return result

    def __mro_entries__(self, bases):
        origin = self.__origin__
        if self._name:
            entries = [] if origin in bases else [origin]
            rest = bases[bases.index(self) + 1:]
            if not any(isinstance(b, _BaseGenericAlias) or isinstance(b, type) and issubclass(b, Generic) for b in rest):
                entries.append(Generic)
            return tuple(entries)
        if origin is Generic:
            rest = bases[bases.index(self) + 1:]
            if any(isinstance(b, _BaseGenericAlias) and b is not self for b in rest):
                return ()
            if any(getattr(b, '__name__', None) == 'Protocol' and isinstance(b, type) for b in bases):
                return ()
        return (origin,)

    def __getattr__(self, name):
        if '__origin__' in self.__dict__ and not (name.startswith('__') and name.endswith('__')):
            return getattr(self.__origin__, name)
        raise AttributeError(name)

    def __instancecheck__(self, obj):
        return self.__subclasscheck__(type(obj))

    def __subclasscheck__(self, cls):
        raise TypeError('Subscripted generics cannot be used with class and instance checks')


class _GenericAlias(_BaseGenericAlias):
    """A subscripted class: List[int], MyClass[T]."""

    def __init__(self, origin, args, *, name=None):
        super().__init__(origin, name=name)
        self.__args__ = args if isinstance(args, tuple) else (args,)
        self.__parameters__ = _collect_params(self.__args__)
        if name is None:
            self.__module__ = origin.__module__

    def __getitem__(self, args):
        if self.__origin__ is Generic or getattr(self.__origin__, '__name__', '') == 'Protocol':
            raise TypeError(f'Cannot subscript already-subscripted {self}')
        if not self.__parameters__:
            raise TypeError(f'{self} is not a generic class')
        if not isinstance(args, tuple):
            args = (args,)
        bound = _bind_params(self, self.__parameters__, [_convert_arg(a) for a in args])
        return self._copy_with(_substitute(self.__args__, bound))

    def _copy_with(self, args):
        return type(self)(self.__origin__, args, name=self._name)

    def __repr__(self):
        if self._name:
            name = 'typing.' + self._name
        else:
            name = _type_repr(self.__origin__)
        args = ', '.join(map(_type_repr, self.__args__)) if self.__args__ else '()'
        return f'{name}[{args}]'

    def __eq__(self, other):
        return self._identity() == other._identity() if isinstance(other, _GenericAlias) else NotImplemented

    def __hash__(self):
        return hash(self._identity())

    def _identity(self):
        """What makes two aliases the same."""
        return self.__origin__, self.__args__

    def __iter__(self):
        yield Unpack[self]


def _convert_arg(arg):
    if isinstance(arg, list):
        return tuple(_convert(a) for a in arg)
    if isinstance(arg, tuple):
        return arg
    return _convert(arg)


class _SpecialGenericAlias(_BaseGenericAlias):
    """A class of typing before it is subscripted: List, Mapping."""

    def __init__(self, origin, nparams, *, name, defaults=()):
        super().__init__(origin, name=name)
        self.__name__ = self.__qualname__ = name
        self._nparams = nparams
        self._defaults = defaults
        self.__doc__ = f'A generic version of {origin.__module__}.{origin.__qualname__}.'

    def __getitem__(self, args):
        if not isinstance(args, tuple):
            args = (args,)
        args = tuple(_convert(a) for a in args)
        n = self._nparams
        if len(args) < n:
            args += self._defaults[len(self._defaults) - (n - len(args)):] if self._defaults else ()
        if len(args) != n:
            few = 'many' if len(args) > n else 'few'
            expected = f'at least {n - len(self._defaults)}' if self._defaults else n
            raise TypeError(f'Too {few} arguments for {self}; actual {len(args)}, expected {expected}')
        return _GenericAlias(self.__origin__, args, name=self._name)

    def __repr__(self):
        return 'typing.' + self._name

    def __subclasscheck__(self, cls):
        plain = cls.__origin__ if isinstance(cls, _SpecialGenericAlias) else cls
        return issubclass(plain, self.__origin__)


class _CallableGenericAlias(_GenericAlias):
    """Callable[[...], result]; its arguments are flattened."""

    def __repr__(self):
        args = self.__args__
        if len(args) == 2 and (isinstance(args[0], ParamSpec) or args[0] is ... or isinstance(args[0], _ConcatenateAlias)):
            return f'typing.Callable[{_type_repr(args[0])}, {_type_repr(args[1])}]'
        return f'typing.Callable[[{", ".join(map(_type_repr, args[:-1]))}], {_type_repr(args[-1])}]'


class _CallableType(_SpecialGenericAlias):
    def __getitem__(self, args):
        if not isinstance(args, tuple) or len(args) != 2:
            raise TypeError('Callable must be used as Callable[[arg, ...], result].')
        params, result = args
        if isinstance(params, list):
            params = tuple(_convert(p) for p in params)
        elif isinstance(params, (ParamSpec, _ConcatenateAlias)) or params is ...:
            params = (params,)
        else:
            raise TypeError(f'Callable[args, result]: args must be a list. Got {params}')
        result = _convert(result, 'Callable[args, result]: result must be a type.')
        return _CallableGenericAlias(self.__origin__, params + (result,), name='Callable')


class _TupleType(_SpecialGenericAlias):
    def __getitem__(self, args):
        if not isinstance(args, tuple):
            args = (args,)
        return _GenericAlias(tuple, tuple(_convert(a) for a in args), name='Tuple')


class _LiteralGenericAlias(_GenericAlias):
    def __init__(self, origin, args, *, name=None):
        super().__init__(origin, args, name=name)
        self.__parameters__ = ()

    def __repr__(self):
        return f'typing.Literal[{", ".join(map(repr, self.__args__))}]'

    def _identity(self):
        # 1 and True are equal, but different literals.
        return frozenset((type(arg), arg) for arg in self.__args__)

    def __eq__(self, other):
        return super().__eq__(other) if isinstance(other, _LiteralGenericAlias) else NotImplemented

    __hash__ = _GenericAlias.__hash__


class _ConcatenateAlias(_GenericAlias):
    pass


class _UnpackAlias(_GenericAlias):
    def __repr__(self):
        return f'typing.Unpack[{_type_repr(self.__args__[0])}]'


class _AnnotatedAlias(_GenericAlias):
    """Annotated[T, metadata…]; __origin__ is T."""

    def __init__(self, origin, metadata, *, name='Annotated'):
        nested = isinstance(origin, _AnnotatedAlias)
        plain = origin.__origin__ if nested else origin
        super().__init__(plain, plain, name='Annotated')
        self.__metadata__ = (*origin.__metadata__, *metadata) if nested else metadata

    def _copy_with(self, args):
        return _AnnotatedAlias(args[0], self.__metadata__)

    def __repr__(self):
        metadata = ', '.join(map(repr, self.__metadata__))
        return f'typing.Annotated[{_type_repr(self.__origin__)}, {metadata}]'

    def __mro_entries__(self, bases):
        return (self.__origin__,)

    def __call__(self, *args, **kwargs):
        return self.__origin__(*args, **kwargs)

    def __eq__(self, other):
        return super().__eq__(other) if isinstance(other, _AnnotatedAlias) else NotImplemented

    __hash__ = _GenericAlias.__hash__

    def _identity(self):
        return self.__origin__, self.__metadata__

    def __getattr__(self, name):
        if name in ('__name__', '__qualname__'):
            return 'Annotated'
        return super().__getattr__(name)


# Special forms.

class _SpecialForm(_Unioned):
    # A name of typing that is no class: Optional, ClassVar, Literal.

    __slots__ = ('_name', '__doc__', '_make')

    def __init__(self, name, make=None, doc=None):
        self._name = name
        self._make = make
        self.__doc__ = doc

    def __getattr__(self, name):
        if name in ('__name__', '__qualname__'):
            return self._name
        raise AttributeError(name)

    def __getitem__(self, args):
        if self._make is None:
            raise TypeError(f'{self} is not subscriptable')
        return self._make(self, args)

    def __call__(self, *args, **kwargs):
        raise TypeError(f'Cannot instantiate {self!r}')

    def __mro_entries__(self, bases):
        raise TypeError(f'Cannot subclass {self!r}')

    def __instancecheck__(self, obj):
        raise TypeError(f'{self} cannot be used with isinstance()')

    def __subclasscheck__(self, cls):
        raise TypeError(f'{self} cannot be used with issubclass()')

    def __repr__(self):
        return 'typing.' + self._name

    def __reduce__(self):
        return self._name


def _single(form, arg):
    return _GenericAlias(form, (_convert(arg, f'{form} accepts only single type.'),), name=form._name)


def _optional(form, arg):
    if isinstance(arg, tuple):
        raise TypeError(f'{form} requires a single type. Got {arg!r:.100}.')
    return Union[_convert(arg), None]


def _literal(form, args):
    flat = []
    for arg in args if isinstance(args, tuple) else (args,):
        flat.extend(arg.__args__ if isinstance(arg, _LiteralGenericAlias) else (arg,))
    kept = []
    for arg in flat:
        if not any(type(arg) is type(k) and arg == k for k in kept):
            kept.append(arg)
    return _LiteralGenericAlias(form, tuple(kept), name='Literal')


def _annotated(form, args):
    if not isinstance(args, tuple) or len(args) < 2:
        raise TypeError('Annotated[...] should be used with at least two arguments (a type and an annotation).')
    return _AnnotatedAlias(_convert(args[0], 'Annotated[t, ...]: t must be a type.'), args[1:])


def _concatenate(form, args):
    if args == ():
        raise TypeError('Cannot take a Concatenate of no types.')
    args = args if isinstance(args, tuple) else (args,)
    *types, rest = args
    if rest is not ... and not isinstance(rest, ParamSpec):
        raise TypeError('The last parameter to Concatenate should be a ParamSpec variable or ellipsis.')
    return _ConcatenateAlias(form, (*map(_convert, types), rest), name='Concatenate')


def _unpack(form, arg):
    return _UnpackAlias(form, (arg,), name='Unpack')


Optional = _SpecialForm('Optional', _optional, 'Optional[X] is X | None.')
ClassVar = _SpecialForm('ClassVar', _single, 'The type of a variable that belongs to the class, not to its instances.')
Final = _SpecialForm('Final', _single, 'The type of a name that is not to be assigned again.')
Required = _SpecialForm('Required', _single)
NotRequired = _SpecialForm('NotRequired', _single)
ReadOnly = _SpecialForm('ReadOnly', _single)
TypeGuard = _SpecialForm('TypeGuard', _single)
TypeIs = _SpecialForm('TypeIs', _single)
Literal = _SpecialForm('Literal', _literal, 'The type of certain values only.')
Annotated = _SpecialForm('Annotated', _annotated, 'A type, with anything else that some tool wants to know.')
Concatenate = _SpecialForm('Concatenate', _concatenate)
Unpack = _SpecialForm('Unpack', _unpack)
Self = _SpecialForm('Self')
Never = _SpecialForm('Never')
NoReturn = _SpecialForm('NoReturn')
LiteralString = _SpecialForm('LiteralString')
TypeAlias = _SpecialForm('TypeAlias')


class _AnyMeta(type):
    def __instancecheck__(self, obj):
        if self is not Any:
            return super().__instancecheck__(obj)
        raise TypeError('typing.Any cannot be used with isinstance()')

    def __repr__(self):
        return 'typing.Any' if self is Any else super().__repr__()


class Any(metaclass=_AnyMeta):
    """The type of everything. Classes may derive from it."""

    def __new__(cls, *args, **kwargs):
        if cls is not Any:
            return super().__new__(cls)
        raise TypeError('Any cannot be instantiated')


def _check_own_params(cls, params):
    """Refuse what Generic and Protocol cannot be subscripted with."""
    if not params:
        raise TypeError(f'Parameter list to {cls.__qualname__}[...] cannot be empty')
    if not all(map(_is_param, params)):
        raise TypeError(f'Parameters to {cls.__name__}[...] must all be type variables or parameter specification '
                        'variables.')
    if len(params) > len(set(params)):
        raise TypeError(f'Parameters to {cls.__name__}[...] must all be unique')


class Generic:
    """What classes derive from, subscripted with their type parameters."""

    __slots__ = ()
    _is_protocol = False
    __parameters__ = ()

    def __class_getitem__(cls, args):
        args = args if isinstance(args, tuple) else (args,)
        if cls is Generic or cls.__dict__.get('_is_protocol_root'):
            _check_own_params(cls, [a.__args__[0] if isinstance(a, _UnpackAlias) else a for a in args])
            return _GenericAlias(cls, args)
        if not cls.__parameters__:
            raise TypeError(f'{cls} is not a generic class')
        values = []
        for param, value in _bind_params(cls, cls.__parameters__, [_convert_arg(a) for a in args]).items():
            values += value if isinstance(param, TypeVarTuple) else [value]
        return _GenericAlias(cls, tuple(values))

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        bases = cls.__dict__.get('__orig_bases__', ())
        if Generic in bases if bases else Generic in cls.__bases__ and cls.__name__ != 'Protocol':
            raise TypeError('Cannot inherit from plain Generic')
        params = _collect_params(bases)
        for base in bases:
            if isinstance(base, _GenericAlias) and (
                    base.__origin__ is Generic or base.__origin__.__dict__.get('_is_protocol_root')):
                missing = [p for p in params if p not in base.__parameters__]
                if missing:
                    names = ', '.join(map(str, missing))
                    given = ', '.join(map(str, base.__parameters__))
                    raise TypeError(f'Some type variables ({names}) are not listed in '
                                    f'{base.__origin__.__name__}[{given}]')
                params = base.__parameters__
                break
        cls.__parameters__ = params


class TypeAliasType(_Unioned):
    """Type alias: what the type statement makes."""

    def __init__(self, name, value, *, type_params=()):
        self.__name__ = name
        self.__type_params__ = type_params
        self.__parameters__ = type_params
        self.__alias_value__ = value
        self.__module__ = _caller_module()

    @property
    def __value__(self):
        evaluate = getattr(self, '__value_evaluator__', None)
        return self.__alias_value__ if evaluate is None else evaluate()

    def evaluate_value(self, format=1):
        return self.__value__

    def __getitem__(self, args):
        if not self.__type_params__:
            raise TypeError('Only generic type aliases are subscriptable')
        return _GenericAliasOfTypes(self, args)

    def __repr__(self):
        return self.__name__


class NewType(_Unioned):
    """A type that type checkers tell from the one it is made of."""

    def __init__(self, name, tp):
        self.__qualname__ = name
        self.__name__ = name.rpartition('.')[2]
        self.__supertype__ = tp
        module = _caller_module()
        if module != 'typing':
            self.__module__ = module

    def __call__(self, x):
        return x

    def __mro_entries__(self, bases):
        name = self.__name__
        raise TypeError(f'Cannot subclass an instance of NewType. Perhaps you were looking for: '
                        f'`Sub = NewType({name!r}, {name})`')

    def __repr__(self):
        return f'{self.__module__}.{self.__qualname__}'
