"""PostgreSQL's dialect in that of the engine."""

import re

from _servers.tokens import Token, after, before, closing, join, opening, tokens, words

NOW = "(strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now'))"
_casts = {
    'INT': 'INTEGER', 'INTEGER': 'INTEGER', 'BIGINT': 'INTEGER', 'SMALLINT': 'INTEGER', 'INT4': 'INTEGER', 'INT8': 'INTEGER',
    'TEXT': 'TEXT', 'VARCHAR': 'TEXT', 'CHAR': 'TEXT', 'FLOAT': 'REAL', 'FLOAT8': 'REAL', 'REAL': 'REAL', 'DOUBLE': 'REAL',
    'NUMERIC': 'NUMERIC', 'DECIMAL': 'NUMERIC', 'BOOLEAN': 'INTEGER', 'BOOL': 'INTEGER',
}
_serial = {'SERIAL', 'BIGSERIAL', 'SMALLSERIAL', 'SERIAL4', 'SERIAL8'}
_refused = {
    'INTERVAL', 'ARRAY', 'LATERAL', 'LISTEN', 'NOTIFY', 'UNLISTEN', 'COPY', 'GRANT', 'REVOKE', 'TABLESAMPLE',
    'EXTRACT', 'DATE_TRUNC', 'TO_CHAR', 'TO_TIMESTAMP', 'ARRAY_AGG', 'UNNEST', 'JSONB_AGG', 'TSVECTOR',
    'TO_TSVECTOR', 'PLPGSQL', 'MATERIALIZED', 'CUBE', 'ROLLUP',
}


class Statement:
    """A translated statement."""

    __slots__ = ('sql', 'sleeps', 'verb', 'parameters', 'locks')

    def __init__(self, sql, sleeps, verb, parameters, locks):
        self.locks = locks
        self.sql = sql
        self.sleeps = sleeps
        self.verb = verb
        self.parameters = parameters


def translate(sql):
    found = tokens(sql)
    _check(found)
    sleeps = []
    locks = _walk(found, sleeps)
    plain = words(found)
    verb = ' '.join(t.upper for t in plain[:2]) if plain else ''
    if verb.startswith(('DROP', 'TRUNCATE')):
        found = _drop(found)
    if verb.startswith('CREATE'):
        _create(found)
    numbers = [int(t.text[1:]) for t in found if t.kind == 'param' and t.text[0] == '?'] + [s for s in sleeps if isinstance(s, str)]
    count = max((int(n[1:]) if isinstance(n, str) else n for n in numbers), default=0)
    return Statement(join(found), sleeps, verb, count, locks)


def _check(found):
    for token in found:
        if token.kind == 'dollar' or token.is_word(*_refused):
            name = '$$' if token.kind == 'dollar' else token.upper
            raise NotImplementedError(f"{name} of PostgreSQL's SQL is not simulated: {join(found)[:60]}")


def _walk(found, sleeps):
    """Translate the tokens, and say whether rows are locked."""
    locks = any(t.is_word('FOR') and after(found, i) < len(found) and found[after(found, i)].is_word('UPDATE', 'SHARE', 'NO', 'KEY')
                for i, t in enumerate(found))
    i = 0
    while i < len(found):
        token = found[i]
        rule = _rules.get(token.upper) if token.kind in ('word', 'op') else None
        if token.kind == 'param' and token.text[0] == '$':
            token.text = '?' + token.text[1:]
        elif token.kind == 'text' and token.text[0] in 'eE':
            token.text = token.text[1:].replace('\\n', '\n').replace('\\t', '\t')
        elif rule is not None:
            rule(found, i, sleeps)
        i += 1
    return locks


def _replace(found, start, end, *new):
    """Put text in the place of the tokens from start to end, that one included."""
    found[start:end + 1] = [Token('done', text) for text in new]


def _cast(found, i, sleeps):
    """expression::type"""
    kind = after(found, i)
    end = kind
    if found[kind].is_word('DOUBLE', 'TIMESTAMP', 'CHARACTER'):
        while after(found, end) < len(found) and found[after(found, end)].is_word('PRECISION', 'WITH', 'WITHOUT', 'TIME', 'ZONE', 'VARYING'):
            end = after(found, end)
    follow = after(found, end)
    if follow < len(found) and found[follow].text == '(':
        end = closing(found, follow)
    elif follow + 1 < len(found) and found[follow].text == '[':
        end = after(found, follow)
    name = _casts.get(found[kind].upper)
    last = before(found, i)
    first = _operand(found, last)
    inner = found[first:last + 1]
    new = [Token('done', 'CAST('), *inner, Token('done', f' AS {name})')] if name else inner
    found[first:end + 1] = new


def _operand(found, last):
    """Where the operand begins that ends at last."""
    first = last
    if found[last].text == ')':
        first = opening(found, last)
        if first > 0 and found[first - 1].kind == 'word':
            first -= 1
    while first > 1 and found[first - 1].text == '.':
        first -= 2
    return first


def _now(found, i, sleeps):
    end = i
    call = after(found, i)
    if call < len(found) and found[call].text == '(':
        end = closing(found, call)
    elif found[i].upper == 'NOW':
        return
    _replace(found, i, end, NOW)


def _sleep(found, i, sleeps):
    start = after(found, i)
    end = closing(found, start)
    inner = join(found[start + 1:end]).strip()
    sleeps.append('?' + inner[1:] if inner.startswith(('$', '?')) else float(inner))
    # A parameter stays in the statement, so that it can be given.
    _replace(found, i, end, "substr('', 1, " + sleeps[-1] + ')' if isinstance(sleeps[-1], str) else "''")
    if not any(t.is_word('AS') for t in found[i:]) and found[before(found, i)].is_word('SELECT'):
        found[i].text += ' AS pg_sleep'


def _ilike(found, i, sleeps):
    found[i].text = 'REGEXP'


def _any(found, i, sleeps):
    """= ANY($1)"""
    equals, start = before(found, i), after(found, i)
    if found[equals].text != '=' or start >= len(found) or found[start].text != '(':
        return
    end = closing(found, start)
    inner = [t for t in found[start + 1:end] if t.kind == 'param']
    if len(inner) != 1:
        raise NotImplementedError("ANY of PostgreSQL's SQL is simulated for a parameter only")
    inner[0].text = '?' + inner[0].text[1:]
    found[equals:end + 1] = [Token('done', 'IN (SELECT value FROM json_each('), inner[0], Token('done', '))')]


def _for(found, i, sleeps):
    """FOR UPDATE and its like: the statement locks as one that writes does."""
    nxt = after(found, i)
    if nxt < len(found) and found[nxt].is_word('UPDATE', 'SHARE', 'NO', 'KEY'):
        del found[i:]


def _series(found, i, sleeps):
    start = after(found, i)
    end = closing(found, start)
    inner = found[start + 1:end]
    commas = [j for j, t in enumerate(inner) if t.text == ',']
    if len(commas) != 1:
        raise NotImplementedError('generate_series is simulated with two arguments only')
    first, last = inner[:commas[0]], inner[commas[0] + 1:]
    for t in inner:
        if t.kind == 'param':
            t.text = '?' + t.text[1:]
    body = [Token('done', '(WITH RECURSIVE _g(generate_series) AS (SELECT '), *first,
            Token('done', ' UNION ALL SELECT generate_series + 1 FROM _g WHERE generate_series < '), *last,
            Token('done', ') SELECT generate_series FROM _g)')]
    if found[before(found, i)].is_word('SELECT'):
        body = [Token('done', '* FROM '), *body]
    found[i:end + 1] = body


def _greatest(found, i, sleeps):
    found[i].text = 'max' if found[i].upper == 'GREATEST' else 'min'


_rules = {
    '::': _cast, 'NOW': _now, 'CURRENT_TIMESTAMP': _now, 'CLOCK_TIMESTAMP': _now, 'PG_SLEEP': _sleep, 'ILIKE': _ilike, 'ANY': _any,
    'FOR': _for, 'GENERATE_SERIES': _series, 'GREATEST': _greatest, 'LEAST': _greatest,
}


def _drop(found):
    plain = [t for t in found if not t.is_word('CASCADE', 'RESTRICT')]
    if plain[0].is_word('TRUNCATE'):
        plain[0].text = 'DELETE FROM'
        return [t for t in plain if not t.is_word('TABLE', 'RESTART', 'IDENTITY', 'CONTINUE')]
    return plain


def _create(found):
    """Columns that number themselves."""
    i = 0
    while i < len(found):
        if found[i].is_word(*_serial):
            found[i].text = 'INTEGER'
            _number(found, i)
        elif found[i].is_word('GENERATED'):
            end = i
            while end < len(found) and not found[end].is_word('IDENTITY'):
                end += 1
            del found[i:end + 1]
            kind = before(found, i)
            found[kind].text = 'INTEGER'
            _number(found, kind)
        i += 1


def _number(found, i):
    """Make the column, whose type is at i, count if it is the primary key."""
    for j in range(i, len(found) - 1):
        if found[j].text in (',', ')'):
            return
        if found[j].is_word('PRIMARY'):
            key = after(found, j)
            found[i].text = 'INTEGER'
            found[key].text = 'KEY AUTOINCREMENT'
            return


_call = re.compile(r'(\w+)\s*\(')


def column_name(name):
    """How PostgreSQL names a column that the engine named after its text."""
    if name == NOW:
        return 'now'
    if re.fullmatch(r'\w+', name):
        return name if not name.isdigit() else '?column?'
    call = _call.match(name)
    if call and name.endswith(')') and call[1].lower() != 'cast':
        return call.group(1).lower()
    return '?column?' if any(c in name for c in '()+-*/|?\'') else name


def like(pattern, text):
    """ILIKE"""
    if pattern is None or text is None:
        return None
    parts = (re.escape(c) if c not in '%_' else '.*' if c == '%' else '.' for c in pattern.lower())
    return re.fullmatch(''.join(parts), text.lower(), re.S) is not None
