"""When a transaction begins by itself."""

LEGACY_TRANSACTION_CONTROL = -1

_levels = ('', 'DEFERRED', 'IMMEDIATE', 'EXCLUSIVE')


def check_level(level):
    if level is None:
        return None
    if not isinstance(level, str):
        raise TypeError('isolation_level must be str or None')
    if level.upper() not in _levels:
        raise ValueError("isolation_level string must be '', 'DEFERRED', 'IMMEDIATE', or 'EXCLUSIVE'")
    return level


def check_autocommit(value):
    if value not in (True, False, LEGACY_TRANSACTION_CONTROL):
        raise ValueError('autocommit must be True, False, or sqlite3.LEGACY_TRANSACTION_CONTROL')
    return value


def first_word(sql):
    """The word that a statement begins with, comments left out."""
    at = 0
    while at < len(sql):
        if sql[at].isspace() or sql[at] == ';':
            at += 1
        elif sql.startswith('--', at):
            end = sql.find('\n', at)
            at = len(sql) if end < 0 else end
        elif sql.startswith('/*', at):
            end = sql.find('*/', at)
            at = len(sql) if end < 0 else end + 2
        else:
            break
    end = at
    while end < len(sql) and sql[end].isalpha():
        end += 1
    return sql[at:end].upper()


def changes_rows(sql):
    return first_word(sql) in ('INSERT', 'UPDATE', 'DELETE', 'REPLACE')


def brief(sql):
    """A statement as the timeline shows it."""
    text = ' '.join(sql.split())
    return text if len(text) <= 48 else text[:47] + '…'
