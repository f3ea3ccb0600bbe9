"""SQL as tokens, for the translation of dialects."""

import re

_token = re.compile(r'''
    (?P<space>\s+|--[^\n]*|/\*.*?\*/)
  | (?P<text>[eE]?'(?:[^']|'')*')
  | (?P<dollar>\$(?P<tag>\w*)\$.*?\$(?P=tag)\$)
  | (?P<name>"(?:[^"]|"")*"|`[^`]*`)
  | (?P<number>\d+(?:\.\d+)?(?:[eE][-+]?\d+)?)
  | (?P<param>\$\d+|%\(\w+\)s|%s|%%)
  | (?P<word>[^\W\d]\w*)
  | (?P<op>::|<=|>=|<>|!=|\|\||->>|->|@>|<@|.)
''', re.X | re.S)


class Token:
    __slots__ = ('kind', 'text')

    def __init__(self, kind, text):
        self.kind = kind
        self.text = text

    @property
    def upper(self):
        return self.text.upper()

    def is_word(self, *words):
        return self.kind == 'word' and self.text.upper() in words


def tokens(sql):
    found = []
    for match in _token.finditer(sql):
        kind = match.lastgroup
        if kind == 'tag':
            kind = 'dollar'
        if kind == 'space':
            if found and found[-1].kind != 'space':
                found.append(Token('space', ' '))
            continue
        found.append(Token(kind, match.group()))
    while found and (found[-1].kind == 'space' or found[-1].text == ';'):
        found.pop()
    return found


def join(found):
    return ''.join(token.text for token in found)


def words(found):
    """The tokens without the spaces between them."""
    return [token for token in found if token.kind != 'space']


def after(found, i):
    """The index of the next token that is no space, or the end."""
    i += 1
    while i < len(found) and found[i].kind == 'space':
        i += 1
    return i


def before(found, i):
    """The index of the token before that is no space, or -1."""
    i -= 1
    while i >= 0 and found[i].kind == 'space':
        i -= 1
    return i


def closing(found, i):
    """The index of the parenthesis that closes the one at i."""
    depth = 0
    for j in range(i, len(found)):
        depth += (found[j].text == '(') - (found[j].text == ')')
        if depth == 0:
            return j
    return len(found) - 1


def opening(found, i):
    """The index of the parenthesis that opens the one closed at i."""
    depth = 0
    for j in range(i, -1, -1):
        depth += (found[j].text == ')') - (found[j].text == '(')
        if depth == 0:
            return j
    return 0
