"""Cursors: statements that are being executed."""

from _sqlite import ProgrammingError
from sqlite3._adapters import adapted, converters
from sqlite3._transactions import brief, changes_rows

PARSE_DECLTYPES = 1
PARSE_COLNAMES = 2


class Cursor:
    __module__ = 'sqlite3'

    _statement = None

    def __init__(self, connection, /):
        connection._check()
        self.connection = connection
        self.description = None
        self.rowcount = -1
        self.lastrowid = None
        self.arraysize = 1
        self.row_factory = connection.row_factory
        self._next = None
        self._changes = False
        self._converters = None
        self._closed = False

    def _check(self):
        if self._closed:
            raise ProgrammingError('Cannot operate on a closed cursor.')
        self.connection._check()

    def execute(self, sql, parameters=(), /):
        self._run('execute', sql, [parameters])
        return self

    def executemany(self, sql, parameters, /):
        self._run('executemany', sql, parameters)
        return self

    def executescript(self, script, /):
        self._check()
        if not isinstance(script, str):
            raise TypeError(f'executescript() argument must be str, not {type(script).__name__}')
        connection = self.connection
        connection._before_script()
        connection._pause(brief(script))
        while script:
            statement, script = connection._database.prepare(script)
            if statement is None:
                break
            try:
                while statement.step() is not None:
                    pass
            finally:
                statement.finalize()
        return self

    def _run(self, method, sql, rows):
        self._check()
        if not isinstance(sql, str):
            raise TypeError(f'{method}() argument 1 must be str, not {type(sql).__name__}')
        many = method == 'executemany'
        self._end()
        self.description, self.rowcount = None, -1
        connection = self.connection
        statement, rest = connection._database.prepare(sql)
        if rest and connection._database.prepare(rest)[0] is not None:
            raise ProgrammingError('You can only execute one statement at a time.')
        self._changes = statement is not None and changes_rows(sql)
        if many and not self._changes:
            raise ProgrammingError('executemany() can only execute DML statements.')
        if statement is None:
            return
        self._statement = statement
        try:
            connection._begin(self._changes)
            connection._trace(sql)
            connection._pause(brief(sql))
            self._step_all(statement, rows, many)
        except BaseException:
            self._end()
            raise

    def _step_all(self, statement, rows, many):
        database = self.connection._database
        names = statement.parameters
        if self._changes:
            self.rowcount = 0
        for row in rows:
            statement.reset()
            statement.bind(bound(names, row))
            self._describe(statement)
            self._next = statement.step(self._raw())
            if self._changes and (self._next is None or many):
                self.rowcount += database.changes
            if many and self._next is not None:
                raise ProgrammingError('executemany() can only execute DML statements.')
        if not many:
            self.lastrowid = database.last_insert_id
        if self._next is None:
            self._finish()

    def _describe(self, statement):
        columns = statement.columns
        if not columns:
            return
        parse = self.connection._detect_types
        self.description = tuple((self._column(name), None, None, None, None, None, None) for name in columns)
        self._converters = None
        if parse:
            self._converters = [self._converter(name, declared, parse)
                                for name, declared in zip(columns, statement.declared)]

    def _column(self, name):
        if self.connection._detect_types & PARSE_COLNAMES and name and '[' in name:
            return name[:name.index('[')].rstrip()
        return name or ''

    def _converter(self, name, declared, parse):
        if parse & PARSE_COLNAMES and name and '[' in name:
            found = converters.get(name[name.index('[') + 1:].rstrip(']').upper())
            if found is not None:
                return found
        if parse & PARSE_DECLTYPES and declared:
            return converters.get(declared.replace('(', ' ').split()[0].upper())
        return None

    def _raw(self):
        return self._converters is not None or self.connection.text_factory is not str

    def _finish(self):
        """The statement has given all its rows."""
        self._statement.finalize()
        self._statement = None

    def _end(self):
        if self._statement is not None:
            self._finish()
        self._next = None

    def _take(self):
        """The next row, and a look at the one behind it."""
        row = self._next
        if row is None:
            return None
        self._next = None
        converted = self._converted(row)
        self._next = self._statement.step(self._raw())
        if self._next is None:
            if self._changes:
                self.rowcount = self.connection._database.changes
            self._finish()
        return converted

    def _converted(self, row):
        if self._raw():
            found = self._converters or [None] * len(row)
            row = tuple(self._value(value, converter) for value, converter in zip(row, found))
        if self.row_factory is not None:
            return self.row_factory(self, row)
        return row

    def _value(self, value, converter):
        if converter is not None and value is not None:
            return converter(value if isinstance(value, bytes) else str(value).encode())
        if isinstance(value, bytes):
            factory = self.connection.text_factory
            return value.decode() if factory is str else factory(value)
        return value

    def fetchone(self):
        self._check()
        return self._take()

    def fetchmany(self, size=None):
        self._check()
        rows = []
        for _ in range(self.arraysize if size is None else size):
            row = self._take()
            if row is None:
                break
            rows.append(row)
        return rows

    def fetchall(self):
        self._check()
        rows = []
        while (row := self._take()) is not None:
            rows.append(row)
        return rows

    def __iter__(self):
        return self

    def __next__(self):
        self._check()
        row = self._take()
        if row is None:
            raise StopIteration
        return row

    def close(self):
        self.connection._check_thread()
        self._end()
        self._closed = True

    def __del__(self):
        if self._statement is not None:
            self._statement.finalize()

    def setinputsizes(self, sizes, /):
        pass

    def setoutputsize(self, size, column=None, /):
        pass


def bound(names, values):
    """The values of a statement's parameters, in order."""
    if isinstance(values, dict) or not hasattr(values, '__getitem__') and hasattr(values, 'keys'):
        return [adapted(_named(i, name, values)) for i, name in enumerate(names, 1)]
    try:
        count = len(values)
        values[0:0]
    except (TypeError, KeyError):
        if not hasattr(type(values), '__len__') or not hasattr(type(values), '__getitem__'):
            raise ProgrammingError('parameters are of unsupported type') from None
    if count != len(names):
        raise ProgrammingError(f'Incorrect number of bindings supplied. The current statement uses {len(names)}, '
                               f'and there are {count} supplied.')
    for i, name in enumerate(names, 1):
        if name is not None and not name.startswith('?'):
            raise ProgrammingError(f"Binding {i} ('{name}') is a named parameter, but you supplied a sequence "
                                   'which requires nameless (qmark) placeholders.')
    return [adapted(values[i]) for i in range(count)]


def _named(i, name, values):
    if name is None:
        raise ProgrammingError(f'Binding {i} has no name, but you supplied a dictionary (which has only names).')
    try:
        return values[name[1:]]
    except LookupError:
        raise ProgrammingError(f'You did not supply a value for binding parameter {name}.') from None
