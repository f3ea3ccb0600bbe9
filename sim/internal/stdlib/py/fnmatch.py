"""Names that match patterns as a shell has them: *, ?, [abc] and [!abc]."""

import functools
import re

__all__ = ['filter', 'filterfalse', 'fnmatch', 'fnmatchcase', 'translate']


def fnmatch(name, pat):
    """Say whether a name matches; capitals matter, as they do for files here."""
    return fnmatchcase(name, pat)


def fnmatchcase(name, pat):
    """Say whether a name matches, capitals and all."""
    return _compiled(pat).match(name) is not None


def filter(names, pat):
    """List the names that match."""
    return [name for name in names if fnmatchcase(name, pat)]


def filterfalse(names, pat):
    """List the names that do not match."""
    return [name for name in names if not fnmatchcase(name, pat)]


@functools.lru_cache(maxsize=256)
def _compiled(pat):
    if isinstance(pat, bytes):
        return re.compile(translate(pat.decode('latin-1')).encode('latin-1'))
    return re.compile(translate(pat))


def translate(pat):
    """Make a regular expression of a pattern."""
    parts, i = [], 0
    while i < len(pat):
        character = pat[i]
        i += 1
        if character == '*':
            if parts[-1:] != ['.*']:
                parts.append('.*')
        elif character == '?':
            parts.append('.')
        elif character == '[' and (end := _end_of_set(pat, i)) > 0:
            parts.append(_set(pat[i:end]))
            i = end + 1
        else:
            parts.append(re.escape(character))
    return rf'(?s:{"".join(parts)})\Z'


def _end_of_set(pat, start):
    """Where the ] of a set is; one that stands first is a member of it."""
    first = start + 1 if pat[start:start + 1] == '!' else start
    return pat.find(']', first + 1)


def _set(members):
    negated = members.startswith('!')
    if negated:
        members = members[1:]
    ranges = []
    i = 0
    while i < len(members):
        low = high = members[i]
        if members[i + 1:i + 2] == '-' and i + 2 < len(members):
            high = members[i + 2]
            i += 2
        i += 1
        if low <= high:
            ranges.append(re.escape(low) if low == high else f'{re.escape(low)}-{re.escape(high)}')
    if not ranges:  # a range that is upside down has no members
        return '.' if negated else '(?!)'
    return f'[{"^" if negated else ""}{"".join(ranges)}]'
