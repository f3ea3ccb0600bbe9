"""Tables and their columns."""

from sqlalchemy.exc import ArgumentError, InvalidRequestError
from sqlalchemy.expression import Compiler, Operators, element
from sqlalchemy.types import Integer, TypeEngine, instance, untyped


class ForeignKey:
    def __init__(self, column, ondelete=None, onupdate=None, **options):
        self.target = column
        self.ondelete = ondelete

    def names(self):
        """The names of the table and the column that it leads to."""
        if isinstance(self.target, str):
            table, _, column = self.target.rpartition('.')
            return table, column
        column = element(self.target)
        return column.table.name, column.name

    def rule(self):
        return f' ON DELETE {self.ondelete}' if self.ondelete else ''


class Column(Operators):
    def __init__(self, *args, primary_key=False, nullable=None, unique=None, index=None, default=None,
                 server_default=None, autoincrement='auto', onupdate=None, name=None, key=None, comment=None, **options):
        args = list(args)
        self.name = args.pop(0) if args and isinstance(args[0], str) else name
        self.type = untyped
        self.foreign_keys = []
        for arg in args:
            if isinstance(arg, ForeignKey):
                self.foreign_keys.append(arg)
            elif isinstance(arg, TypeEngine) or isinstance(arg, type) and issubclass(arg, TypeEngine):
                self.type = instance(arg)
            elif not isinstance(arg, CheckConstraint):
                raise ArgumentError(f'{arg!r} is not simulated as a part of a Column')
        self.primary_key = primary_key
        self.nullable = (not primary_key) if nullable is None else nullable
        self.unique, self.index = unique, index
        self.default, self.server_default, self.onupdate = default, server_default, onupdate
        self.table = None

    def sql(self, compiler):
        return f'{self.table.name}.{self.name}' if self.table is not None else self.name

    def tables(self):
        return [self.table] if self.table is not None else []

    def fill(self):
        """The value that an INSERT gives by itself."""
        if not callable(self.default):
            return self.default
        try:
            return self.default()
        except TypeError:
            return self.default(None)

    def counts(self):
        """Whether the database gives the value: the only integer of the key."""
        return self.primary_key and isinstance(self.type, Integer) and len(self.table.primary_key) == 1 and not self.foreign_keys

    def declare(self, dialect):
        kind = self.type.declare(dialect)
        if self.counts() and dialect == 'postgresql':
            kind = 'SERIAL'
        text = f'{self.name} {kind}'
        if self.server_default is not None:
            default = self.server_default
            text += ' DEFAULT ' + (f"'{default}'" if isinstance(default, str) else _default(default, dialect))
        if not self.nullable:
            text += ' NOT NULL'
        if self.counts() and dialect == 'mysql':
            text += ' AUTO_INCREMENT'
        return text

    def __repr__(self):
        return f"Column({self.name!r}, {self.type!r}, table=<{self.table.name if self.table is not None else None}>)"


def _default(default, dialect):
    text = default.sql(Compiler(dialect))
    return text if text.isupper() and text.isidentifier() or dialect == 'postgresql' else f'({text})'


class UniqueConstraint:
    def __init__(self, *columns, name=None):
        self.columns, self.name = columns, name

    def declare(self):
        names = ', '.join(c if isinstance(c, str) else c.name for c in self.columns)
        return (f'CONSTRAINT {self.name} ' if self.name else '') + f'UNIQUE ({names})'


class CheckConstraint:
    def __init__(self, sqltext, name=None):
        self.text, self.name = sqltext, name

    def declare(self):
        return (f'CONSTRAINT {self.name} ' if self.name else '') + f'CHECK ({self.text})'


class Index:
    def __init__(self, name, *columns, unique=False):
        self.name, self.columns, self.unique = name, columns, unique


class _Columns(dict):
    """A table's columns: by name, as attributes, in order."""

    def __getattr__(self, name):
        try:
            return self[name]
        except KeyError:
            raise AttributeError(name) from None

    def __iter__(self):
        return iter(self.values())


class Table:
    def __init__(self, name, metadata, *args, **options):
        if name in metadata.tables:
            raise InvalidRequestError(
                f"Table '{name}' is already defined for this MetaData instance.  Specify 'extend_existing=True' to "
                'redefine options and columns on an existing Table object.')
        self.name, self.metadata = name, metadata
        self.columns = self.c = _Columns()
        self.constraints, self.indexes = [], []
        for arg in args:
            if isinstance(arg, Column):
                self.append_column(arg)
            elif isinstance(arg, Index):
                self.indexes.append(arg)
            else:
                self.constraints.append(arg)
        metadata.tables[name] = self

    def append_column(self, column):
        column.table = self
        self.columns[column.name] = column

    @property
    def primary_key(self):
        return [column for column in self.columns if column.primary_key]

    def needs(self):
        """The names of the tables that must be there first."""
        return {key.names()[0] for column in self.columns for key in column.foreign_keys} - {self.name}

    def create(self, dialect):
        """The statements that make the table."""
        lines = [column.declare(dialect) for column in self.columns]
        if self.primary_key:
            lines.append(f'PRIMARY KEY ({", ".join(column.name for column in self.primary_key)})')
        lines += [f'UNIQUE ({column.name})' for column in self.columns if column.unique and not column.index]
        lines += [constraint.declare() for constraint in self.constraints]
        for column in self.columns:
            for key in column.foreign_keys:
                table, target = key.names()
                lines.append(f'FOREIGN KEY({column.name}) REFERENCES {table} ({target}){key.rule()}')
        yield f'\nCREATE TABLE IF NOT EXISTS {self.name} (\n\t' + ', \n\t'.join(lines) + '\n)\n'
        for column in self.columns:
            if column.index:
                unique = 'UNIQUE ' if column.unique else ''
                yield f'CREATE {unique}INDEX IF NOT EXISTS ix_{self.name}_{column.name} ON {self.name} ({column.name})'
        for index in self.indexes:
            names = ', '.join(c if isinstance(c, str) else c.name for c in index.columns)
            yield f'CREATE {"UNIQUE " if index.unique else ""}INDEX IF NOT EXISTS {index.name} ON {self.name} ({names})'

    def select(self):
        from sqlalchemy.statements import select
        return select(self)

    def insert(self):
        from sqlalchemy.statements import insert
        return insert(self)

    def update(self):
        from sqlalchemy.statements import update
        return update(self)

    def delete(self):
        from sqlalchemy.statements import delete
        return delete(self)

    def __repr__(self):
        return f'Table({self.name!r}, MetaData())'


class MetaData:
    def __init__(self, **options):
        self.tables = {}

    @property
    def sorted_tables(self):
        """The tables, each after those that it refers to."""
        found, left = [], list(self.tables.values())
        while left:
            ready = [t for t in left if not t.needs() & {other.name for other in left}] or left[:1]
            found += ready
            left = [t for t in left if t not in ready]
        return found

    def create_all(self, bind, tables=None, checkfirst=True):
        for table in self.sorted_tables:
            if tables is None or table in tables:
                for statement in table.create(bind.dialect_name):
                    bind.later(statement)

    def drop_all(self, bind, tables=None, checkfirst=True):
        for table in reversed(self.sorted_tables):
            if tables is None or table in tables:
                bind.later(f'\nDROP TABLE IF EXISTS {table.name}')
