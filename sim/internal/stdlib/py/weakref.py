"""Weak references and containers that do not keep their items alive."""

import _weakref
from _weakref import ref, getweakrefcount, getweakrefs
from collections.abc import MutableMapping, MutableSet

__all__ = ['ref', 'proxy', 'getweakrefcount', 'getweakrefs',
           'WeakKeyDictionary', 'ReferenceType', 'ProxyType', 'CallableProxyType',
           'ProxyTypes', 'WeakValueDictionary', 'WeakSet', 'WeakMethod', 'finalize']

ReferenceType = ref


def _target(proxy):
    obj = object.__getattribute__(proxy, '_ref')()
    if obj is None:
        raise ReferenceError('weakly-referenced object no longer exists')
    return obj


class ProxyType:
    """Stands for an object without keeping it alive."""

    __slots__ = ('_ref', '__weakref__')

    def __getattribute__(self, name):
        return getattr(_target(self), name)

    def __setattr__(self, name, value):
        setattr(_target(self), name, value)

    def __delattr__(self, name):
        delattr(_target(self), name)

    __hash__ = None


class CallableProxyType(ProxyType):
    """Stands for an object that can be called."""

    __slots__ = ()

    def __call__(self, *args, **kwargs):
        return _target(self)(*args, **kwargs)


ProxyTypes = (ProxyType, CallableProxyType)


def _forward(name):
    def method(self, *args):
        args = [_target(a) if type(a) in ProxyTypes else a for a in args]
        return getattr(_target(self), name)(*args)
    method.__name__ = name
    return method


_forwarded = '''bytes len length_hint getitem setitem delitem contains next reversed
add sub mul matmul truediv floordiv mod divmod pow lshift rshift and or xor
radd rsub rmul rmatmul rtruediv rfloordiv rmod rdivmod rpow rlshift rrshift rand ror rxor
iadd isub imul imatmul itruediv ifloordiv imod ipow ilshift irshift iand ior ixor
neg pos abs invert int float index'''

for _name in _forwarded.split():
    _name = f'__{_name}__'
    setattr(ProxyType, _name, _forward(_name))


def _proxy_str(self):
    return str(_target(self))


def _proxy_bool(self):
    return bool(_target(self))


def _proxy_iter(self):
    return iter(_target(self))


def _proxy_compare(name):
    import operator
    compare = getattr(operator, name)

    def method(self, other):
        return compare(_target(self), _target(other) if type(other) in ProxyTypes else other)
    return method


ProxyType.__str__ = _proxy_str
ProxyType.__bool__ = _proxy_bool
ProxyType.__iter__ = _proxy_iter
for _name in 'lt le eq ne gt ge'.split():
    setattr(ProxyType, f'__{_name}__', _proxy_compare(_name))


def _proxy_repr(self):
    obj = _target(self)
    return f'<weakproxy at {id(self):#x} to {type(obj).__name__} at {id(obj):#x}>'


ProxyType.__repr__ = _proxy_repr


def proxy(object, callback=None, /):
    """A proxy of an object; callback is called with it when the object ends."""
    kind = CallableProxyType if callable(object) else ProxyType
    made = kind.__new__(kind)
    notify = None if callback is None else lambda _: callback(made)
    _set_ref(made, ref(object, notify))
    return made


_set_ref = ProxyType._ref.__set__


class WeakMethod(ref):
    """A weak reference to a bound method, which lives as long as its object."""

    def __new__(cls, meth, callback=None):
        try:
            obj, func = meth.__self__, meth.__func__
        except AttributeError:
            raise TypeError(f'argument should be a bound method, not {type(meth)}') from None
        self = ref.__new__(cls, obj, callback and (lambda _: callback(self)))
        self._func = ref(func)
        self._bind = type(meth)
        return self

    def __call__(self):
        obj, func = super().__call__(), self._func()
        if obj is None or func is None:
            return None
        return self._bind(func, obj)

    def __eq__(self, other):
        if not isinstance(other, WeakMethod):
            return NotImplemented
        mine, others = self(), other()
        if mine is None or others is None:
            return self is other
        return mine == others

    __hash__ = ref.__hash__


class KeyedRef(ref):
    """A reference that knows the key of its object in a dictionary."""

    def __new__(cls, ob, callback, key):
        self = ref.__new__(cls, ob, callback)
        self.key = key
        return self

    def __init__(self, ob, callback, key):
        super().__init__(ob, callback)


class WeakValueDictionary(MutableMapping):
    """A mapping whose entries go when their values come to their end."""

    def __init__(self, other=(), /, **kwargs):
        self.data = {}
        itself = ref(self)

        def remove(reference):
            mapping = itself()
            if mapping is not None and mapping.data.get(reference.key) is reference:
                del mapping.data[reference.key]

        self._remove = remove
        self.update(other, **kwargs)

    def __getitem__(self, key):
        value = self.data[key]()
        if value is None:
            raise KeyError(key)
        return value

    def __setitem__(self, key, value):
        self.data[key] = KeyedRef(value, self._remove, key)

    def __delitem__(self, key):
        del self.data[key]

    def __contains__(self, key):
        return key in self.data and self.data[key]() is not None

    def __len__(self):
        return len(self.data)

    def __iter__(self):
        for key, reference in list(self.data.items()):
            if reference() is not None:
                yield key

    keys = __iter__

    def items(self):
        for key, reference in list(self.data.items()):
            value = reference()
            if value is not None:
                yield key, value

    def values(self):
        for _, value in self.items():
            yield value

    def valuerefs(self):
        return list(self.data.values())

    itervaluerefs = valuerefs

    def copy(self):
        return type(self)(dict(self.items()))

    __copy__ = copy

    def __deepcopy__(self, memo):
        from copy import deepcopy
        return type(self)({deepcopy(key, memo): value for key, value in self.items()})

    def __or__(self, other):
        merged = self.copy()
        merged.update(other)
        return merged

    def __ior__(self, other):
        self.update(other)
        return self

    def __repr__(self):
        return f'<{type(self).__name__} at {id(self):#x}>'


class WeakKeyDictionary(MutableMapping):
    """A mapping whose entries go when their keys come to their end."""

    def __init__(self, dict=None):
        self.data = {}
        itself = ref(self)

        def remove(reference):
            mapping = itself()
            if mapping is not None:
                mapping.data.pop(reference, None)

        self._remove = remove
        if dict is not None:
            self.update(dict)

    def __getitem__(self, key):
        return self.data[ref(key)]

    def __setitem__(self, key, value):
        self.data[ref(key, self._remove)] = value

    def __delitem__(self, key):
        del self.data[ref(key)]

    def __contains__(self, key):
        try:
            return ref(key) in self.data
        except TypeError:
            return False

    def __len__(self):
        return len(self.data)

    def __iter__(self):
        for reference in list(self.data):
            key = reference()
            if key is not None:
                yield key

    keys = __iter__

    def items(self):
        for reference, value in list(self.data.items()):
            key = reference()
            if key is not None:
                yield key, value

    def values(self):
        for _, value in self.items():
            yield value

    def keyrefs(self):
        return list(self.data)

    def copy(self):
        return type(self)(dict(self.items()))

    __copy__ = copy

    def __repr__(self):
        return f'<{type(self).__name__} at {id(self):#x}>'


class WeakSet(MutableSet):
    """A set from which items go when they come to their end."""

    def __init__(self, data=None):
        self.data = set()
        itself = ref(self)

        def remove(reference):
            holder = itself()
            if holder is not None:
                holder.data.discard(reference)

        self._remove = remove
        if data is not None:
            self.update(data)

    def __iter__(self):
        for reference in list(self.data):
            item = reference()
            if item is not None:
                yield item

    def __len__(self):
        return len(self.data)

    def __contains__(self, item):
        try:
            return ref(item) in self.data
        except TypeError:
            return False

    def add(self, item):
        self.data.add(ref(item, self._remove))

    def discard(self, item):
        self.data.discard(ref(item))

    def remove(self, item):
        self.data.remove(ref(item))

    def pop(self):
        while self.data:
            item = self.data.pop()()
            if item is not None:
                return item
        raise KeyError('pop from empty WeakSet')

    def clear(self):
        self.data.clear()

    def update(self, *others):
        for other in others:
            for item in other:
                self.add(item)

    def copy(self):
        return type(self)(self)

    def union(self, *others):
        result = self.copy()
        result.update(*others)
        return result

    def intersection(self, other):
        return type(self)(item for item in other if item in self)

    def difference(self, other):
        return type(self)(set(self) - set(other))

    def symmetric_difference(self, other):
        return type(self)(set(self) ^ set(other))

    def issubset(self, other):
        return set(self).issubset(other)

    def issuperset(self, other):
        return set(self).issuperset(other)

    def __eq__(self, other):
        if not isinstance(other, type(self)):
            return NotImplemented
        return self.data == {ref(item) for item in other}

    __hash__ = None

    def __repr__(self):
        return repr(self.data)


class finalize:
    """Call a function when an object comes to its end, or the program does."""

    __slots__ = ('__weakref__',)

    _live = {}  # what is still to be called, in order of creation

    def __init__(self, obj, func, /, *args, **kwargs):
        self._live[self] = _Pending(ref(obj, self), func, args, kwargs)

    def __call__(self, _=None):
        pending = self._live.pop(self, None)
        if pending is not None:
            return pending.func(*pending.args, **pending.kwargs)

    def detach(self):
        pending = self._live.get(self)
        obj = pending and pending.ref()
        if obj is not None:
            del self._live[self]
            return obj, pending.func, pending.args, pending.kwargs

    def peek(self):
        pending = self._live.get(self)
        obj = pending and pending.ref()
        if obj is not None:
            return obj, pending.func, pending.args, pending.kwargs

    @property
    def alive(self):
        return self in self._live

    @property
    def atexit(self):
        return self in self._live and self._live[self].atexit

    @atexit.setter
    def atexit(self, value):
        if self in self._live:
            self._live[self].atexit = bool(value)

    def __repr__(self):
        pending = self._live.get(self)
        obj = pending and pending.ref()
        if obj is None:
            return f'<{type(self).__name__} object at {id(self):#x}; dead>'
        return f'<{type(self).__name__} object at {id(self):#x}; for {type(obj).__name__!r} at {id(obj):#x}>'


class _Pending:
    """A call that finalize is to make."""

    def __init__(self, reference, func, args, kwargs):
        self.ref = reference
        self.func = func
        self.args = args
        self.kwargs = kwargs
        self.atexit = True
