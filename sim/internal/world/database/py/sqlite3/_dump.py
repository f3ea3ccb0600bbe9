"""A database as the statements that make it."""


def _quoted(name):
    return '"' + name.replace('"', '""') + '"'


def _literal(value):
    if value is None:
        return 'NULL'
    if isinstance(value, str):
        return "'" + value.replace("'", "''") + "'"
    if isinstance(value, bytes):
        return "X'" + value.hex().upper() + "'"
    return repr(value)


def _rows(connection, sql):
    """Rows as they are, whatever factories the connection has."""
    cursor = connection.cursor()
    cursor.row_factory = None
    return cursor.execute(sql).fetchall()


def statements(connection, filter):
    """What iterdump gives."""
    where = '' if filter is None else f' AND name LIKE {_literal(filter)}'
    yield 'BEGIN TRANSACTION;'
    tables = _rows(connection, f"SELECT name, sql FROM sqlite_master WHERE sql NOT NULL AND type = 'table'{where} ORDER BY name")
    counters = False
    for name, sql in tables:
        if name == 'sqlite_sequence':
            counters = True
            continue
        if name.startswith('sqlite_'):
            continue
        yield sql + ';'
        for row in _rows(connection, f'SELECT * FROM {_quoted(name)}'):
            yield f'INSERT INTO {_quoted(name)} VALUES({",".join(map(_literal, row))});'
    for _, sql in _rows(connection, f"SELECT name, sql FROM sqlite_master WHERE sql NOT NULL AND type IN ('index', 'trigger', 'view'){where}"):
        yield sql + ';'
    if counters:
        yield 'DELETE FROM "sqlite_sequence";'
        for row in _rows(connection, 'SELECT * FROM sqlite_sequence'):
            yield f'INSERT INTO "sqlite_sequence" VALUES({",".join(map(_literal, row))});'
    yield 'COMMIT;'


def copy(source, target):
    """Make the target's database what the source's is."""
    for kind, name in _rows(target, "SELECT type, name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%'"):
        target.execute(f'DROP {kind} {_quoted(name)}')
    target.commit()
    target.executescript('\n'.join(statements(source, None)))
