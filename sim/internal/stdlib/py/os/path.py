"""Paths as text, in the manner of POSIX.

Most of it is about text alone; the end asks the disk.
"""

__all__ = ['normcase', 'isabs', 'join', 'splitdrive', 'splitroot', 'split', 'splitext',
           'basename', 'dirname', 'commonprefix', 'commonpath', 'getsize', 'getmtime',
           'getatime', 'getctime', 'islink', 'exists', 'lexists', 'isdir', 'isfile',
           'ismount', 'expanduser', 'expandvars', 'normpath', 'abspath', 'realpath',
           'relpath', 'samefile', 'curdir', 'pardir', 'sep', 'pathsep', 'defpath',
           'altsep', 'extsep', 'devnull']

__name__ = 'posixpath'

curdir = '.'
pardir = '..'
extsep = '.'
sep = '/'
pathsep = ':'
defpath = '/bin:/usr/bin'
altsep = None
devnull = '/dev/null'
supports_unicode_filenames = False


def fspath(path, /):
    """The path as str or bytes."""
    if isinstance(path, (str, bytes)):
        return path
    method = getattr(type(path), '__fspath__', None)
    if method is None:
        raise TypeError('expected str, bytes or os.PathLike object, not ' + type(path).__name__)
    result = method(path)
    if not isinstance(result, (str, bytes)):
        raise TypeError(f'expected {type(path).__name__}.__fspath__() to return str or bytes, '
                        f'not {type(result).__name__}')
    return result


def _like(path, text):
    """A constant in the type of the path."""
    return text.encode() if isinstance(path, bytes) else text


def normcase(s, /):
    return fspath(s)


def isabs(s, /):
    s = fspath(s)
    return s.startswith(_like(s, '/'))


def join(a, /, *p):
    path = fspath(a)
    slash = _like(path, '/')
    for part in p:
        part = fspath(part)
        if type(part) is not type(path):
            raise TypeError("Can't mix strings and bytes in path components")
        if part.startswith(slash) or not path:
            path = part
        elif path.endswith(slash):
            path += part
        else:
            path += slash + part
    return path


def split(p, /):
    p = fspath(p)
    slash = _like(p, '/')
    cut = p.rfind(slash) + 1
    head, tail = p[:cut], p[cut:]
    return head.rstrip(slash) or head, tail


def basename(p, /):
    return split(p)[1]


def dirname(p, /):
    return split(p)[0]


def splitext(p, /):
    p = fspath(p)
    dot = _like(p, '.')
    start = p.rfind(_like(p, '/')) + 1
    # Dots that a name begins with are part of it.
    start = len(p) - len(p[start:].lstrip(dot))
    cut = p.rfind(dot, start)
    return (p, p[:0]) if cut < 0 else (p[:cut], p[cut:])


def splitdrive(p, /):
    p = fspath(p)
    return p[:0], p


def splitroot(p, /):
    p = fspath(p)
    slash = _like(p, '/')
    slashes = len(p) - len(p.lstrip(slash))
    root = 2 if slashes == 2 else min(slashes, 1)
    return p[:0], p[:root], p[root:]


def commonprefix(m, /):
    if not m:
        return ''
    if not isinstance(m[0], (list, tuple)):
        m = [fspath(path) for path in m]
    low, high = min(m), max(m)
    for i, c in enumerate(low):
        if c != high[i]:
            return low[:i]
    return low


def commonpath(paths):
    paths = [fspath(path) for path in paths]
    if not paths:
        raise ValueError('commonpath() arg is an empty sequence')
    slash, dot = _like(paths[0], '/'), _like(paths[0], '.')
    if len({path.startswith(slash) for path in paths}) > 1:
        raise ValueError("Can't mix absolute and relative paths")
    parts = [[part for part in path.split(slash) if part and part != dot] for path in paths]
    root = slash if paths[0].startswith(slash) else paths[0][:0]
    return root + slash.join(commonprefix(parts))


def normpath(path):
    path = fspath(path)
    slash, dot, dots = _like(path, '/'), _like(path, '.'), _like(path, '..')
    _, root, rest = splitroot(path)
    kept = []
    for part in rest.split(slash):
        if not part or part == dot:
            continue
        if part != dots:
            kept.append(part)
        elif kept and kept[-1] != dots:
            kept.pop()
        elif not root:
            kept.append(part)
    return root + slash.join(kept) or dot


def _here():
    from os import getcwd
    return getcwd()


def abspath(path):
    path = fspath(path)
    return normpath(path if isabs(path) else join(_like(path, _here()), path))


def realpath(filename, /, *, strict=False):
    if strict:
        _stat(filename)
    return abspath(filename)


def relpath(path, start=None):
    path = fspath(path)
    if not path:
        raise ValueError('no path specified')
    slash = _like(path, '/')
    there = [part for part in abspath(path).split(slash) if part]
    here = [part for part in abspath(_like(path, '.') if start is None else start).split(slash) if part]
    shared = len(commonprefix([there, here]))
    parts = [_like(path, '..')] * (len(here) - shared) + there[shared:]
    return slash.join(parts) or _like(path, '.')


def expanduser(path):
    path = fspath(path)
    tilde, slash = _like(path, '~'), _like(path, '/')
    if path != tilde and not path.startswith(tilde + slash):
        return path
    from os import environ
    return (_like(path, environ.get('HOME', '/')).rstrip(slash) + path[1:]) or slash


def expandvars(path):
    import re
    from os import environ

    def value(match):
        return environ.get(match[1] or match[2], match[0])
    path = fspath(path)
    return re.sub(r'\$(?:(\w+)|\{([^}]*)\})', value, path, flags=re.ASCII)


# What asks the disk.

def _stat(path):
    from os import stat
    return stat(path)


def _kind(path):
    """The type of a file by its mode's first bits, 0 where there is none."""
    try:
        return _stat(path).st_mode & 0o170000
    except (OSError, ValueError):
        return 0


def exists(path):
    return _kind(path) != 0


lexists = exists


def isfile(path):
    return _kind(path) == 0o100000


def isdir(s, /):
    return _kind(s) == 0o040000


def islink(path):
    """There are no links."""
    return False


isjunction = isdevdrive = islink


def ismount(path):
    return abspath(path) in ('/', b'/')


def getsize(filename):
    return _stat(filename).st_size


def getmtime(filename):
    return _stat(filename).st_mtime


getatime = getctime = getmtime


def samestat(s1, s2):
    return s1.st_ino == s2.st_ino


def samefile(f1, f2):
    return samestat(_stat(f1), _stat(f2))


def sameopenfile(fp1, fp2):
    from os import fstat
    return samestat(fstat(fp1), fstat(fp2))
