"""MySQL's dialect in that of the engine."""

from _servers.tokens import Token, after, before, closing, join, tokens, words

NOW = "(strftime('%Y-%m-%d %H:%M:%S', 'now'))"
_options = {'ENGINE', 'CHARSET', 'CHARACTER', 'COLLATE', 'DEFAULT', 'AUTO_INCREMENT', 'COMMENT'}
_refused = {'INTERVAL', 'PROCEDURE', 'DUPLICATE', 'DELIMITER', 'LOAD', 'FULLTEXT', 'SPATIAL', 'DATE_FORMAT', 'ENUM'}


class Statement:
    __slots__ = ('sql', 'names', 'sleep', 'verb', 'locks')

    def __init__(self, sql, names, sleep, verb, locks):
        self.sql, self.names, self.sleep, self.verb, self.locks = sql, names, sleep, verb, locks


def translate(sql):
    found = tokens(sql)
    for token in found:
        if token.is_word(*_refused):
            raise NotImplementedError(f"{token.upper} of MySQL's SQL is not simulated: {join(found)[:60]}")
    plain = words(found)
    verb = plain[0].upper if plain else ''
    if verb == 'SHOW':
        return Statement(_show(plain), [], 0, 'SELECT', False)
    if verb == 'CREATE':
        _create(found)
    if verb == 'TRUNCATE':
        found = [t for t in found if not t.is_word('TABLE')]
        found[0].text = 'DELETE FROM'
    work = Statement('', [], 0, verb, False)
    i = 0
    while i < len(found):
        _rewrite(found, i, work)
        i += 1
    work.sql = join(found)
    return work


def _rewrite(found, i, work):
    """Translate the token at i, and note in work what the statement needs."""
    token = found[i]
    follow = found[after(found, i)] if after(found, i) < len(found) else Token('space', '')
    if token.text == '%%':
        token.text = '%'
    elif token.kind == 'param':
        work.names.append(token.text[2:-2] if token.text.startswith('%(') else None)
        token.text = '?'
    elif token.is_word('NOW', 'CURRENT_TIMESTAMP', 'UTC_TIMESTAMP', 'CURDATE'):
        _now(found, i)
    elif token.is_word('SLEEP') and follow.text == '(':
        end = closing(found, after(found, i))
        work.sleep += float(join(found[i + 1:end]).strip('( '))
        found[i:end + 1] = [Token('done', '0')]
    elif token.is_word('IGNORE') and work.verb == 'INSERT':
        token.text = 'OR IGNORE'
    elif token.is_word('LAST_INSERT_ID'):
        token.text = 'last_insert_rowid'
    elif token.is_word('FOR') and follow.is_word('UPDATE', 'SHARE'):
        del found[i:]
        work.locks = True


def _now(found, i):
    start = after(found, i)
    end = closing(found, start) if start < len(found) and found[start].text == '(' else i
    form = "(strftime('%Y-%m-%d', 'now'))" if found[i].upper == 'CURDATE' else NOW
    if before(found, i) >= 0 and found[before(found, i)].is_word('UPDATE'):
        raise NotImplementedError("ON UPDATE CURRENT_TIMESTAMP of MySQL's SQL is not simulated")
    found[i:end + 1] = [Token('done', form)]


def _show(plain):
    if len(plain) > 1 and plain[1].is_word('TABLES'):
        return "SELECT name AS Tables FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
    raise NotImplementedError(f"SHOW {plain[1].upper if len(plain) > 1 else ''} of MySQL's SQL is not simulated")


def _create(found):
    """Columns that number themselves, and the table's options, which go."""
    start = next((i for i, t in enumerate(found) if t.text == '('), None)
    if start is None:
        return
    end = closing(found, start)
    if any(t.is_word(*_options) for t in found[end:]):
        del found[end + 1:]
    parts, part, depth = [], [], 0
    for token in found[start + 1:end]:
        depth += (token.text == '(') - (token.text == ')')
        if token.text == ',' and depth == 0:
            parts.append(part)
            part = []
        else:
            part.append(token)
    parts.append(part)
    counted = [p for p in parts if any(t.is_word('AUTO_INCREMENT') for t in p)]
    if counted:
        name = next(t for t in counted[0] if t.kind != 'space')
        parts = [p for p in parts if p is counted[0] or not _is_key(p)]
        counted[0][:] = [Token('done', f'{name.text} INTEGER PRIMARY KEY AUTOINCREMENT')]
    parts = [p for p in parts if not next((t for t in p if t.kind != 'space'), Token('word', '')).is_word('KEY', 'INDEX')]
    found[start + 1:end] = [Token('done', ','.join(join([t for t in p if not t.is_word('UNSIGNED')]) for p in parts))]


def _is_key(part):
    plain = words(part)
    return len(plain) > 1 and plain[0].is_word('PRIMARY') and plain[1].is_word('KEY')
