"""Files whose paths fit a pattern."""

import os
import re
from fnmatch import fnmatch

__all__ = ['glob', 'iglob', 'escape', 'has_magic']


def has_magic(s):
    return re.search(r'[*?\[]', s) is not None


def escape(pathname):
    return re.sub(r'([*?\[])', r'[\1]', pathname)


def glob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    return list(iglob(pathname, root_dir=root_dir, recursive=recursive, include_hidden=include_hidden))


def iglob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    pathname = os.fspath(pathname)
    start = '/' if pathname.startswith('/') else ''
    yield from _match(start, pathname.strip('/').split('/'), root_dir, recursive, include_hidden)


def _match(found, patterns, root, recursive, hidden):
    """What fits the patterns below the path found, which is relative to root."""
    if not patterns:
        if found:
            yield found
        return
    first, rest = patterns[0], patterns[1:]
    if first == '**' and recursive:
        if found or rest:
            yield from _match(found, rest, root, recursive, hidden)
        for path, is_folder in _below(found, root, hidden):
            if not rest:
                yield path
            elif is_folder:
                yield from _match(path + '/', rest, root, recursive, hidden)
    elif not has_magic(first):
        path = found + first
        if os.path.exists(_real(path, root)):
            yield from _match(path + '/' if rest else path, rest, root, recursive, hidden)
    else:
        for name in _names(found, root):
            if fnmatch(name, first) and (hidden or first.startswith('.') or not name.startswith('.')):
                path = found + name
                if not rest or os.path.isdir(_real(path, root)):
                    yield from _match(path + '/' if rest else path, rest, root, recursive, hidden)


def _real(path, root):
    return os.path.join(root, path) if root else path or '.'


def _names(folder, root):
    try:
        return os.listdir(_real(folder, root))
    except OSError:
        return []


def _below(folder, root, hidden):
    """Everything below a folder, with whether it is a folder itself."""
    for name in _names(folder, root):
        if name.startswith('.') and not hidden:
            continue
        path = folder + name
        is_folder = os.path.isdir(_real(path, root))
        yield path, is_folder
        if is_folder:
            yield from _below(path + '/', root, hidden)
