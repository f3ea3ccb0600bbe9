"""The abstract classes of containers, iterators and awaitables: what isinstance
may ask of an object, and mixin methods for classes that derive from them."""

from _collections import deque
from _hooks import recognised_by
from abc import ABCMeta, abstractmethod

__all__ = ['Awaitable', 'Coroutine', 'AsyncIterable', 'AsyncIterator', 'AsyncGenerator', 'Hashable', 'Iterable',
           'Iterator', 'Generator', 'Reversible', 'Sized', 'Container', 'Callable', 'Collection', 'Set', 'MutableSet',
           'Mapping', 'MutableMapping', 'MappingView', 'KeysView', 'ItemsView', 'ValuesView', 'Sequence',
           'MutableSequence', 'Buffer']

_Alias = type(list[int])
_MISSING = object()


def _raise(typ, val, tb):
    """Raise what was given to throw(): a class or an instance, and the rest as
    in the long form of the raise statement of old."""
    error = val
    if error is None:
        error = typ() if isinstance(typ, type) else typ
    raise error if tb is None else error.with_traceback(tb)


def _close(generator, what):
    """End a generator or coroutine by its throw()."""
    try:
        generator.throw(GeneratorExit)
    except (StopIteration, GeneratorExit):
        return
    raise RuntimeError(f'{what} ignored GeneratorExit')


# Classes with one method, and the protocols of iteration and awaiting.

@recognised_by('__hash__')
class Hashable(metaclass=ABCMeta):
    __slots__ = ()

    @abstractmethod
    def __hash__(self):
        return 0


@recognised_by('__len__')
class Sized(metaclass=ABCMeta):
    __slots__ = ()

    @abstractmethod
    def __len__(self):
        return 0


@recognised_by('__contains__')
class Container(metaclass=ABCMeta):
    __slots__ = ()

    @abstractmethod
    def __contains__(self, x):
        return False

    __class_getitem__ = classmethod(_Alias)


@recognised_by('__buffer__')
class Buffer(metaclass=ABCMeta):
    __slots__ = ()

    @abstractmethod
    def __buffer__(self, flags, /):
        raise NotImplementedError


@recognised_by('__iter__')
class Iterable(metaclass=ABCMeta):
    __slots__ = ()

    @abstractmethod
    def __iter__(self):
        yield from ()

    __class_getitem__ = classmethod(_Alias)


@recognised_by('__iter__', '__next__')
class Iterator(Iterable):
    __slots__ = ()

    def __iter__(self):
        return self

    @abstractmethod
    def __next__(self):
        raise StopIteration


@recognised_by('__iter__', '__reversed__')
class Reversible(Iterable):
    __slots__ = ()

    @abstractmethod
    def __reversed__(self):
        yield from ()


@recognised_by('__iter__', '__next__', 'send', 'throw', 'close')
class Generator(Iterator):
    __slots__ = ()

    def __next__(self):
        return self.send(None)

    @abstractmethod
    def send(self, value):
        raise StopIteration

    @abstractmethod
    def throw(self, typ, val=None, tb=None):
        _raise(typ, val, tb)

    def close(self):
        _close(self, 'generator')


@recognised_by('__len__', '__iter__', '__contains__')
class Collection(Sized, Iterable, Container):
    __slots__ = ()


@recognised_by('__await__')
class Awaitable(metaclass=ABCMeta):
    __slots__ = ()

    @abstractmethod
    def __await__(self):
        yield

    __class_getitem__ = classmethod(_Alias)


@recognised_by('__await__', 'send', 'throw', 'close')
class Coroutine(Awaitable):
    __slots__ = ()

    @abstractmethod
    def send(self, value):
        raise StopIteration

    @abstractmethod
    def throw(self, typ, val=None, tb=None):
        _raise(typ, val, tb)

    def close(self):
        _close(self, 'coroutine')


@recognised_by('__aiter__')
class AsyncIterable(metaclass=ABCMeta):
    __slots__ = ()

    @abstractmethod
    def __aiter__(self):
        return AsyncIterator()

    __class_getitem__ = classmethod(_Alias)


@recognised_by('__aiter__', '__anext__')
class AsyncIterator(AsyncIterable):
    __slots__ = ()

    def __aiter__(self):
        return self

    @abstractmethod
    async def __anext__(self):
        raise StopAsyncIteration


@recognised_by('__aiter__', '__anext__', 'asend', 'athrow', 'aclose')
class AsyncGenerator(AsyncIterator):
    __slots__ = ()

    async def __anext__(self):
        return await self.asend(None)

    @abstractmethod
    async def asend(self, value):
        raise StopAsyncIteration

    @abstractmethod
    async def athrow(self, typ, val=None, tb=None):
        _raise(typ, val, tb)

    async def aclose(self):
        try:
            await self.athrow(GeneratorExit)
        except (StopAsyncIteration, GeneratorExit):
            return
        raise RuntimeError('asynchronous generator ignored GeneratorExit')


# Callable.

class _CallableAlias(_Alias):
    """Callable[[parameters], result]; its arguments are one flat tuple."""

    def __new__(cls, origin, args):
        if type(args) is not tuple or len(args) != 2:
            raise TypeError('Callable must be used as Callable[[arg, ...], result].')
        params, result = args
        if isinstance(params, (list, tuple)):
            return super().__new__(cls, Callable, (*params, result))
        if params is ... or type(params).__name__ in ('ParamSpec', '_ConcatenateAlias'):
            return super().__new__(cls, Callable, args)
        raise TypeError(f'Expected a list of types, an ellipsis, ParamSpec, or Concatenate. Got {params}')

    def __repr__(self):
        *params, _ = self.__args__
        if len(params) == 1 and (params[0] is ... or type(params[0]).__name__ in ('ParamSpec', '_ConcatenateAlias')):
            return super().__repr__()
        shown = [repr(_Alias(list, (x,)))[5:-1] for x in self.__args__]  # as list[x] shows x
        return f'collections.abc.Callable[[{", ".join(shown[:-1])}], {shown[-1]}]'


@recognised_by('__call__')
class Callable(metaclass=ABCMeta):
    __slots__ = ()

    @abstractmethod
    def __call__(self, *args, **kwds):
        return False

    __class_getitem__ = classmethod(_CallableAlias)


# Sets.

def _within(small, large):
    return len(small) <= len(large) and all(item in large for item in small)


class Set(Collection):
    """A set whose operators follow from __contains__, __iter__ and __len__.

    A class whose constructor takes no iterable overrides _from_iterable."""

    __slots__ = ()

    @classmethod
    def _from_iterable(cls, it):
        return cls(it)

    def _operand(self, other):
        """The other operand of a difference as a set, None if it can be none."""
        if isinstance(other, Set):
            return other
        return self._from_iterable(other) if isinstance(other, Iterable) else None

    def __le__(self, other):
        return _within(self, other) if isinstance(other, Set) else NotImplemented

    def __ge__(self, other):
        return _within(other, self) if isinstance(other, Set) else NotImplemented

    def __lt__(self, other):
        return len(self) != len(other) and self <= other if isinstance(other, Set) else NotImplemented

    def __gt__(self, other):
        return len(self) != len(other) and self >= other if isinstance(other, Set) else NotImplemented

    def __eq__(self, other):
        return len(self) == len(other) and self <= other if isinstance(other, Set) else NotImplemented

    def isdisjoint(self, other):
        return all(item not in self for item in other)

    def __and__(self, other):
        if isinstance(other, Iterable):
            return self._from_iterable(item for item in other if item in self)
        return NotImplemented

    def __or__(self, other):
        if isinstance(other, Iterable):
            return self._from_iterable([*self, *other])
        return NotImplemented

    def __sub__(self, other):
        removed = self._operand(other)
        if removed is None:
            return NotImplemented
        return self._from_iterable(item for item in self if item not in removed)

    def __rsub__(self, other):
        full = self._operand(other)
        if full is None:
            return NotImplemented
        return self._from_iterable(item for item in full if item not in self)

    def __xor__(self, other):
        operand = self._operand(other)
        return NotImplemented if operand is None else (self - operand) | (operand - self)

    __rand__ = __and__
    __ror__ = __or__
    __rxor__ = __xor__

    def _hash(self):
        """The hash of a set of these items, for classes that are hashable."""
        return hash(frozenset(self))


class MutableSet(Set):
    """A set that changes through add() and discard()."""

    __slots__ = ()

    @abstractmethod
    def add(self, value):
        raise NotImplementedError

    @abstractmethod
    def discard(self, value):
        raise NotImplementedError

    def _discard_all(self, values):
        for value in list(values):
            self.discard(value)
        return self

    def remove(self, value):
        if value in self:
            self.discard(value)
        else:
            raise KeyError(value)

    def pop(self):
        first = next(iter(self), _MISSING)
        if first is _MISSING:
            raise KeyError
        self.discard(first)
        return first

    def clear(self):
        self._discard_all(self)

    def __ior__(self, other):
        for value in other:
            self.add(value)
        return self

    def __iand__(self, other):
        return self._discard_all(self - other)

    def __isub__(self, other):
        return self._discard_all(other)

    def __ixor__(self, other):
        for value in list(other):
            change = self.discard if value in self else self.add
            change(value)
        return self


# Mappings.

def _same(a, b):
    """Equal as members of containers are: an object equals itself."""
    return a is b or a == b


class Mapping(Collection):
    """A mapping whose other methods follow from __getitem__, __iter__ and __len__."""

    __slots__ = ()
    __abc_tpflags__ = 1 << 6  # matched by mapping patterns

    @abstractmethod
    def __getitem__(self, key):
        raise KeyError

    def get(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            return default

    def __contains__(self, key):
        try:
            self[key]
        except KeyError:
            return False
        return True

    def keys(self):
        return KeysView(self)

    def items(self):
        return ItemsView(self)

    def values(self):
        return ValuesView(self)

    def __eq__(self, other):
        if isinstance(other, Mapping):
            return dict(self.items()) == dict(other.items())
        return NotImplemented

    __reversed__ = None


class MutableMapping(Mapping):
    """A mapping that changes through __setitem__ and __delitem__."""

    __slots__ = ()

    @abstractmethod
    def __setitem__(self, key, value):
        raise KeyError

    @abstractmethod
    def __delitem__(self, key):
        raise KeyError

    def pop(self, key, default=_MISSING):
        try:
            value = self[key]
        except KeyError:
            if default is not _MISSING:
                return default
            raise
        del self[key]
        return value

    def popitem(self):
        key = next(iter(self), _MISSING)
        if key is _MISSING:
            raise KeyError
        value = self[key]
        del self[key]
        return key, value

    def clear(self):
        while len(self):
            self.popitem()

    def update(self, other=(), /, **kwds):
        keys = other if isinstance(other, Mapping) else other.keys() if hasattr(other, 'keys') else None
        pairs = other if keys is None else ((key, other[key]) for key in keys)
        for key, value in pairs:
            self[key] = value
        for key in kwds:
            self[key] = kwds[key]

    def setdefault(self, key, default=None):
        try:
            value = self[key]
        except KeyError:
            self[key] = value = default
        return value


class MappingView(Sized):
    """What keys(), items() and values() give: it shows the mapping as it is now."""

    __slots__ = ('_mapping',)

    def __init__(self, mapping):
        self._mapping = mapping

    def __len__(self):
        return len(self._mapping)

    def __repr__(self):
        return f'{type(self).__name__}({self._mapping!r})'

    __class_getitem__ = classmethod(_Alias)


def _plain_set(cls, it):
    """What the operators of views give."""
    return set(it)


class KeysView(MappingView, Set):
    __slots__ = ()
    _from_iterable = classmethod(_plain_set)

    def __contains__(self, key):
        return key in self._mapping

    def __iter__(self):
        return iter(self._mapping)


class ItemsView(MappingView, Set):
    __slots__ = ()
    _from_iterable = classmethod(_plain_set)

    def __contains__(self, item):
        key, value = item
        try:
            return _same(self._mapping[key], value)
        except KeyError:
            return False

    def __iter__(self):
        mapping = self._mapping
        return ((key, mapping[key]) for key in mapping)


class ValuesView(MappingView, Collection):
    __slots__ = ()

    def __contains__(self, value):
        return any(_same(found, value) for found in self)

    def __iter__(self):
        return map(self._mapping.__getitem__, self._mapping)


# Sequences.

class Sequence(Reversible, Collection):
    """A sequence whose other methods follow from __getitem__ and __len__."""

    __slots__ = ()
    __abc_tpflags__ = 1 << 5  # matched by sequence patterns

    @abstractmethod
    def __getitem__(self, index):
        raise IndexError

    def __iter__(self):
        index = 0
        while True:
            try:
                item = self[index]
            except IndexError:
                return
            yield item
            index += 1

    def __reversed__(self):
        for index in range(len(self) - 1, -1, -1):
            yield self[index]

    def __contains__(self, value):
        return any(_same(item, value) for item in self)

    def index(self, value, start=0, stop=None):
        for i in range(*slice(start, stop).indices(len(self))):
            if _same(self[i], value):
                return i
        raise ValueError

    def count(self, value):
        return sum(_same(item, value) for item in self)


class MutableSequence(Sequence):
    """A sequence that changes through __setitem__, __delitem__ and insert()."""

    __slots__ = ()

    @abstractmethod
    def __setitem__(self, index, value):
        raise IndexError

    @abstractmethod
    def __delitem__(self, index):
        raise IndexError

    @abstractmethod
    def insert(self, index, value):
        raise IndexError

    def append(self, value):
        self.insert(len(self), value)

    def extend(self, values):
        for value in list(values) if values is self else values:
            self.append(value)

    def pop(self, index=-1):
        value = self[index]
        del self[index]
        return value

    def remove(self, value):
        del self[self.index(value)]

    def clear(self):
        while len(self):
            self.pop()

    def reverse(self):
        for low in range(len(self) // 2):
            high = len(self) - 1 - low
            self[low], self[high] = self[high], self[low]

    def __iadd__(self, values):
        self.extend(values)
        return self


class ByteString(Sequence):
    __slots__ = ()


# The built-in types that have all methods of an abstract class, where the names
# of methods do not tell.

async def _coroutine():
    pass


async def _async_generator():
    yield


def _register_builtins():
    coroutine = _coroutine()
    coroutine.close()
    for abstract, types in (
            (Generator, [type(_ for _ in ())]), (Coroutine, [type(coroutine)]),
            (AsyncGenerator, [type(_async_generator())]), (Set, [frozenset]), (MutableSet, [set]),
            (Mapping, [type(type.__dict__)]), (MutableMapping, [dict]), (KeysView, [type({}.keys())]),
            (ItemsView, [type({}.items())]), (ValuesView, [type({}.values())]),
            (Sequence, [tuple, str, range, memoryview, bytes]), (MutableSequence, [list, bytearray, deque]),
            (Buffer, [bytes, bytearray, memoryview]), (ByteString, [bytes, bytearray])):
        for concrete in types:
            abstract.register(concrete)


_register_builtins()
del deque
