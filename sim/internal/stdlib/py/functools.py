"""functools.py - Tools for working with functions and callable objects"""

from _functools import Placeholder, _lru_cache_wrapper, cmp_to_key, partial, reduce

__all__ = ['update_wrapper', 'wraps', 'WRAPPER_ASSIGNMENTS', 'WRAPPER_UPDATES', 'total_ordering', 'cache',
           'cmp_to_key', 'lru_cache', 'reduce', 'partial', 'partialmethod', 'singledispatch', 'singledispatchmethod',
           'cached_property', 'Placeholder']

WRAPPER_ASSIGNMENTS = ('__module__', '__name__', '__qualname__', '__doc__', '__annotate__', '__type_params__')
WRAPPER_UPDATES = ('__dict__',)


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """Update a wrapper function to look like the wrapped function."""
    for name in assigned:
        try:
            setattr(wrapper, name, getattr(wrapped, name))
        except AttributeError:
            pass
    for name in updated:
        getattr(wrapper, name).update(getattr(wrapped, name, {}))
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """Decorator factory to apply update_wrapper() to a wrapper function."""
    return partial(update_wrapper, wrapped=wrapped, assigned=assigned, updated=updated)


# Ordering: each operator that a class lacks follows from one that it has.

def _negated(name):
    def method(self, other):
        result = getattr(type(self), name)(self, other)
        return result if result is NotImplemented else not result
    return method


def _or_equal(name):
    def method(self, other):
        result = getattr(type(self), name)(self, other)
        return result if result is NotImplemented else result or self == other
    return method


def _but_not_equal(name):
    def method(self, other):
        result = getattr(type(self), name)(self, other)
        return result if result is NotImplemented else result and self != other
    return method


def _neither(name):
    def method(self, other):
        result = getattr(type(self), name)(self, other)
        return result if result is NotImplemented else not result and self != other
    return method


def _not_or_equal(name):
    def method(self, other):
        result = getattr(type(self), name)(self, other)
        return result if result is NotImplemented else not result or self == other
    return method


_FOLLOWING = {
    '__lt__': {'__gt__': _neither, '__le__': _or_equal, '__ge__': _negated},
    '__le__': {'__ge__': _not_or_equal, '__lt__': _but_not_equal, '__gt__': _negated},
    '__gt__': {'__lt__': _neither, '__ge__': _or_equal, '__le__': _negated},
    '__ge__': {'__le__': _not_or_equal, '__gt__': _but_not_equal, '__lt__': _negated},
}


def total_ordering(cls):
    """Class decorator that fills in missing ordering methods"""
    own = [name for name in _FOLLOWING if getattr(cls, name, None) is not getattr(object, name)]
    if not own:
        raise ValueError('must define at least one ordering operation: < > <= >=')
    root = next(name for name in ('__lt__', '__le__', '__gt__', '__ge__') if name in own)
    for name, make in _FOLLOWING[root].items():
        if name not in own:
            method = make(root)
            method.__name__ = name
            method.__qualname__ = f'{cls.__qualname__}.{name}'
            setattr(cls, name, method)
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
    """Least-recently-used cache decorator."""
    function = None
    if callable(maxsize) and isinstance(typed, bool):
        function, maxsize = maxsize, 128
    elif maxsize is not None and not isinstance(maxsize, int):
        raise TypeError('Expected first argument to be an integer, a callable, or None')

    def decorating_function(user_function):
        wrapper = _lru_cache_wrapper(user_function, maxsize, typed, _cache_info)
        limit = maxsize if maxsize is None else max(maxsize, 0)
        wrapper.cache_parameters = lambda: {'maxsize': limit, 'typed': typed}
        return update_wrapper(wrapper, user_function)

    return decorating_function if function is None else decorating_function(function)


def cache(user_function, /):
    'Simple lightweight unbounded cache.  Sometimes called "memoize".'
    return lru_cache(maxsize=None)(user_function)


class cached_property:
    """A property whose value is computed once per instance."""

    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__
        self.__module__ = func.__module__

    def __set_name__(self, owner, name):
        if self.attrname is None:
            self.attrname = name
        elif name != self.attrname:
            raise TypeError('Cannot assign the same cached_property to two different names '
                            f'({self.attrname!r} and {name!r}).')

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        if self.attrname is None:
            raise TypeError('Cannot use cached_property instance without calling __set_name__ on it.')
        try:
            attrs = instance.__dict__
        except AttributeError:
            raise TypeError(f"No '__dict__' attribute on {type(instance).__name__!r} instance to cache "
                            f'{self.attrname!r} property.') from None
        if self.attrname in attrs:
            return attrs[self.attrname]
        value = self.func(instance)
        try:
            attrs[self.attrname] = value
        except TypeError:
            raise TypeError(f"The '__dict__' attribute on {type(instance).__name__!r} instance does not support "
                            f'item assignment for caching {self.attrname!r} property.') from None
        return value

    __class_getitem__ = classmethod(type(list[int]))


class partialmethod:
    """Method descriptor with partial application of the given arguments and keywords."""

    def __init__(self, func, /, *args, **keywords):
        if not callable(func) and not hasattr(func, '__get__'):
            raise TypeError(f'the first argument {func!r} must be a callable or a descriptor')
        self.func = func
        self.args = args
        self.keywords = keywords

    def __repr__(self):
        args = ', '.join(map(repr, self.args))
        keywords = ', '.join(f'{k}={v!r}' for k, v in self.keywords.items())
        parts = ', '.join(p for p in (repr(self.func), args, keywords) if p)
        return f'{type(self).__module__}.{type(self).__qualname__}({parts})'

    def __get__(self, obj, cls=None):
        get = getattr(self.func, '__get__', None)
        if get is not None and not callable(getattr(self.func, '__code__', None)):
            bound = get(obj, cls)
            if bound is not self.func:
                result = partial(bound, *self.args, **self.keywords)
                try:
                    result.__self__ = bound.__self__
                except AttributeError:
                    pass
                return result

        def method(self_or_cls, /, *args, **keywords):
            return self.func(self_or_cls, *self.args, *args, **{**self.keywords, **keywords})
        method.__isabstractmethod__ = self.__isabstractmethod__
        return method.__get__(obj, cls)

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, '__isabstractmethod__', False)

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


def singledispatch(func):
    """Single-dispatch generic function decorator."""
    registry = {}
    found = {}
    funcname = getattr(func, '__name__', 'singledispatch function')

    def dispatch(cls):
        if cls not in found:
            found[cls] = registry[cls] if cls in registry else registry[_closest(cls, registry)]
        return found[cls]

    def register(cls, func=None):
        classes = _types_of(cls)
        if classes is None:
            if func is not None:
                raise TypeError(f'Invalid first argument to `register()`. {cls!r} is not a class or union type.')
            func = cls
            hints = getattr(func, '__annotations__', {})
            if not hints:
                raise TypeError(f'Invalid first argument to `register()`: {cls!r}. Use either `@register(some_class)` '
                                'or plain `@register` on an annotated function.')
            from typing import get_type_hints
            name, hint = next(iter(get_type_hints(func).items()))
            classes = _types_of(hint)
            if classes is None:
                raise TypeError(f'Invalid annotation for {name!r}. {hint!r} is not a class.')
        elif func is None:
            return lambda f: register(cls, f)
        for c in classes:
            registry[c] = func
        found.clear()
        return func

    def wrapper(*args, **kw):
        if not args:
            raise TypeError(f'{funcname} requires at least 1 positional argument')
        return dispatch(args[0].__class__)(*args, **kw)

    registry[object] = func
    wrapper.register = register
    wrapper.dispatch = dispatch
    from types import MappingProxyType
    wrapper.registry = MappingProxyType(registry)
    wrapper._clear_cache = found.clear
    update_wrapper(wrapper, func)
    return wrapper


class singledispatchmethod:
    """Single-dispatch generic method descriptor."""

    def __init__(self, func):
        if not callable(func) and not hasattr(func, '__get__'):
            raise TypeError(f'{func!r} is not callable or a descriptor')
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        return self.dispatcher.register(cls, func=method)

    def __get__(self, obj, cls=None):
        name = getattr(self.func, '__name__', 'singledispatchmethod method')

        def method(*args, **kwargs):
            if not args:
                raise TypeError(f'{name} requires at least 1 positional argument')
            return self.dispatcher.dispatch(args[0].__class__).__get__(obj, cls)(*args, **kwargs)
        method.__isabstractmethod__ = self.__isabstractmethod__
        method.register = self.register
        try:
            return update_wrapper(method, self.func)
        except AttributeError:
            return method

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, '__isabstractmethod__', False)
