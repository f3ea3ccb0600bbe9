"""Printing nested data so that it fits a width and keys stand in order."""

import sys

__all__ = ['pprint', 'pformat', 'isreadable', 'isrecursive', 'saferepr', 'PrettyPrinter', 'pp']


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True,
           underscore_numbers=False):
    """Print an object."""
    PrettyPrinter(indent, width, depth, stream, compact=compact, sort_dicts=sort_dicts,
                  underscore_numbers=underscore_numbers).pprint(object)


def pp(object, *args, sort_dicts=False, **kwargs):
    """Print an object, with dicts in their own order."""
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    """What pprint would print, as a str."""
    return PrettyPrinter(indent, width, depth, compact=compact, sort_dicts=sort_dicts,
                         underscore_numbers=underscore_numbers).pformat(object)


def saferepr(object):
    return PrettyPrinter()._flat(object, (), 0)


def isreadable(object):
    return PrettyPrinter().isreadable(object)


def isrecursive(object):
    return PrettyPrinter().isrecursive(object)


class _Key:
    """Orders anything: by value where that works, else by type and identity."""

    __slots__ = ('value',)

    def __init__(self, value):
        self.value = value

    def __lt__(self, other):
        mine, theirs = self.value, other.value
        try:
            return mine < theirs
        except TypeError:
            return (str(type(mine)), id(mine)) < (str(type(theirs)), id(theirs))


def _sorted(values):
    return sorted(values, key=_Key)


def _pair_key(pair):
    return _Key(pair[0]), _Key(pair[1])


def _has_repr(cls, *names):
    return getattr(cls, '__repr__') in [getattr(n, '__repr__') for n in names]


class PrettyPrinter:
    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True,
                 underscore_numbers=False):
        if indent < 0:
            raise ValueError('indent must be >= 0')
        if depth is not None and depth <= 0:
            raise ValueError('depth must be > 0')
        if not width:
            raise ValueError('width must be != 0')
        self._indent, self._width, self._depth = indent, width, depth
        self._stream = stream
        self._compact, self._sort, self._underscore = compact, sort_dicts, underscore_numbers

    def pprint(self, object):
        stream = sys.stdout if self._stream is None else self._stream
        if stream is not None:
            stream.write(self.pformat(object) + '\n')

    def pformat(self, object):
        return self._lay(object, 0, 0, (), 0)

    def isreadable(self, object):
        text = self._flat(object, (), 0)
        return '<' not in text and '...' not in text

    def isrecursive(self, object):
        return '<Recursion on ' in self._flat(object, (), 0)

    # The text of an object on one line.

    def _flat(self, obj, outer, level):
        cls = type(obj)
        if cls is int and self._underscore:
            return f'{obj:_d}'
        if _has_repr(cls, dict) and issubclass(cls, dict):
            shape = '{', '}'
        elif issubclass(cls, list) and _has_repr(cls, list):
            shape = '[', ']'
        elif issubclass(cls, tuple) and _has_repr(cls, tuple):
            shape = '(', ',)' if len(obj) == 1 else ')'
        else:
            return repr(obj)
        if not obj:
            return repr(obj)
        if self._depth is not None and level >= self._depth:
            return shape[0] + '...' + shape[1][-1]
        if any(obj is o for o in outer):
            return f'<Recursion on {cls.__name__} with id={id(obj)}>'
        outer += obj,
        if shape[0] == '{':
            parts = [f'{self._flat(k, outer, level + 1)}: {self._flat(v, outer, level + 1)}' for k, v in self._pairs(obj)]
        else:
            parts = [self._flat(item, outer, level + 1) for item in obj]
        return shape[0] + ', '.join(parts) + shape[1]

    def _pairs(self, mapping):
        return sorted(mapping.items(), key=_pair_key) if self._sort else list(mapping.items())

    # The text of an object that begins at column indent and after whose end
    # there must be room for allowance more characters.

    def _lay(self, obj, indent, allowance, outer, level):
        if any(obj is o for o in outer):
            return f'<Recursion on {type(obj).__name__} with id={id(obj)}>'
        flat = self._flat(obj, outer, level)
        if len(flat) <= self._width - indent - allowance:
            return flat
        layout = self._layout_of(obj)
        if layout is None or self._depth is not None and level >= self._depth:
            return flat
        return layout(obj, indent, allowance, outer + (obj,), level + 1)

    def _layout_of(self, obj):
        cls = type(obj)
        if _has_repr(cls, dict) and issubclass(cls, dict):
            return self._lay_dict
        for base, layout in ((list, self._lay_list), (tuple, self._lay_tuple), (set, self._lay_set),
                             (frozenset, self._lay_set), (str, self._lay_str)):
            if issubclass(cls, base) and _has_repr(cls, base):
                return layout
        name = cls.__name__ if cls.__module__ in ('collections', 'types', 'builtins') else None
        if name in ('OrderedDict', 'Counter', 'defaultdict', 'deque', 'SimpleNamespace', 'mappingproxy'):
            return getattr(self, '_lay_' + name)
        wrapped = getattr(cls.__repr__, '__wrapped__', None)
        if hasattr(cls, '__dataclass_fields__') and wrapped is not None and wrapped.__name__ == '__repr__':
            return self._lay_dataclass
        return None

    def _lay_dict(self, obj, indent, allowance, outer, level):
        pad = ' ' * (self._indent - 1)
        return '{' + pad + self._lay_pairs(self._pairs(obj), indent, allowance + 1, outer, level) + '}'

    def _lay_pairs(self, pairs, indent, allowance, outer, level):
        indent += self._indent
        rows = []
        for i, (key, value) in enumerate(pairs):
            name = self._flat(key, outer, level)
            room = allowance if i == len(pairs) - 1 else 1
            rows.append(f'{name}: ' + self._lay(value, indent + len(name) + 2, room, outer, level))
        return (',\n' + ' ' * indent).join(rows)

    def _lay_items(self, items, indent, allowance, outer, level):
        """Items between brackets that are written already."""
        indent += self._indent
        pad = ' ' * (self._indent - 1)
        rows = []
        column = 0
        for i, item in enumerate(items):
            room = allowance if i == len(items) - 1 else 1
            if self._compact:
                flat = self._flat(item, outer, level)
                if rows and column + 2 + len(flat) <= self._width - indent - room:
                    rows[-1] += ', ' + flat
                    column += 2 + len(flat)
                    continue
                column = len(flat)
            rows.append(self._lay(item, indent, room, outer, level))
        return pad + (',\n' + ' ' * indent).join(rows)

    def _lay_list(self, obj, indent, allowance, outer, level):
        return '[' + self._lay_items(obj, indent, allowance + 1, outer, level) + ']'

    def _lay_tuple(self, obj, indent, allowance, outer, level):
        end = ',)' if len(obj) == 1 else ')'
        return '(' + self._lay_items(obj, indent, allowance + len(end), outer, level) + end

    def _lay_set(self, obj, indent, allowance, outer, level):
        begin, end = '{', '}'
        if type(obj) is not set:
            begin, end = type(obj).__name__ + '({', '})'
            indent += len(begin) - 1
        return begin + self._lay_items(_sorted(obj), indent, allowance + len(end), outer, level) + end

    def _lay_deque(self, obj, indent, allowance, outer, level):
        begin = type(obj).__name__ + '('
        end = ')' if obj.maxlen is None else f',\n{" " * (indent + len(begin))}maxlen={obj.maxlen!r})'
        room = allowance + 2 if obj.maxlen is None else 2
        return begin + '[' + self._lay_items(list(obj), indent + len(begin), room, outer, level) + ']' + end

    def _lay_OrderedDict(self, obj, indent, allowance, outer, level):
        begin = type(obj).__name__ + '('
        return begin + self._lay(list(obj.items()), indent + len(begin), allowance + 1, outer, level) + ')'

    def _lay_Counter(self, obj, indent, allowance, outer, level):
        begin = type(obj).__name__ + '({' + ' ' * (self._indent - 1)
        column = indent + len(type(obj).__name__) + 1
        return begin + self._lay_pairs(obj.most_common(), column, allowance + 2, outer, level) + '})'

    def _lay_defaultdict(self, obj, indent, allowance, outer, level):
        begin = type(obj).__name__ + '('
        column = indent + len(begin)
        factory = self._flat(obj.default_factory, outer, level)
        return begin + f'{factory},\n{" " * column}' + self._lay_dict(obj, column, allowance + 1, outer, level) + ')'

    def _lay_mappingproxy(self, obj, indent, allowance, outer, level):
        begin = 'mappingproxy('
        return begin + self._lay(obj.copy(), indent + len(begin), allowance + 1, outer, level) + ')'

    def _lay_SimpleNamespace(self, obj, indent, allowance, outer, level):
        return self._lay_fields('namespace', list(obj.__dict__.items()), indent, allowance, outer, level)

    def _lay_dataclass(self, obj, indent, allowance, outer, level):
        from dataclasses import fields
        pairs = [(f.name, getattr(obj, f.name)) for f in fields(obj) if f.repr]
        return self._lay_fields(type(obj).__name__, pairs, indent, allowance, outer, level)

    def _lay_fields(self, name, pairs, indent, allowance, outer, level):
        indent += len(name) + 1
        rows = []
        for i, (key, value) in enumerate(pairs):
            room = allowance + 1 if i == len(pairs) - 1 else 1
            rows.append(f'{key}=' + self._lay(value, indent + len(key) + 1, room, outer, level))
        return f'{name}(' + (',\n' + ' ' * indent).join(rows) + ')'

    def _lay_str(self, obj, indent, allowance, outer, level):
        """Break a str behind blanks, into several literals side by side."""
        lines = obj.splitlines(True)
        if level == 1:
            indent += 1
            allowance += 1
        width = self._width - indent
        chunks = []
        for i, line in enumerate(lines):
            last_line = i == len(lines) - 1
            if len(repr(line)) <= width - (allowance if last_line else 0):
                chunks.append(repr(line))
                continue
            words = _words(line)
            current = ''
            for j, word in enumerate(words):
                room = width - (allowance if last_line and j == len(words) - 1 else 0)
                if current and len(repr(current + word)) > room:
                    chunks.append(repr(current))
                    current = word
                else:
                    current += word
            if current:
                chunks.append(repr(current))
        if len(chunks) <= 1:
            return repr(obj)
        text = ('\n' + ' ' * indent).join(chunks)
        return f'({text})' if level == 1 else text


def _words(line):
    """Split into words, each with the blanks behind it."""
    words, start = [], 0
    for i in range(1, len(line) + 1):
        if i == len(line) or line[i - 1].isspace() and not line[i].isspace():
            words.append(line[start:i])
            start = i
    return words
