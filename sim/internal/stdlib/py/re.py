"""Regular expressions. Patterns are matched by the machine; here are the functions
that compile them on the way."""

import _re
from _re import Match, Pattern

__all__ = ['match', 'fullmatch', 'search', 'sub', 'subn', 'split', 'findall', 'finditer', 'compile', 'purge', 'escape',
           'error', 'Pattern', 'Match', 'A', 'I', 'L', 'M', 'S', 'X', 'U', 'ASCII', 'IGNORECASE', 'LOCALE',
           'MULTILINE', 'DOTALL', 'VERBOSE', 'UNICODE', 'NOFLAG', 'RegexFlag', 'PatternError']

_FLAGS = {'NOFLAG': 0, 'ASCII': 256, 'A': 256, 'IGNORECASE': 2, 'I': 2, 'LOCALE': 4, 'L': 4, 'UNICODE': 32, 'U': 32,
          'MULTILINE': 8, 'M': 8, 'DOTALL': 16, 'S': 16, 'VERBOSE': 64, 'X': 64, 'DEBUG': 128}


def __getattr__(name):
    # The flags are an enum, which a program without flags need not load.
    if name == 'RegexFlag' or name in _FLAGS:
        import enum
        flags = enum.IntFlag('RegexFlag', _FLAGS, module='re', boundary=enum.KEEP)
        flags.__repr__ = enum.global_flag_repr
        flags.__str__ = object.__str__
        globals().update(RegexFlag=flags, **{n: flags(v) for n, v in _FLAGS.items()})
        return globals()[name]
    raise AttributeError(f"module 're' has no attribute {name!r}")


class PatternError(Exception):
    """A pattern that is none; it tells where."""

    __module__ = 're'

    def __init__(self, msg, pattern=None, pos=None):
        self.msg = msg
        self.pattern = pattern
        self.pos = pos
        self.lineno = self.colno = None
        if pattern is not None and pos is not None:
            msg = f'{msg} at position {pos}'
            newline = '\n' if isinstance(pattern, str) else b'\n'
            self.lineno = pattern.count(newline, 0, pos) + 1
            self.colno = pos - pattern.rfind(newline, 0, pos)
            if newline in pattern:
                msg = f'{msg} (line {self.lineno}, column {self.colno})'
        super().__init__(msg)


error = PatternError


def _fail(msg, pattern, pos):
    raise PatternError(msg, pattern, pos) from None


_cache = {}


def compile(pattern, flags=0):
    "The Pattern of a text, remembered for the next time."
    if isinstance(pattern, Pattern):
        if flags:
            raise ValueError('cannot process flags argument with a compiled pattern')
        return pattern
    key = (type(pattern), pattern, flags)
    found = _cache.get(key)
    if found is None:
        if not isinstance(pattern, (str, bytes)):
            raise TypeError('first argument must be string or compiled pattern')
        if len(_cache) >= 512:
            del _cache[next(iter(_cache))]
        found = _cache[key] = _re.compile(pattern, int(flags), _fail)
    return found


def purge():
    "Forget the patterns that were compiled."
    _cache.clear()


def match(pattern, string, flags=0):
    """Try to apply the pattern at the start of the string."""
    return compile(pattern, flags).match(string)


def fullmatch(pattern, string, flags=0):
    """Try to apply the pattern to all of the string."""
    return compile(pattern, flags).fullmatch(string)


def search(pattern, string, flags=0):
    """Scan through string looking for a match to the pattern."""
    return compile(pattern, flags).search(string)


def sub(pattern, repl, string, count=0, flags=0):
    """Return the string obtained by replacing the leftmost non-overlapping occurrences of the pattern."""
    return compile(pattern, flags).sub(repl, string, count)


def subn(pattern, repl, string, count=0, flags=0):
    """Like sub(), with the number of replacements beside the text."""
    return compile(pattern, flags).subn(repl, string, count)


def split(pattern, string, maxsplit=0, flags=0):
    """The texts between the matches."""
    return compile(pattern, flags).split(string, maxsplit)


def findall(pattern, string, flags=0):
    """The texts, or groups, of all matches."""
    return compile(pattern, flags).findall(string)


def finditer(pattern, string, flags=0):
    """All matches, found as they are asked for."""
    return compile(pattern, flags).finditer(string)


_SPECIAL = {ord(c): '\\' + c for c in '()[]{}?*+-|^$\\.&~# \t\n\r\v\f'}


def escape(pattern):
    """A pattern that matches just this text."""
    if isinstance(pattern, str):
        return pattern.translate(_SPECIAL)
    return str(pattern, 'latin1').translate(_SPECIAL).encode('latin1')
