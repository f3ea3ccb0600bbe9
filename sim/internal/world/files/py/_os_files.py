"""The functions of os that have to do with files."""

import _filesystem
from collections import namedtuple
from os import fspath

__all__ = [
    'DirEntry', 'access', 'chdir', 'chmod', 'close', 'fsync', 'fstat', 'ftruncate', 'getcwd', 'getcwdb', 'listdir',
    'lseek', 'lstat', 'makedirs', 'mkdir', 'open', 'read', 'remove', 'removedirs', 'rename', 'renames', 'replace',
    'rmdir', 'scandir', 'stat', 'stat_result', 'sync', 'truncate', 'unlink', 'utime', 'walk', 'write',
]

_FOLDER, _FILE = 0o040000, 0o100000


def _path(path):
    """A path as the disk wants it."""
    path = fspath(path)
    return path if isinstance(path, str) else path.decode('utf-8', 'surrogateescape')


def _like(name, path):
    """A name as str or bytes, as the path that it was found through is."""
    return name.encode('utf-8', 'surrogateescape') if isinstance(path, bytes) else name


class stat_result(namedtuple('stat_result', 'st_mode st_ino st_dev st_nlink st_uid st_gid st_size st_atime st_mtime st_ctime')):
    """What stat tells of a file. The first ten are its items."""

    def __new__(cls, found):
        folder, mode, inode, size, modified, born = found
        kind = _FOLDER if folder else _FILE
        self = super().__new__(
            cls, kind | mode, inode, 1, 2 if folder else 1, 1000, 1000, size,
            modified // 10 ** 9, modified // 10 ** 9, modified // 10 ** 9)
        self._times = modified, born
        return self

    @property
    def st_mtime_ns(self):
        return self._times[0]

    st_atime_ns = st_ctime_ns = st_mtime_ns

    @property
    def st_mtime(self):
        return self._times[0] / 1e9

    st_atime = st_ctime = st_mtime

    @property
    def st_birthtime(self):
        return self._times[1] / 1e9

    @property
    def st_blksize(self):
        return 4096

    @property
    def st_blocks(self):
        return -(-self.st_size // 512)

    def __repr__(self):
        return 'os.' + super().__repr__()


stat_result.__module__ = 'os'


def stat(path, *, dir_fd=None, follow_symlinks=True):
    if isinstance(path, int):
        return fstat(path)
    return stat_result(_filesystem.stat(_path(path)))


lstat = stat


def fstat(fd):
    return stat_result(_filesystem.fstat(fd))


def access(path, mode, **options):
    try:
        bits = stat(path).st_mode >> 6 & 7
    except OSError:
        return False
    return bits & mode == mode


def getcwd():
    return _filesystem.getcwd()


def getcwdb():
    return getcwd().encode()


def chdir(path):
    _filesystem.chdir(_path(path))


def chmod(path, mode, **options):
    _filesystem.chmod(_path(path), mode)


def mkdir(path, mode=0o777, *, dir_fd=None):
    _filesystem.mkdir(_path(path), mode)


def makedirs(name, mode=0o777, exist_ok=False):
    path = _path(name)
    parent = path.rstrip('/').rpartition('/')[0]
    if parent and not _is_folder(parent):
        makedirs(parent, exist_ok=True)
    try:
        mkdir(path, mode)
    except FileExistsError:
        if not exist_ok or not _is_folder(path):
            raise


def _is_folder(path):
    try:
        return stat(path).st_mode & _FOLDER != 0
    except OSError:
        return False


def remove(path, *, dir_fd=None):
    _filesystem.remove(_path(path))


unlink = remove


def rmdir(path, *, dir_fd=None):
    _filesystem.rmdir(_path(path))


def removedirs(name):
    path = _path(name).rstrip('/')
    rmdir(path)
    while '/' in path:
        path = path.rpartition('/')[0]
        try:
            rmdir(path)
        except OSError:
            break


def rename(src, dst, **options):
    _filesystem.rename(_path(src), _path(dst))


replace = rename


def renames(old, new):
    parent = _path(new).rpartition('/')[0]
    if parent:
        makedirs(parent, exist_ok=True)
    rename(old, new)


def truncate(path, length):
    fd = open(path, O_WRONLY)
    try:
        ftruncate(fd, length)
    finally:
        close(fd)


def utime(path, times=None, *, ns=None, **options):
    if ns is None:
        from time import time_ns
        ns = (0, time_ns()) if times is None else tuple(int(t * 10 ** 9) for t in times)
    _filesystem.touch(_path(path), ns[1])


def sync():
    """Everything is on the disk already."""


def fsync(fd):
    _filesystem.fstat(fd if isinstance(fd, int) else fd.fileno())


# Folders.

def listdir(path='.'):
    return [_like(name, path) for name in _filesystem.names(_path(path))]


class DirEntry:
    """A name in a folder, as scandir gives it."""

    def __init__(self, folder, name):
        self.name = _like(name, folder)
        slash = _like('/', folder)
        self.path = folder + self.name if folder.endswith(slash) else folder + slash + self.name

    def __repr__(self):
        return f'<DirEntry {self.name!r}>'

    def __fspath__(self):
        return self.path

    def stat(self, *, follow_symlinks=True):
        return stat(self.path)

    def inode(self):
        return self.stat().st_ino

    def is_dir(self, *, follow_symlinks=True):
        return _is_folder(self.path)

    def is_file(self, *, follow_symlinks=True):
        return not self.is_dir()

    def is_symlink(self):
        return False

    def is_junction(self):
        return False


DirEntry.__module__ = 'posix'


class _Scan:
    """What scandir gives: an iterator that is a context manager."""

    def __init__(self, path):
        folder = fspath(path)
        self._entries = iter([DirEntry(folder, name) for name in _filesystem.names(_path(path))])

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._entries)

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.close()

    def close(self):
        self._entries = iter(())


def scandir(path='.'):
    return _Scan(path)


def walk(top, topdown=True, onerror=None, followlinks=False):
    """Go through a folder and all below it: (path, folders, files) of each."""
    top = fspath(top)
    try:
        entries = list(scandir(top))
    except OSError as exc:
        if onerror is not None:
            onerror(exc)
        return
    folders = [entry.name for entry in entries if entry.is_dir()]
    files = [entry.name for entry in entries if not entry.is_dir()]
    if topdown:
        yield top, folders, files
    slash = _like('/', top)
    for name in folders:
        below = top + name if top.endswith(slash) else top + slash + name
        yield from walk(below, topdown, onerror, followlinks)
    if not topdown:
        yield top, folders, files


# Descriptors.

O_WRONLY, O_RDWR, O_CREAT, O_EXCL, O_TRUNC, O_APPEND = 1, 2, 64, 128, 512, 1024


def open(path, flags, mode=0o777, *, dir_fd=None):
    writes = flags & (O_WRONLY | O_RDWR) != 0
    return _filesystem.open(
        _path(path), not flags & O_WRONLY, writes, flags & O_APPEND != 0, flags & O_CREAT != 0,
        flags & O_EXCL != 0, flags & O_TRUNC != 0)


def close(fd):
    _filesystem.close(fd)


def read(fd, length, /):
    return _filesystem.read(fd, length)


def write(fd, data, /):
    return _filesystem.write(fd, data)


def lseek(fd, position, whence, /):
    return _filesystem.seek(fd, position, whence)


def ftruncate(fd, length, /):
    _filesystem.truncate(fd, length)
