"""Servers, their databases and the sessions of clients.

A transaction reads what is committed when each statement begins (READ COMMITTED). It
takes the database's lock for writing with its first statement that writes, and
keeps it to its end; another writer waits for it. Outside, only the rows that were
written are locked.
"""

import _sqlite

_tutorial_tables = '''
    CREATE TABLE my_table (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT);
    INSERT INTO my_table (name) VALUES ('alice'), ('bob');
    CREATE TABLE users (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT);
    INSERT INTO users (name) VALUES ('alice'), ('bob');
'''
_databases = {}
_connections = {}


class Refused(Exception):
    """The server does not take the connection: kind says why."""

    def __init__(self, kind):
        self.kind = kind


class Database:
    """A database of a server, as its sessions share it."""

    def __init__(self, path):
        self.path = path
        self.waiting = []
        self.number = 0

    def released(self):
        """The lock for writing is free: the next one may try."""
        while self.waiting:
            waiter = self.waiting.pop(0)
            if not waiter.done():
                waiter.set_result(None)
                return

    async def turn(self):
        """Wait until the lock for writing may be free."""
        waiter = _sqlite.waiter('a lock of another transaction')
        self.waiting.append(waiter)
        try:
            await waiter
        except BaseException:
            if waiter in self.waiting:
                self.waiting.remove(waiter)
            elif waiter.done() and not waiter.cancelled():
                self.released()
            raise


def _refuse(host):
    """Raise what the world's failure means for a connection."""
    fail = _sqlite.world()[5]
    if fail:
        raise Refused(fail)
    try:
        known = host.replace('.', '').isdigit() or not host.endswith(('.invalid', '.local'))
    except AttributeError:
        known = False
    if not known:
        raise Refused('dns')


async def connect(kind, host, port, name, set_up):
    """A session with a database, or Refused."""
    lane_name = f'{kind} {host}:{port}'
    key = kind, host, port
    database = _databases.setdefault((key, name), Database(f'{kind}-{host}-{port}-{name}.db'.replace('/', '_')))
    database.number += 1
    lane = _sqlite.Lane(f'{kind} {name} #{database.number}')
    _, connect_time, _, _, most, fail = _sqlite.world()

    def begin():
        _refuse(host)
        if most and _connections.get(key, 0) >= most:
            raise Refused('many')
        _connections[key] = _connections.get(key, 0) + 1
        return Session(key, database, lane, set_up)

    if fail == 'timeout':
        await _sqlite.waiter(f'a connection to {lane_name}')
    return await _sqlite.operation(lane, 'connect', connect_time, begin)


def fill(session, translate):
    """Give a new database what the world says that it holds."""
    profile, _, _, sql, _, _ = _sqlite.world()
    if sql:
        for part in sql.split(';'):
            session.run_all(translate(part).sql)
    elif profile == 'tutorial':
        session.run_all(_tutorial_tables)


class Answer:
    """What a statement gives."""

    __slots__ = ('columns', 'declared', 'rows', 'changes', 'last_id')

    def __init__(self, columns=(), declared=(), rows=(), changes=0, last_id=0):
        self.columns = columns
        self.declared = declared
        self.rows = rows
        self.changes = changes
        self.last_id = last_id


class Session:
    """A connection to a database of a server."""

    def __init__(self, key, database, lane, set_up):
        self.key = key
        self.database = database
        self.lane = lane
        self.busy = False
        self.in_transaction = False
        self.failed = False
        self._snapshot = False
        self._engine = _sqlite.Database(database.path, 0, False, True)
        for pragma in ('PRAGMA journal_mode=WAL', 'PRAGMA foreign_keys=ON'):
            self._run(pragma)
        set_up(self, database.number == 1)

    def define(self, name, args, function):
        self._engine.create_function(name, args, function, False)

    def _step(self, sql):
        """Execute a statement of our own."""
        statement, _ = self._engine.prepare(sql)
        try:
            statement.step()
        finally:
            statement.finalize()

    def _run(self, sql, values=(), locks=False):
        """Execute one statement, now."""
        statement, _ = self._engine.prepare(sql)
        if statement is None:
            return Answer()
        try:
            if (locks or not statement.readonly) and self.in_transaction and not self._engine.in_transaction:
                self._step('BEGIN IMMEDIATE')
            writes = not statement.readonly
            statement.bind(values)
            rows = []
            while (row := statement.step()) is not None:
                rows.append(row)
            changes = self._engine.changes if writes else 0
            return Answer(statement.columns, statement.declared, rows, changes, self._engine.last_insert_id)
        finally:
            statement.finalize()

    def run_all(self, sql):
        """Execute a script, now."""
        while sql:
            statement, rest = self._engine.prepare(sql)
            if statement is None:
                return
            statement.finalize()
            self._run(sql[:len(sql) - len(rest)])
            sql = rest

    async def execute(self, what, sql, values=(), extra=0, locks=False):
        """Execute a statement in the time that it takes, and extra seconds; locks
        makes it lock the database as if it wrote."""
        return await self.work(what, lambda: self._run(sql, values, locks), extra)

    async def work(self, what, do, extra=0):
        ns = _sqlite.world()[2] + int(extra * 1_000_000_000)
        while True:
            try:
                answer = await _sqlite.operation(self.lane, what, ns, do)
            except _sqlite.OperationalError as e:
                if e.sqlite_errorcode != _sqlite.codes['SQLITE_BUSY']:
                    raise
            else:
                if not self._engine.in_transaction:
                    self.database.released()
                return answer
            await self.database.turn()
            ns = 0

    def begin(self, snapshot=False):
        """Begin a transaction, now; snapshot makes it see what is committed at this moment only."""
        self.in_transaction, self.failed, self._snapshot = True, False, snapshot
        if snapshot:
            self._step('BEGIN')
            self._run('SELECT count(*) FROM sqlite_master')

    def end(self, command):
        """COMMIT or ROLLBACK, now."""
        self.in_transaction = self.failed = False
        if self._engine.in_transaction:
            self._step(command)
            self.database.released()

    def close(self):
        if self._engine is None:
            return
        self._engine.close()
        self._engine = None
        self.in_transaction = False
        _connections[self.key] -= 1
        self.database.released()

    @property
    def closed(self):
        return self._engine is None
