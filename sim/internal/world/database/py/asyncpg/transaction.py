"""Transactions, and savepoints within them."""

from asyncpg.exceptions import InterfaceError

_levels = ('read_committed', 'repeatable_read', 'serializable', 'read_uncommitted')


class Transaction:
    def __init__(self, connection, isolation, readonly, deferrable):
        if isolation is not None and isolation not in _levels:
            raise ValueError(f'isolation is expected to be either of {set(_levels)}, got {isolation!r}')
        self._connection = connection
        self._snapshot = isolation in ('repeatable_read', 'serializable')
        self._readonly = readonly
        self._state = 'new'
        self._savepoint = None

    async def __aenter__(self):
        await self.start()
        return self

    async def __aexit__(self, exc_type, exc, tb):
        if exc_type is not None:
            await self.rollback()
        else:
            await self.commit()

    async def start(self):
        if self._state != 'new':
            raise InterfaceError(f'cannot start; the transaction is already {self._state}')
        connection = self._connection
        session = connection._open()
        if session.in_transaction:
            self._savepoint = connection._unique('savepoint')
            await connection._command(f'SAVEPOINT {self._savepoint}')
        else:
            await connection._work('BEGIN', lambda: session.begin(self._snapshot))
        self._state = 'started'

    async def commit(self):
        await self._end('commit', 'COMMIT')
        self._state = 'committed'

    async def rollback(self):
        await self._end('rollback', 'ROLLBACK')
        self._state = 'rolled back'

    async def _end(self, what, command):
        if self._state != 'started':
            reason = 'the transaction is not yet started' if self._state == 'new' else f'the transaction is already {self._state}'
            raise InterfaceError(f'cannot {what}; {reason}')
        connection = self._connection
        session = connection._open()
        if self._savepoint is None:
            await connection._work(command, lambda: session.end('ROLLBACK' if session.failed else command))
        elif what == 'commit':
            await connection._command(f'RELEASE SAVEPOINT {self._savepoint}')
        else:
            session.failed = False
            await connection._command(f'ROLLBACK TO {self._savepoint}')
