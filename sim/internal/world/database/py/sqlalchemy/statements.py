"""Statements."""

import copy
import re

from sqlalchemy.exc import ArgumentError, InvalidRequestError
from sqlalchemy.expression import ClauseElement, Grouping, Label, Raw, and_, element
from sqlalchemy.schema import Table
from sqlalchemy.types import of_value


def _generative(method):
    """Make a method work on a copy, which it gives."""
    def wrapper(self, *args, **kwargs):
        new = copy.copy(self)
        for name, value in vars(new).items():
            if isinstance(value, (list, dict)):
                setattr(new, name, copy.copy(value))
        method(new, *args, **kwargs)
        return new
    wrapper.__name__ = method.__name__
    return wrapper


def table_of(target):
    if isinstance(target, Table):
        return target
    table = getattr(target, '__table__', None)
    if table is None:
        raise ArgumentError(f'Table or declarative class expected, got {target!r}.')
    return table


class Statement(ClauseElement):
    returns_rows = False

    def __getattr__(self, name):
        if name.startswith('__'):
            raise AttributeError(name)
        raise AttributeError(f'{type(self).__name__}.{name} is not simulated')

    @_generative
    def execution_options(self, **options):
        pass


class _Filtered(Statement):
    @_generative
    def where(self, *conditions):
        self._where += [element(condition) for condition in conditions]

    filter = where

    @_generative
    def filter_by(self, **values):
        entity = self._entity()
        self._where += [element(getattr(entity, name)) == value for name, value in values.items()]

    def _where_sql(self, compiler):
        return f' \nWHERE {and_(*self._where).sql(compiler)}' if self._where else ''


class Entity:
    """What a column of a SELECT stands for: an expression, or a whole class."""

    def __init__(self, target):
        self.cls = target if hasattr(target, '__mapper__') else None
        if self.cls is not None:
            self.columns = list(self.cls.__table__.columns)
            self.name = self.cls.__name__
        elif isinstance(target, Table):
            self.columns = list(target.columns)
            self.name = None
        else:
            self.columns = [element(target)]
            self.name = getattr(self.columns[0], 'name', None)


class Select(_Filtered):
    returns_rows = True

    def __init__(self, targets):
        self._entities = [Entity(target) for target in targets]
        self._where, self._having, self._order, self._group, self._joins, self._from = [], [], [], [], [], []
        self._limit = self._offset = None
        self._distinct = False
        self._locks = ''
        self._options = []

    def columns(self):
        return [column for entity in self._entities for column in entity.columns]

    def _entity(self):
        for entity in self._entities:
            if entity.cls is not None:
                return entity.cls
        return self._tables()[0].c

    def _tables(self):
        found = list(self._from)
        joined = [join[0] for join in self._joins]
        mentioned = [table for column in self.columns() for table in column.tables()]
        if not mentioned or not self._joins:
            mentioned += [table for condition in self._where for table in condition.tables()]
        for table in mentioned:
            if table not in found and table not in joined:
                found.append(table)
        return found

    @_generative
    def select_from(self, *targets):
        self._from += [table_of(target) for target in targets]

    @_generative
    def join(self, target, onclause=None, isouter=False):
        relation = getattr(target, 'relation', None)
        if relation is not None:
            table, onclause = relation.target.__table__, relation.condition()
        else:
            table = table_of(target)
        self._joins.append((table, onclause, isouter))

    def outerjoin(self, target, onclause=None):
        return self.join(target, onclause, isouter=True)

    @_generative
    def order_by(self, *columns):
        self._order += [Raw(c) if isinstance(c, str) else element(c) for c in columns]

    @_generative
    def group_by(self, *columns):
        self._group += [element(c) for c in columns]

    @_generative
    def having(self, *conditions):
        self._having += [element(c) for c in conditions]

    @_generative
    def limit(self, n):
        self._limit = n

    @_generative
    def offset(self, n):
        self._offset = n

    @_generative
    def distinct(self):
        self._distinct = True

    @_generative
    def options(self, *options):
        self._options += options

    @_generative
    def with_for_update(self, **options):
        self._locks = ' FOR UPDATE'

    def scalar_subquery(self):
        return Grouping(self)

    def _on(self, table, known):
        """The condition of a join that follows from a foreign key."""
        for one, other in [(table, t) for t in known] + [(t, table) for t in known]:
            for column in one.columns:
                for key in column.foreign_keys:
                    if key.names()[0] == other.name:
                        return other.columns[key.names()[1]] == column
        raise InvalidRequestError(f"Don't know how to join to {table!r}. Please use the .select_from() method to "
                                  'establish an explicit left side, as well as providing an explicit ON clause if not '
                                  'present already to help resolve the ambiguity.')

    def sql(self, compiler):
        columns = [c.definition(compiler) if isinstance(c, Label) else c.sql(compiler) for c in self.columns()]
        text = 'SELECT ' + ('DISTINCT ' if self._distinct else '') + ', '.join(columns)
        tables = self._tables()
        if not tables and self._joins:
            raise InvalidRequestError('a join needs a left side: use select_from()')
        if tables:
            text += ' \nFROM ' + ', '.join(table.name for table in tables)
        known = list(tables)
        for table, onclause, isouter in self._joins:
            condition = element(onclause) if onclause is not None else self._on(table, known)
            text += f' {"LEFT OUTER " if isouter else ""}JOIN {table.name} ON {condition.sql(compiler)}'
            known.append(table)
        text += self._where_sql(compiler)
        if self._group:
            text += ' GROUP BY ' + ', '.join(c.sql(compiler) for c in self._group)
        if self._having:
            text += ' \nHAVING ' + and_(*self._having).sql(compiler)
        if self._order:
            text += ' ORDER BY ' + ', '.join(c.sql(compiler) for c in self._order)
        return text + self._limits(compiler) + (self._locks if compiler.dialect != 'sqlite' else '')

    def _limits(self, compiler):
        if self._limit is None and self._offset is None:
            return ''
        limit = -1 if self._limit is None else self._limit
        text = '\n LIMIT ' + element(limit).sql(compiler)
        if self._offset is not None:
            text += ' OFFSET ' + element(self._offset).sql(compiler)
        return text


class _Writing(Statement):
    """A statement that changes rows, and may give some."""

    def __init__(self, target):
        self.entity = target if hasattr(target, '__mapper__') else None
        self.table = table_of(target)
        self._values = []
        self._returning = []
        self._where = []

    def _entity(self):
        return self.entity if self.entity is not None else self.table.c

    @property
    def returns_rows(self):
        return bool(self._returning)

    @property
    def _entities(self):
        return self._returning

    def columns(self):
        return [column for entity in self._returning for column in entity.columns]

    @_generative
    def returning(self, *targets):
        self._returning += [Entity(target) for target in targets]

    def _returning_sql(self, compiler):
        if not self._returning:
            return ''
        if compiler.dialect == 'mysql':
            raise NotImplementedError('RETURNING is not known to MySQL')
        return ' RETURNING ' + ', '.join(column.name for column in self.columns())

    def _column(self, key):
        if not isinstance(key, str):
            return element(key)
        if key not in self.table.columns:
            raise InvalidRequestError(f'Unconsumed column names: {key}')
        return self.table.columns[key]

    def _assigned(self, column, value, compiler):
        return element(value, column).sql(compiler)


class Insert(_Writing):
    @_generative
    def values(self, *args, **values):
        rows = args[0] if args else [values]
        self._values += rows if isinstance(rows, list) else [rows]

    def _rows(self):
        rows = []
        for given in self._values or [{}]:
            row = {self._column(key): value for key, value in given.items()}
            for column in self.table.columns:
                if column not in row and column.default is not None:
                    row[column] = column.fill()
            rows.append(row)
        return rows

    def sql(self, compiler):
        rows = self._rows()
        columns = list(rows[0])
        if not columns:
            return f'INSERT INTO {self.table.name} DEFAULT VALUES' + self._returning_sql(compiler)
        groups = []
        for row in rows:
            groups.append('(' + ', '.join(self._assigned(column, row.get(column), compiler) for column in columns) + ')')
        return (f'INSERT INTO {self.table.name} ({", ".join(column.name for column in columns)}) VALUES '
                + ', '.join(groups) + self._returning_sql(compiler))


class Update(_Writing, _Filtered):
    @_generative
    def values(self, *args, **values):
        self._values.append(dict(*args, **values))

    def sql(self, compiler):
        given = {self._column(key): value for values in self._values for key, value in values.items()}
        for column in self.table.columns:
            if column.onupdate is not None and column not in given:
                given[column] = column.onupdate() if callable(column.onupdate) else column.onupdate
        assigned = ', '.join(f'{column.name}={self._assigned(column, value, compiler)}' for column, value in given.items())
        where = self._where_sql(compiler).replace(' \nWHERE', ' WHERE')
        return f'UPDATE {self.table.name} SET {assigned}{where}{self._returning_sql(compiler)}'


class Delete(_Writing, _Filtered):
    def sql(self, compiler):
        where = self._where_sql(compiler).replace(' \nWHERE', ' WHERE')
        return f'DELETE FROM {self.table.name}{where}{self._returning_sql(compiler)}'


class TextClause(Statement):
    returns_rows = True
    _entities = None

    def __init__(self, text):
        self.text = text
        self.given = {}

    @_generative
    def bindparams(self, **values):
        self.given.update(values)

    def sql(self, compiler):
        def bind(match):
            name = match[1]
            if name not in self.given:
                raise InvalidRequestError(f"A value is required for bind parameter '{name}'")
            return compiler.bind(self.given[name], of_value(self.given[name]), name)

        return re.sub(r"(?<![:\w]):(\w+)(?!:)", bind, self.text)


def select(*targets):
    return Select(targets)


def insert(target):
    return Insert(target)


def update(target):
    return Update(target)


def delete(target):
    return Delete(target)


def text(text):
    return TextClause(text)
