"""Rows."""


class Record:
    __slots__ = ('_names', '_row')

    def __init__(self, names, row):
        self._names = names
        self._row = row

    def __getitem__(self, key):
        if isinstance(key, str):
            try:
                return self._row[self._names.index(key)]
            except ValueError:
                raise KeyError(key) from None
        if isinstance(key, int):
            try:
                return self._row[key]
            except IndexError:
                raise IndexError('record index out of range') from None
        return tuple(self._row)[key]

    def get(self, key, default=None):
        return self._row[self._names.index(key)] if key in self._names else default

    def keys(self):
        return iter(self._names)

    def values(self):
        return iter(self._row)

    def items(self):
        return iter(zip(self._names, self._row))

    def __contains__(self, key):
        return key in self._names

    def __iter__(self):
        return iter(self._row)

    def __len__(self):
        return len(self._row)

    def __eq__(self, other):
        if isinstance(other, (Record, tuple)):
            return tuple(self) == tuple(other)
        return NotImplemented

    def __lt__(self, other):
        if isinstance(other, (Record, tuple)):
            return tuple(self) < tuple(other)
        return NotImplemented

    def __hash__(self):
        return hash(tuple(self._row))

    def __repr__(self):
        if not self._names:
            return '<Record>'
        return '<Record ' + ' '.join(f'{name}={value!r}' for name, value in self.items()) + '>'
