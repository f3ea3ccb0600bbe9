"""Command lines split into words as a shell does it."""

from collections import deque
from io import StringIO

__all__ = ['shlex', 'split', 'quote', 'join']

_SAFE = frozenset('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_@%+=:,./-')


class shlex:
    """An iterator over the words of a text.

    In posix mode quotes and backslashes are taken away; otherwise quotes
    stay and end a word."""

    def __init__(self, instream=None, infile=None, posix=False, punctuation_chars=False):
        if isinstance(instream, str):
            instream = StringIO(instream)
        if instream is None:
            import sys
            instream = sys.stdin
        self.instream, self.infile, self.posix = instream, infile, posix
        self.eof = None if posix else ''
        self.commenters = '#'
        self.wordchars = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_'
        if posix:
            self.wordchars += ''.join(map(chr, (*range(0xdf, 0xf7), *range(0xf8, 0x100), *range(0xc0, 0xd7), *range(0xd8, 0xdf))))
        self.whitespace, self.whitespace_split = ' \t\r\n', False
        self.quotes, self.escape, self.escapedquotes = '\'"', '\\', '"'
        self.lineno, self.token = 1, ''
        self.pushback = deque()
        self._ahead = deque()
        self._punctuation = '();<>|&' if punctuation_chars is True else punctuation_chars or ''
        if self._punctuation:
            self.wordchars += '~-./*?='

    @property
    def punctuation_chars(self):
        return self._punctuation

    def push_token(self, tok):
        self.pushback.appendleft(tok)

    def get_token(self):
        return self.pushback.popleft() if self.pushback else self.read_token()

    def __iter__(self):
        return self

    def __next__(self):
        token = self.get_token()
        if token == self.eof:
            raise StopIteration
        return token

    def _char(self):
        c = self._ahead.popleft() if self._ahead else self.instream.read(1)
        if c == '\n':
            self.lineno += 1
        return c

    def _back(self, c):
        if c == '\n':
            self.lineno -= 1
        if c:
            self._ahead.appendleft(c)

    def read_token(self):
        c = self._char()
        while c and (c in self.whitespace or c in self.commenters):
            if c in self.commenters:
                self.instream.readline()
                self.lineno += 1
            c = self._char()
        if not c:
            return self.eof
        if c in self._punctuation:
            return self._run(c, self._punctuation)
        if not self.posix and c in self.quotes:
            return c + self._quoted(c) + c
        self._back(c)
        return self._word()

    def _run(self, c, chars):
        """Characters of one kind."""
        token = ''
        while c and c in chars:
            token += c
            c = self._char()
        self._back(c)
        return token

    def _is_word(self, c):
        return c in self.wordchars or self.whitespace_split and c not in self._punctuation

    def _word(self):
        token = ''
        while c := self._char():
            if c in self.whitespace:
                break
            if c in self.commenters:
                self.instream.readline()
                self.lineno += 1
                break
            if self.posix and c in self.quotes:
                token += self._quoted(c)
            elif self.posix and c in self.escape:
                escaped = self._char()
                if not escaped:
                    raise ValueError('No escaped character')
                token += escaped
            elif self._is_word(c) or c in self.quotes:
                token += c
            else:
                if token:
                    self._back(c)
                else:
                    token = c
                break
        return token

    def _quoted(self, quote):
        """What stands up to the closing quote."""
        text = ''
        while c := self._char():
            if c == quote:
                return text
            if self.posix and c in self.escape and quote in self.escapedquotes:
                c = self._char()
                if not c:
                    raise ValueError('No escaped character')
                text += c if c in self.escape or c == quote else self.escape[0] + c
            else:
                text += c
        raise ValueError('No closing quotation')


def split(s, comments=False, posix=True):
    """The words of a command line."""
    if s is None:
        raise ValueError('s argument must not be None')
    lexer = shlex(s, posix=posix)
    lexer.whitespace_split = True
    if not comments:
        lexer.commenters = ''
    return list(lexer)


def quote(s):
    """A word written so that a shell reads it as it is."""
    if not s:
        return "''"
    if not isinstance(s, str):
        raise TypeError(f'expected string object, got {type(s).__name__!r}')
    if _SAFE.issuperset(s):
        return s
    return "'" + s.replace("'", "'\"'\"'") + "'"


def join(split_command):
    return ' '.join(map(quote, split_command))
