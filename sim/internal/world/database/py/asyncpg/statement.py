"""Statements as the server has them."""

import re

from _servers import postgres
from _servers.values import encoded
from asyncpg.exceptions import InterfaceError

_target = re.compile(r'\s*(?:INSERT\s+INTO|UPDATE|DELETE\s+FROM)\s+"?(\w+)', re.I)
_insert = re.compile(r'\s*INSERT\s+INTO\s+"?\w+"?\s*\(([^)]*)\)\s*VALUES\s*\(([^)]*)\)', re.I)


class Statement:
    def __init__(self, query):
        self.query = query
        self._translated = postgres.translate(query)
        self.sql = self._translated.sql
        self.verb = self._translated.verb
        self.locks = self._translated.locks
        target = _target.match(query)
        self.table = target and target[1]

    def values(self, args):
        """The parameters, if there are as many as needed."""
        count = self._translated.parameters
        if len(args) != count:
            raise InterfaceError(
                f'the server expects {count} argument{"" if count == 1 else "s"} for this query, '
                f'{len(args)} {"was" if len(args) == 1 else "were"} passed',
                hint='Check the query against the passed list of arguments.')
        return [encoded(value) for value in args]

    def sleeps(self, args):
        """For how many seconds the server sleeps."""
        return sum(float(args[int(s[1:]) - 1]) if isinstance(s, str) else s for s in self._translated.sleeps)

    def given(self, column, values):
        """The value that an INSERT gives a column, if that is easily seen."""
        found = _insert.match(self.query)
        if not found:
            return None
        columns = [name.strip(' "\n') for name in found[1].split(',')]
        items = [item.strip() for item in found[2].split(',')]
        if column not in columns or len(items) != len(columns):
            return None
        item = items[columns.index(column)]
        if item.startswith('$'):
            return values[int(re.match(r'\$(\d+)', item)[1]) - 1]
        return item.strip("'")

    def status(self, answer):
        """What execute gives."""
        verb = self.verb.split(' ')[0]
        if verb == 'INSERT':
            return f'INSERT 0 {answer.changes}'
        if verb in ('UPDATE', 'DELETE'):
            return f'{verb} {answer.changes}'
        if verb in ('SELECT', 'WITH', 'VALUES'):
            return f'SELECT {len(answer.rows)}'
        if verb in ('TRUNCATE',):
            return 'TRUNCATE TABLE'
        if verb in ('CREATE', 'DROP', 'ALTER'):
            return ' '.join(word for word in self.verb.split(' ') if word not in ('UNIQUE',))
        return verb
