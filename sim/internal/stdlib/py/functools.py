"""Functions made of functions: wrapped, with arguments filled in, cached, or
chosen by the class of an argument. What is called often (partial, reduce and
the cache itself) belongs to the machine; this is the rest."""

from _functools import Placeholder, _lru_cache_wrapper, cmp_to_key, partial, reduce

__all__ = ['update_wrapper', 'wraps', 'WRAPPER_ASSIGNMENTS', 'WRAPPER_UPDATES', 'total_ordering', 'cache',
           'cmp_to_key', 'lru_cache', 'reduce', 'partial', 'partialmethod', 'singledispatch', 'singledispatchmethod',
           'cached_property', 'Placeholder']

WRAPPER_ASSIGNMENTS = ('__module__', '__name__', '__qualname__', '__doc__', '__annotate__', '__type_params__')
WRAPPER_UPDATES = ('__dict__',)


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """Give a wrapper the name, documentation and other attributes of what it wraps."""
    lacking = object()
    for name in assigned:
        value = getattr(wrapped, name, lacking)
        if value is not lacking:
            setattr(wrapper, name, value)
    for name in updated:
        getattr(wrapper, name).update(getattr(wrapped, name, ()))
    # Last, as wrapped may itself be a wrapper, whose __wrapped__ was copied.
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """update_wrapper as a decorator of the wrapper."""
    return lambda wrapper: update_wrapper(wrapper, wrapped, assigned, updated)


# Ordering: each operator that a class lacks follows from one that it has.

# What one method answers, and whether the two are equal, tell what the others
# answer: method -> other method -> how. Asking for equality is left until needed.
_DERIVED = {
    '__lt__': {'__le__': lambda less, a, b: less or a == b,
               '__gt__': lambda less, a, b: not less and a != b,
               '__ge__': lambda less, a, b: not less},
    '__le__': {'__lt__': lambda at_most, a, b: at_most and a != b,
               '__gt__': lambda at_most, a, b: not at_most,
               '__ge__': lambda at_most, a, b: not at_most or a == b},
    '__gt__': {'__ge__': lambda more, a, b: more or a == b,
               '__lt__': lambda more, a, b: not more and a != b,
               '__le__': lambda more, a, b: not more},
    '__ge__': {'__gt__': lambda at_least, a, b: at_least and a != b,
               '__lt__': lambda at_least, a, b: not at_least,
               '__le__': lambda at_least, a, b: not at_least or a == b},
}


def _derive(cls, name, known, conclude):
    """Make a comparison method of one that is known."""
    def compare(self, other):
        answer = getattr(type(self), known)(self, other)
        return answer if answer is NotImplemented else conclude(answer, self, other)
    compare.__name__ = name
    compare.__qualname__ = f'{cls.__qualname__}.{name}'
    return compare


def total_ordering(cls):
    """Give a class with one of the four comparison methods the other three."""
    own = {name for name in _DERIVED if getattr(cls, name) is not getattr(object, name)}
    known = next((name for name in _DERIVED if name in own), None)
    if known is None:
        raise ValueError('must define at least one ordering operation: < > <= >=')
    for name, conclude in _DERIVED[known].items():
        if name not in own:
            setattr(cls, name, _derive(cls, name, known, conclude))
    return cls


# Caches.

_CacheInfo = None


def _cache_info(*fields):
    global _CacheInfo
    if _CacheInfo is None:
        from collections import namedtuple
        _CacheInfo = namedtuple('CacheInfo', ['hits', 'misses', 'maxsize', 'currsize'])
    return _CacheInfo(*fields)


def lru_cache(maxsize=128, typed=False):
    """Remember what a function returned for its latest calls with different
    arguments. maxsize None remembers all; typed tells 1 from 1.0."""
    if callable(maxsize) and isinstance(typed, bool):
        return _cached(maxsize, 128, typed)  # a plain @lru_cache
    if maxsize is None:
        return lambda func: _cached(func, None, typed)
    if not isinstance(maxsize, int):
        raise TypeError('Expected first argument to be an integer, a callable, or None')
    return lambda func: _cached(func, max(maxsize, 0), typed)


def _cached(func, maxsize, typed):
    wrapper = _lru_cache_wrapper(func, maxsize, typed, _cache_info)
    wrapper.cache_parameters = lambda: {'maxsize': maxsize, 'typed': typed}
    return update_wrapper(wrapper, func)


def cache(user_function, /):
    """Remember what a function returned for each set of arguments."""
    return _cached(user_function, None, False)


class cached_property:
    """A property that is computed once for each instance. Its value is kept in
    the instance's __dict__, where it is found from then on without coming here."""

    def __init__(self, func):
        self.attrname = None
        self.func = func
        self.__module__ = func.__module__
        self.__doc__ = func.__doc__

    def __set_name__(self, owner, name):
        if self.attrname not in (None, name):
            raise TypeError(f'Cannot assign the same cached_property to two different names ({self.attrname!r} and '
                            f'{name!r}).')
        self.attrname = name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        name = self.attrname
        if name is None:
            raise TypeError('Cannot use cached_property instance without calling __set_name__ on it.')
        kind = type(instance).__name__
        kept = getattr(instance, '__dict__', None)
        if kept is None:
            raise TypeError(f"No '__dict__' attribute on {kind!r} instance to cache {name!r} property.")
        if name in kept:
            return kept[name]
        value = self.func(instance)
        try:
            kept[name] = value
        except TypeError:
            raise TypeError(f"The '__dict__' attribute on {kind!r} instance does not support item assignment for "
                            f'caching {name!r} property.') from None
        return value

    __class_getitem__ = classmethod(type(list[int]))


def _check_method(func, complaint):
    """Refuse what can be no method: neither callable nor a descriptor."""
    if not (callable(func) or hasattr(func, '__get__')):
        raise TypeError(complaint)


class partialmethod:
    """partial for methods: self comes before the arguments that are filled in."""

    def __init__(self, func, /, *args, **keywords):
        _check_method(func, f'the first argument {func!r} must be a callable or a descriptor')
        self.func, self.args, self.keywords = func, args, keywords

    def __repr__(self):
        cls = type(self)
        shown = [repr(arg) for arg in (self.func, *self.args)]
        shown += [f'{name}={value!r}' for name, value in self.keywords.items()]
        return f'{cls.__module__}.{cls.__qualname__}({", ".join(shown)})'

    def __get__(self, obj, cls=None):
        if not hasattr(self.func, '__code__') and hasattr(self.func, '__get__'):
            # A descriptor that is no function, such as a classmethod, binds itself.
            bound = self.func.__get__(obj, cls)
            if bound is not self.func:
                filled = partial(bound, *self.args, **self.keywords)
                if hasattr(bound, '__self__'):
                    filled.__self__ = bound.__self__
                return filled
        return self._method().__get__(obj, cls)

    def _method(self):
        def method(self_or_cls, /, *args, **keywords):
            return self.func(self_or_cls, *self.args, *args, **{**self.keywords, **keywords})
        method.__isabstractmethod__ = self.__isabstractmethod__
        return method

    __isabstractmethod__ = property(lambda self: getattr(self.func, '__isabstractmethod__', False))
    __class_getitem__ = classmethod(type(list[int]))


# Generic functions.

def _closest(cls, registry):
    """The class of the registry that an instance of cls is dispatched to."""
    for base in cls.__mro__:
        if base in registry and base is not object:
            return base
        abstract = [r for r in registry if r not in cls.__mro__ and isinstance(r, type) and _derives(base, r)]
        if base is object:
            break
        if abstract and not any(_derives(b, abstract[0]) for b in base.__mro__[1:]):
            return _most_specific(cls, abstract)
    virtual = [r for r in registry if r not in cls.__mro__ and _derives(cls, r)]
    if virtual:
        return _most_specific(cls, virtual)
    return object


def _derives(cls, base):
    try:
        return issubclass(cls, base)
    except TypeError:
        return False


def _most_specific(cls, candidates):
    best = [c for c in candidates if not any(d is not c and _derives(d, c) for d in candidates)]
    if len(best) > 1:
        raise RuntimeError(f'Ambiguous dispatch: {best[0]} or {best[1]}')
    return best[0]


def _types_of(cls):
    """The classes that a registration for cls covers, None if it is no class."""
    if isinstance(cls, type):
        return [cls]
    args = getattr(cls, '__args__', None)
    if isinstance(cls, type(int | str)) and all(isinstance(a, type) for a in args):
        return list(args)
    return None


class _Implementations:
    """The functions behind a generic one, by the class that they are for."""

    def __init__(self, default):
        self.by_class = {object: default}
        self.found = {}  # what dispatch() gave before

    def dispatch(self, cls):
        """The function for instances of a class."""
        func = self.found.get(cls)
        if func is None:
            nearest = cls if cls in self.by_class else _closest(cls, self.by_class)
            func = self.found[cls] = self.by_class[nearest]
        return func

    def register(self, cls, func=None):
        """Add a function: register(cls, func), @register(cls), or @register of
        a function whose first annotation names the class."""
        classes = _types_of(cls)
        if classes is not None and func is None:
            return lambda func: self.register(cls, func)
        if classes is None:
            if func is not None:
                raise TypeError(f'Invalid first argument to `register()`. {cls!r} is not a class or union type.')
            func, classes = cls, _annotated_classes(cls)
        self.by_class.update(dict.fromkeys(classes, func))
        self.found.clear()
        return func


def _annotated_classes(func):
    """The classes that the first annotation of a function names."""
    if not getattr(func, '__annotations__', None):
        raise TypeError(f'Invalid first argument to `register()`: {func!r}. Use either `@register(some_class)` '
                        'or plain `@register` on an annotated function.')
    from typing import get_type_hints
    [(name, hint), *_] = get_type_hints(func).items()
    classes = _types_of(hint)
    if classes is None:
        raise TypeError(f'Invalid annotation for {name!r}. {hint!r} is not a class.')
    return classes


def _dispatched(args, name, implementations):
    """The function for a call with these arguments."""
    if args:
        return implementations.dispatch(args[0].__class__)
    raise TypeError(f'{name} requires at least 1 positional argument')


def singledispatch(func):
    """Make a function generic: which implementation is called depends on the
    class of the first argument. func is the one for all other classes."""
    from types import MappingProxyType
    name = getattr(func, '__name__', 'singledispatch function')
    implementations = _Implementations(func)

    def generic(*args, **kw):
        return _dispatched(args, name, implementations)(*args, **kw)

    update_wrapper(generic, func)
    generic.register = implementations.register
    generic.dispatch = implementations.dispatch
    generic.registry = MappingProxyType(implementations.by_class)
    generic._clear_cache = implementations.found.clear
    return generic


class singledispatchmethod:
    """singledispatch for methods: the class of the first argument after self
    chooses the implementation."""

    def __init__(self, func):
        _check_method(func, f'{func!r} is not callable or a descriptor')
        self.func, self.dispatcher = func, singledispatch(func)

    def register(self, cls, method=None):
        return self.dispatcher.register(cls, method)

    def __get__(self, obj, cls=None):
        name = getattr(self.func, '__name__', 'singledispatchmethod method')

        def method(*args, **kwargs):
            return _dispatched(args, name, self.dispatcher).__get__(obj, cls)(*args, **kwargs)
        method.__isabstractmethod__ = self.__isabstractmethod__
        update_wrapper(method, self.func)
        method.register = self.register
        return method

    __isabstractmethod__ = property(lambda self: getattr(self.func, '__isabstractmethod__', False))
