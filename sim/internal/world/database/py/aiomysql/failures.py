"""What the engine says is wrong, as MySQL would."""

import re

from pymysql import err


def _duplicate(found, session, values):
    column = found[1].split(', ')[0]
    return err.IntegrityError(1062, f"Duplicate entry for key '{column}'")


_known = [(re.compile(pattern), make) for pattern, make in (
    (r'UNIQUE constraint failed: (.*)', _duplicate),
    (r'NOT NULL constraint failed: \w+\.(\w+)', lambda f, s, v: err.IntegrityError(1048, f"Column '{f[1]}' cannot be null")),
    (r'FOREIGN KEY constraint failed', lambda f, s, v: err.IntegrityError(1452, 'Cannot add or update a child row: a foreign key constraint fails')),
    (r'CHECK constraint failed: (.*)', lambda f, s, v: err.OperationalError(3819, f"Check constraint '{f[1]}' is violated.")),
    (r'no such table: (?:main\.)?(\S+)', lambda f, s, v: err.ProgrammingError(1146, f"Table '{s.database.name}.{f[1]}' doesn't exist")),
    (r'no such column: (\S+)', lambda f, s, v: err.OperationalError(1054, f"Unknown column '{f[1]}' in 'field list'")),
    (r'table \S+ has no column named (\w+)', lambda f, s, v: err.OperationalError(1054, f"Unknown column '{f[1]}' in 'field list'")),
    (r'table [`"]?(\w+)[`"]? already exists', lambda f, s, v: err.OperationalError(1050, f"Table '{f[1]}' already exists")),
    (r'near "(.*)": syntax error', lambda f, s, v: err.ProgrammingError(
        1064, "You have an error in your SQL syntax; check the manual that corresponds to your MySQL server version for "
              f"the right syntax to use near '{f[1]}' at line 1")),
)]


def failure(error, session, values):
    """The exception for an error of the engine."""
    for pattern, make in _known:
        found = pattern.fullmatch(str(error))
        if found:
            return make(found, session, values)
    return err.OperationalError(1105, str(error))
