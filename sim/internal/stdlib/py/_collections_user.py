"""The containers of collections that wrap others: ChainMap, and classes to
derive from in place of dict, list and str. They are apart because they need
the abstract classes."""

from collections.abc import MutableMapping, MutableSequence, Sequence

__name__ = 'collections'


class ChainMap(MutableMapping):
    """Several mappings as one: the first that has a key gives its value, and
    all changes are made to the first."""

    def __init__(self, *maps):
        self.maps = [*maps] if maps else [{}]

    def __missing__(self, key):
        raise KeyError(key)

    def __getitem__(self, key):
        for mapping in self.maps:
            # Not by `in`: a defaultdict gives what it does not contain.
            try:
                value = mapping[key]
            except KeyError:
                continue
            return value
        return self.__missing__(key)

    def get(self, key, default=None):
        return self[key] if key in self else default

    def _merged(self):
        """The keys of all mappings, in the order of a dict that was updated
        from the last mapping to the first."""
        return dict.fromkeys(key for mapping in reversed(self.maps) for key in mapping)

    def __iter__(self):
        return iter(self._merged())

    def __len__(self):
        return len(self._merged())

    def __contains__(self, key):
        return any(key in mapping for mapping in self.maps)

    def __bool__(self):
        return any(self.maps)

    def __repr__(self):
        return f'{type(self).__name__}({repr(self.maps)[1:-1]})'

    @classmethod
    def fromkeys(cls, iterable, value=None, /):
        first = dict.fromkeys(iterable, value)
        return cls(first)

    @property
    def parents(self):
        """The chain without the first mapping."""
        return type(self)(*self.maps[1:])

    def new_child(self, m=None, **kwargs):
        """A longer chain, with a mapping of its own in front."""
        child = {} if m is None else m
        child.update(kwargs)
        return type(self)(child, *self.maps)

    def copy(self):
        """A chain with a copy of the first mapping and the others as they are."""
        return self.parents.new_child(self.maps[0].copy()) if self.maps[1:] else type(self)(self.maps[0].copy())

    __copy__ = copy

    def __setitem__(self, key, value):
        self.maps[0][key] = value

    def __delitem__(self, key):
        self.pop(key)

    def pop(self, key, *default):
        try:
            return self.maps[0].pop(key, *default)
        except KeyError:
            message = f'Key not found in the first mapping: {key!r}'
        raise KeyError(message)

    def popitem(self):
        if not self.maps[0]:
            raise KeyError('No keys found in the first mapping.')
        return self.maps[0].popitem()

    def clear(self):
        self.maps[0].clear()

    def __or__(self, other):
        if not hasattr(other, 'keys'):
            return NotImplemented
        changed = self.copy()
        changed |= other
        return changed

    def __ror__(self, other):
        if not hasattr(other, 'keys'):
            return NotImplemented
        return type(self)({**other, **self})

    def __ior__(self, other):
        self.maps[0].update(other)
        return self


def _plain(value):
    """What a wrapper of this module wraps; anything else as it is."""
    return value.data if isinstance(value, (UserDict, UserList, UserString)) else value


def _on_data(name):
    """A comparison that is made between what is wrapped."""
    def compare(self, other):
        return getattr(self.data, name)(_plain(other))
    compare.__name__ = name
    return compare


def _repeated(self, n):
    return type(self)(self.data * n)


class UserDict(MutableMapping):
    """A dict to derive from: all its methods go through __getitem__,
    __setitem__ and __delitem__, so that overriding those is enough."""

    def __init__(self, dict=None, /, **kwargs):
        self.data = {}
        self.update(() if dict is None else dict, **kwargs)

    def __len__(self):
        return len(self.data)

    def __contains__(self, key):
        return key in self.data

    def __repr__(self):
        return repr(self.data)

    def __getitem__(self, key):
        missing = getattr(type(self), '__missing__', None)
        if missing is None or key in self.data:
            return self.data[key]
        return missing(self, key)

    def __setitem__(self, key, item):
        self.data[key] = item

    def __delitem__(self, key):
        del self.data[key]

    def __iter__(self):
        return iter(self.data)

    def get(self, key, default=None):
        # Unlike d[key] this never asks __missing__.
        return self[key] if key in self else default

    def __or__(self, other):
        other = _plain(other)
        return type(self)({**self.data, **other}) if isinstance(other, dict) else NotImplemented

    def __ror__(self, other):
        return type(self)({**other, **self.data}) if isinstance(other, dict) else NotImplemented

    def __ior__(self, other):
        self.data |= _plain(other)
        return self

    def copy(self):
        """A copy with all attributes, filled through __setitem__."""
        duplicate = type(self).__new__(type(self))
        duplicate.__dict__.update(self.__dict__)
        duplicate.data = {}
        duplicate.update(self)
        return duplicate

    __copy__ = copy

    @classmethod
    def fromkeys(cls, iterable, value=None):
        made = cls()
        made.update((key, value) for key in iterable)
        return made


class UserList(MutableSequence):
    """A list to derive from."""

    def __init__(self, initlist=None):
        self.data = [] if initlist is None else list(_plain(initlist))

    def __len__(self):
        return len(self.data)

    def __contains__(self, item):
        return item in self.data

    def __repr__(self):
        return repr(self.data)

    __eq__ = _on_data('__eq__')
    __lt__ = _on_data('__lt__')
    __le__ = _on_data('__le__')
    __gt__ = _on_data('__gt__')
    __ge__ = _on_data('__ge__')
    __hash__ = None
    __mul__ = __rmul__ = _repeated

    def __getitem__(self, i):
        found = self.data[i]
        return type(self)(found) if isinstance(i, slice) else found

    def __setitem__(self, i, item):
        self.data[i] = item

    def __delitem__(self, i):
        del self.data[i]

    def __add__(self, other):
        return type(self)([*self.data, *_plain(other)])

    def __radd__(self, other):
        return type(self)([*_plain(other), *self.data])

    def __iadd__(self, other):
        self.extend(other)
        return self

    def __imul__(self, n):
        self.data *= n
        return self

    def append(self, item):
        self.data.append(item)

    def insert(self, i, item):
        self.data.insert(i, item)

    def pop(self, i=-1):
        return self.data.pop(i)

    def remove(self, item):
        self.data.remove(item)

    def clear(self):
        self.data.clear()

    def copy(self):
        return type(self)(self)

    def count(self, item):
        return self.data.count(item)

    def index(self, item, *bounds):
        return self.data.index(item, *bounds)

    def reverse(self):
        self.data.reverse()

    def sort(self, /, *args, **kwds):
        self.data.sort(*args, **kwds)

    def extend(self, other):
        self.data.extend(_plain(other))


class UserString(Sequence):
    """A str to derive from. The methods of str that it has not itself are those
    of what it wraps; a str that they give is wrapped in turn."""

    def __init__(self, seq):
        self.data = str(seq)

    def __len__(self):
        return len(self.data)

    def __contains__(self, sub):
        return _plain(sub) in self.data

    def __repr__(self):
        return repr(self.data)

    __eq__ = _on_data('__eq__')
    __lt__ = _on_data('__lt__')
    __le__ = _on_data('__le__')
    __gt__ = _on_data('__gt__')
    __ge__ = _on_data('__ge__')
    __mul__ = __rmul__ = _repeated

    def __str__(self):
        return self.data

    def __hash__(self):
        return hash(self.data)

    def _wrapped(self, result):
        return type(self)(result) if isinstance(result, str) else result

    def __getitem__(self, index):
        return self._wrapped(self.data[index])

    def __add__(self, other):
        return self._wrapped(self.data + str(other))

    def __radd__(self, other):
        return self._wrapped(str(other) + self.data)

    def __mod__(self, args):
        return self._wrapped(self.data % args)

    def count(self, sub, *bounds):
        return self.data.count(_plain(sub), *bounds)

    def index(self, sub, *bounds):
        return self.data.index(_plain(sub), *bounds)

    def __getattr__(self, name):
        if name == 'data' or name.startswith('__'):
            raise AttributeError(name)
        method = getattr(self.data, name)

        def call(*args, **kwargs):
            return self._wrapped(method(*map(_plain, args), **kwargs))
        return call
