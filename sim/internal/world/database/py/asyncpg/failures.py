"""What the engine says is wrong, as PostgreSQL would."""

import re

import _sqlite
from asyncpg import exceptions


def _unique(found, statement, values):
    columns = [part.split('.')[-1] for part in found[1].split(', ')]
    table = found[1].split('.')[0]
    name = f'{table}_{"_".join(columns)}_key'
    if columns == ['id']:
        name = f'{table}_pkey'
    detail = None
    given = [statement.given(column, values) for column in columns]
    if None not in given:
        detail = f'Key ({", ".join(columns)})=({", ".join(str(value) for value in given)}) already exists.'
    return exceptions.UniqueViolationError(f'duplicate key value violates unique constraint "{name}"', detail=detail,
                                           table_name=table, constraint_name=name)


def _not_null(found, statement, values):
    table, column = found[1], found[2]
    return exceptions.NotNullViolationError(f'null value in column "{column}" of relation "{table}" violates not-null constraint',
                                            table_name=table, column_name=column)


def _check(found, statement, values):
    name, table = found[1], statement.table or ''
    if not name.isidentifier():
        column = re.match(r'\W*(\w*)', name)[1]
        name = f'{table}_{column}_check'
    return exceptions.CheckViolationError(f'new row for relation "{table}" violates check constraint "{name}"',
                                          table_name=table, constraint_name=name)


def _foreign(found, statement, values):
    verb = 'update or delete' if statement.verb.startswith('DELETE') else 'insert or update'
    return exceptions.ForeignKeyViolationError(f'{verb} on table "{statement.table or ""}" violates foreign key constraint',
                                               table_name=statement.table)


def _plain(cls, text):
    return lambda found, statement, values: getattr(exceptions, cls)(text.format(*found.groups()))


_known = [(re.compile(pattern), make) for pattern, make in (
    (r'UNIQUE constraint failed: (.*)', _unique),
    (r'NOT NULL constraint failed: (\w+)\.(\w+)', _not_null),
    (r'CHECK constraint failed: (.*)', _check),
    (r'FOREIGN KEY constraint failed', _foreign),
    (r'no such table: (?:main\.)?(\S+)', _plain('UndefinedTableError', 'relation "{}" does not exist')),
    (r'no such column: (\S+)', _plain('UndefinedColumnError', 'column "{}" does not exist')),
    (r'table \S+ has no column named (\w+)', _plain('UndefinedColumnError', 'column "{}" does not exist')),
    (r'table "?(\w+)"? already exists', _plain('DuplicateTableError', 'relation "{}" already exists')),
    (r'duplicate column name: (\w+)', _plain('DuplicateColumnError', 'column "{}" specified more than once')),
    (r'ambiguous column name: (\w+)', _plain('AmbiguousColumnError', 'column reference "{}" is ambiguous')),
    (r'near "(.*)": syntax error', _plain('PostgresSyntaxError', 'syntax error at or near "{}"')),
    (r'incomplete input', _plain('PostgresSyntaxError', 'syntax error at end of input')),
    (r'no such function: (\w+)', _plain('UndefinedFunctionError', 'function {} does not exist')),
    (r'database is locked', _plain('SerializationError', 'could not serialize access due to concurrent update')),
)]


def failure(error, statement, values):
    """The exception for an error of the engine."""
    for pattern, make in _known:
        found = pattern.fullmatch(str(error))
        if found:
            return make(found, statement, values)
    cls = exceptions.IntegrityConstraintViolationError if isinstance(error, _sqlite.IntegrityError) else exceptions.PostgresError
    return cls(str(error))
