"""What statements give."""

from sqlalchemy.exc import MultipleResultsFound, NoResultFound


class Row(tuple):
    """A row: a tuple whose items have names."""

    def __new__(cls, names, values):
        row = super().__new__(cls, values)
        row.__dict__['_fields'] = tuple(names)
        return row

    def __getattr__(self, name):
        if name in self._fields:
            return self[self._fields.index(name)]
        raise AttributeError(f'Could not locate column in row for column {name!r}')

    @property
    def _mapping(self):
        return dict(zip(self._fields, self))

    def _asdict(self):
        return self._mapping

    def _tuple(self):
        return tuple(self)


class _Rows:
    """Rows that are taken one way or another."""

    def __init__(self, rows):
        self._rows = iter(rows)

    def __iter__(self):
        return self._rows

    def all(self):
        return list(self._rows)

    fetchall = all

    def fetchone(self):
        return next(self._rows, None)

    def fetchmany(self, size=None):
        return [row for row, _ in zip(self._rows, range(size or 1 << 60))]

    def partitions(self, size=None):
        while rows := self.fetchmany(size):
            yield rows

    def first(self):
        row = next(self._rows, None)
        self._rows = iter(())
        return row

    def one_or_none(self):
        rows = self.all()
        if len(rows) > 1:
            raise MultipleResultsFound('Multiple rows were found when one or none was required')
        return rows[0] if rows else None

    def one(self):
        rows = self.all()
        if not rows:
            raise NoResultFound('No row was found when one was required')
        if len(rows) > 1:
            raise MultipleResultsFound('Multiple rows were found when exactly one was required')
        return rows[0]

    def unique(self, strategy=None):
        seen = {}
        for row in self._rows:
            seen.setdefault(row if strategy is None else strategy(row), row)
        self._rows = iter(seen.values())
        return self

    def close(self):
        self._rows = iter(())


class ScalarResult(_Rows):
    pass


class MappingResult(_Rows):
    pass


class Result(_Rows):
    def __init__(self, names, rows, rowcount=-1, lastrowid=None, primary_key=None):
        super().__init__([Row(names, row) for row in rows])
        self._names = names
        self.rowcount = rowcount
        self.lastrowid = lastrowid
        self.inserted_primary_key = primary_key

    def keys(self):
        return list(self._names)

    def scalars(self, index=0):
        return ScalarResult(row[index] for row in self._rows)

    def mappings(self):
        return MappingResult(row._mapping for row in self._rows)

    def tuples(self):
        return self

    def scalar(self):
        row = self.first()
        return None if row is None else row[0]

    def scalar_one(self):
        return self.one()[0]

    def scalar_one_or_none(self):
        row = self.one_or_none()
        return None if row is None else row[0]

    def __getattr__(self, name):
        raise AttributeError(f'Result.{name} is not simulated')
