"""Rows that know the names of their columns."""


class Row:
    __slots__ = ('_names', '_values')
    __module__ = 'sqlite3'

    def __init__(self, cursor, data, /):
        self._names = tuple(column[0] for column in cursor.description or ())
        self._values = data

    def keys(self):
        return list(self._names)

    def __getitem__(self, key):
        if isinstance(key, (int, slice)):
            return self._values[key]
        if not isinstance(key, str):
            raise IndexError('Index must be int or string')
        for name, value in zip(self._names, self._values):
            if name.lower() == key.lower():
                return value
        raise IndexError('No item with that key')

    def __len__(self):
        return len(self._values)

    def __iter__(self):
        return iter(self._values)

    def __eq__(self, other):
        if not isinstance(other, Row):
            return NotImplemented
        return self._names == other._names and self._values == other._values

    def __hash__(self):
        return hash(self._names) ^ hash(self._values)
