"""Containers beyond the built-in ones: namedtuple, Counter, OrderedDict here,
deque and defaultdict from the machine, the User classes and ChainMap from
_collections_user. An OrderedDict is a dict, which keeps the order already,
with the few methods that are about order."""

from _native import named_in_full as _named_in_full
from _collections import (
    _count_elements, _tuplegetter, defaultdict, deque, odict_items, odict_iter, odict_keys, odict_reversed, odict_values,
)

__all__ = ['ChainMap', 'Counter', 'OrderedDict', 'UserDict', 'UserList', 'UserString', 'defaultdict', 'deque',
           'namedtuple']


def __getattr__(name):
    # These derive from abstract classes, which most programs need not load.
    if name in ('ChainMap', 'UserDict', 'UserList', 'UserString'):
        import _collections_user
        value = globals()[name] = getattr(_collections_user, name)
        return value
    raise AttributeError(f"module 'collections' has no attribute {name!r}")


# Named tuples.

_KEYWORDS = frozenset([
    'False', 'None', 'True', 'and', 'as', 'assert', 'async', 'await', 'break', 'class', 'continue', 'def', 'del',
    'elif', 'else', 'except', 'finally', 'for', 'from', 'global', 'if', 'import', 'in', 'is', 'lambda', 'nonlocal',
    'not', 'or', 'pass', 'raise', 'return', 'try', 'while', 'with', 'yield',
])


def _name_problem(name):
    """The error that tells why no class or field can have a name, if none can."""
    if type(name) is not str:
        return TypeError('Type names and field names must be strings')
    if not name.isidentifier():
        return ValueError(f'Type names and field names must be valid identifiers: {name!r}')
    if name in _KEYWORDS:
        return ValueError(f'Type names and field names cannot be a keyword: {name!r}')
    return None


def _field_problem(name, before):
    """Like _name_problem, for what holds of fields only: before are those before it."""
    if name.startswith('_'):
        return ValueError(f'Field names cannot start with an underscore: {name!r}')
    if name in before:
        return ValueError(f'Encountered duplicate field name: {name!r}')
    return None


def _field_names(typename, names, rename):
    """The names of the fields: those that cannot be are errors, or, with
    rename, replaced by their position."""
    fields = list(names)
    if rename:
        fields = [f'_{i}' if _name_problem(name) or _field_problem(name, names[:i]) else name
                  for i, name in enumerate(names)]
    problems = [_name_problem(name) for name in (typename, *fields)]
    if not rename:
        problems += [_field_problem(name, names[:i]) for i, name in enumerate(names)]
    for problem in problems:
        if problem is not None:
            raise problem
    return tuple(fields)


def _constructor(typename, fields, defaults):
    """Compile the __new__ of a named tuple, for it to have the fields as its
    parameters."""
    scope = {'_new': tuple.__new__, '__builtins__': {}, '__name__': f'namedtuple_{typename}'}
    parameters = ', '.join(('_cls', *fields))
    items = ''.join(f'{name}, ' for name in fields)
    exec(f'def __new__({parameters}): return _new(_cls, ({items}))', scope)
    new = scope['__new__']
    new.__defaults__ = defaults
    new.__doc__ = f'Create new instance of {typename}({", ".join(fields)})'
    return new


def _tuple_methods(fields):
    """The methods that every named tuple has, for one with these fields."""
    def _make(cls, iterable):
        made = tuple.__new__(cls, iterable)
        if len(made) == len(fields):
            return made
        raise TypeError(f'Expected {len(fields)} arguments, got {len(made)}')

    def _replace(self, /, **kwds):
        unknown = [name for name in kwds if name not in fields]
        if unknown:
            raise TypeError(f'Got unexpected field names: {unknown!r}')
        return self._make([kwds.get(name, value) for name, value in zip(fields, self)])

    def __repr__(self):
        shown = [f'{name}={value!r}' for name, value in zip(fields, self)]
        return f'{type(self).__name__}({", ".join(shown)})'

    def _asdict(self):
        return {name: value for name, value in zip(self._fields, self)}

    def __getnewargs__(self):
        return tuple(self)

    return _make, _replace, __repr__, _asdict, __getnewargs__


def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    """Make a class of tuples whose items are attributes too.

    field_names is a sequence, or a string with blanks or commas in between.
    defaults are those of the last fields."""
    names = field_names.replace(',', ' ').split() if isinstance(field_names, str) else field_names
    typename = str(typename)
    fields = _field_names(typename, [str(name) for name in names], rename)
    defaults = None if defaults is None else tuple(defaults)
    optional = len(defaults or ())
    if optional > len(fields):
        raise TypeError('Got more default values than field names')
    if module is None:
        import sys
        module = sys._getframe(1).f_globals.get('__name__', '__main__')
    methods = {method.__name__: method for method in (_constructor(typename, fields, defaults), *_tuple_methods(fields))}
    for name, method in methods.items():
        method.__qualname__ = f'{typename}.{name}'
    methods['__replace__'] = methods['_replace']
    methods['_make'] = classmethod(methods['_make'])
    getters = {name: _tuplegetter(i, f'Alias for field number {i}') for i, name in enumerate(fields)}
    return type(typename, (tuple,), {
        '__module__': module, '__doc__': f'{typename}({", ".join(fields)})', '__slots__': (),
        '__match_args__': fields, '_fields': fields,
        '_field_defaults': dict(zip(fields[len(fields) - optional:], defaults or ())), **methods, **getters})


# Ordered dicts.

@_named_in_full
class OrderedDict(dict):
    """A dict whose order counts: for ==, and in move_to_end() and popitem()."""

    def __iter__(self):
        return odict_iter(self)

    def __reversed__(self):
        return odict_reversed(self)

    def keys(self):
        return odict_keys(self)

    def values(self):
        return odict_values(self)

    def items(self):
        return odict_items(self)

    def move_to_end(self, key, last=True):
        """Make a key the last one, or the first one."""
        value = dict.pop(self, key)
        others = {} if last else dict(self)
        if others:
            dict.clear(self)
        dict.__setitem__(self, key, value)
        dict.update(self, others)

    def popitem(self, last=True):
        """Take out the last item, or the first one."""
        if not self:
            raise KeyError('dictionary is empty')
        key = next(reversed(self) if last else iter(self))
        return key, dict.pop(self, key)

    def __eq__(self, other):
        same = dict.__eq__(self, other)
        if same is True and isinstance(other, OrderedDict):
            return all(a == b for a, b in zip(self, other))
        return same

    def __ne__(self, other):
        same = self.__eq__(other)
        return same if same is NotImplemented else not same

    __hash__ = None

    def __repr__(self):
        return f'{type(self).__name__}({dict.__repr__(self) if self else ""})'

    def copy(self):
        return type(self)(self)

    @classmethod
    def fromkeys(cls, iterable, value=None):
        return cls((key, value) for key in iterable)

    def _merged(self, first, second):
        if not (isinstance(first, dict) and isinstance(second, dict)):
            return NotImplemented
        merged = type(self)(first)
        merged.update(second)
        return merged

    def __or__(self, other):
        return self._merged(self, other)

    def __ror__(self, other):
        return self._merged(other, self)

    def __ior__(self, other):
        self.update(other)
        return self

    def __reduce__(self):
        return type(self), (), self.__dict__ or None, None, iter(self.items())


# Counters.

def _comparison(holds, proper=False):
    """A comparison of counters: it holds if it does of each item's counts. An
    item that is missing is counted 0 times. A proper one also wants some count
    to differ."""
    def compare(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(holds(self[item], other[item]) for item in (*self, *other)) and not (proper and self == other)
    return compare


def _operator(combine):
    """An operator of counters: what remains are the items counted more than 0 times."""
    def operate(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        counts = ((item, combine(self[item], other[item])) for item in {**self, **other})
        return Counter({item: count for item, count in counts if count > 0})
    return operate


def _in_place(combine):
    """Like _operator, for one that changes its left operand."""
    def operate(self, other):
        for item in {**self, **other}:
            self[item] = combine(self[item], other[item])
        for item in [item for item, count in self.items() if not count > 0]:
            del self[item]
        return self
    return operate


def _plus(a, b):
    return a + b


def _minus(a, b):
    return a - b


class Counter(dict):
    """How often each of some things occurs: a dict of counts, where what is
    missing is counted 0 times."""

    def __init__(self, iterable=None, /, **kwds):
        self.update(iterable, **kwds)

    def __missing__(self, key):
        return 0

    def total(self):
        """The sum of the counts."""
        return sum(self.values())

    def most_common(self, n=None):
        """The n items with the highest counts, all of them if n is None."""
        ranked = sorted(self.items(), key=lambda pair: pair[1], reverse=True)
        return ranked if n is None else ranked[:max(n, 0)]

    def elements(self):
        """Each item, as often as it is counted."""
        return (item for item, count in self.items() for _ in range(count))

    @classmethod
    def fromkeys(cls, iterable, v=None):
        raise NotImplementedError('Counter.fromkeys() is undefined.  Use Counter(iterable) instead.')

    def update(self, iterable=None, /, **kwds):
        """Add the counts of a mapping, or count the items of an iterable."""
        if hasattr(iterable, 'items'):
            if not self:
                dict.update(self, iterable)  # counts need not be numbers
            else:
                for item, count in iterable.items():
                    self[item] = count + self.get(item, 0)
        elif iterable is not None:
            _count_elements(self, iterable)
        if kwds:
            self.update(kwds)

    def subtract(self, iterable=None, /, **kwds):
        """The opposite of update(). Counts may become negative."""
        counts = iterable if hasattr(iterable, 'items') else Counter(iterable)
        for source in (counts, kwds):
            for item, count in source.items():
                self[item] = self.get(item, 0) - count

    def copy(self):
        return type(self)(self)

    def __delitem__(self, item):
        self.pop(item, None)

    def __repr__(self):
        try:
            shown = dict(self.most_common())
        except TypeError:  # counts that have no order
            shown = dict(self)
        return f'{type(self).__name__}({shown or ""})'

    def __reduce__(self):
        return type(self), (dict(self),)

    __eq__ = _comparison(lambda a, b: a == b)
    __ne__ = lambda self, other: not self == other if isinstance(other, Counter) else NotImplemented
    __le__ = _comparison(lambda a, b: a <= b)
    __lt__ = _comparison(lambda a, b: a <= b, proper=True)
    __ge__ = _comparison(lambda a, b: a >= b)
    __gt__ = _comparison(lambda a, b: a >= b, proper=True)
    __hash__ = None

    __add__ = _operator(_plus)
    __sub__ = _operator(_minus)
    __or__ = _operator(max)
    __and__ = _operator(min)
    __iadd__ = _in_place(_plus)
    __isub__ = _in_place(_minus)
    __ior__ = _in_place(max)
    __iand__ = _in_place(min)

    def __pos__(self):
        return self + Counter()

    def __neg__(self):
        return Counter() - self
