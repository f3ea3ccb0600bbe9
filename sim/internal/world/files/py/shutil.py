"""Whole files and folders: copy, move and remove them."""

import fnmatch
import os
from collections import namedtuple

__all__ = ['copyfileobj', 'copyfile', 'copymode', 'copystat', 'copy', 'copy2', 'copytree', 'move', 'rmtree', 'Error',
           'SameFileError', 'disk_usage', 'which', 'get_terminal_size', 'ignore_patterns']


class Error(OSError):
    """Several things went wrong."""


class SameFileError(Error):
    """Source and target are one file."""


def copyfileobj(fsrc, fdst, length=0):
    while data := fsrc.read(length or 65536):
        fdst.write(data)


def copyfile(src, dst, *, follow_symlinks=True):
    if os.path.exists(dst) and os.path.samefile(src, dst):
        raise SameFileError(f'{src!r} and {dst!r} are the same file')
    with open(src, 'rb') as source, open(dst, 'wb') as target:
        copyfileobj(source, target)
    return dst


def copymode(src, dst, *, follow_symlinks=True):
    os.chmod(dst, os.stat(src).st_mode & 0o777)


def copystat(src, dst, *, follow_symlinks=True):
    copymode(src, dst)
    times = os.stat(src)
    os.utime(dst, ns=(times.st_atime_ns, times.st_mtime_ns))


def _inside(src, dst):
    """Where in a folder dst a copy of src goes, or dst itself."""
    return os.path.join(dst, os.path.basename(src)) if os.path.isdir(dst) else dst


def copy(src, dst, *, follow_symlinks=True):
    dst = _inside(src, dst)
    copyfile(src, dst)
    copymode(src, dst)
    return dst


def copy2(src, dst, *, follow_symlinks=True):
    dst = _inside(src, dst)
    copyfile(src, dst)
    copystat(src, dst)
    return dst


def ignore_patterns(*patterns):
    def ignore(path, names):
        return {name for name in names if any(fnmatch.fnmatch(name, pattern) for pattern in patterns)}
    return ignore


def copytree(src, dst, symlinks=False, ignore=None, copy_function=copy2, ignore_dangling_symlinks=False,
             dirs_exist_ok=False):
    names = os.listdir(src)
    ignored = ignore(os.fspath(src), names) if ignore is not None else ()
    os.makedirs(dst, exist_ok=dirs_exist_ok)
    for name in names:
        if name in ignored:
            continue
        source, target = os.path.join(src, name), os.path.join(dst, name)
        if os.path.isdir(source):
            copytree(source, target, symlinks, ignore, copy_function, ignore_dangling_symlinks, dirs_exist_ok)
        else:
            copy_function(source, target)
    copystat(src, dst)
    return dst


def move(src, dst, copy_function=copy2):
    if os.path.isdir(dst):
        target = os.path.join(dst, os.path.basename(os.fspath(src).rstrip('/')))
        if os.path.exists(target):
            raise Error(f"Destination path '{target}' already exists")
        dst = target
    os.rename(src, dst)
    return dst


def rmtree(path, ignore_errors=False, onerror=None, *, onexc=None, dir_fd=None):
    try:
        for entry in os.scandir(path):
            if entry.is_dir():
                rmtree(entry.path, ignore_errors, onerror, onexc=onexc)
            else:
                os.unlink(entry.path)
        os.rmdir(path)
    except OSError as exc:
        if onexc is not None:
            onexc(os.rmdir, path, exc)
        elif not ignore_errors:
            raise


_Usage = namedtuple('usage', 'total used free')


def disk_usage(path):
    os.stat(path)
    return _Usage(2 ** 30, 0, 2 ** 30)


def which(cmd, mode=1, path=None):
    """There are no programs but those that a subprocess knows."""
    return f'/usr/bin/{cmd}' if cmd in ('cat', 'echo', 'false', 'ls', 'python', 'python3', 'sleep', 'true') else None


def get_terminal_size(fallback=(80, 24)):
    return os.terminal_size((int(os.environ.get('COLUMNS', fallback[0])), int(os.environ.get('LINES', fallback[1]))))
