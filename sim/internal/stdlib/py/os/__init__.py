"""The operating system, as far as there is one in the simulated machine.

There are an environment, a process, paths as text, and the files of the
simulated disk. Other processes are not simulated: functions that would start one
say so.
"""

from _os import cpu_count, environ as _initial_environ, urandom
from abc import ABC, abstractmethod
from collections.abc import MutableMapping

from os import path
from os.path import altsep, curdir, defpath, devnull, extsep, fspath, pardir, pathsep, sep

name = 'posix'
linesep = '\n'
supports_bytes_environ = True

F_OK, R_OK, W_OK, X_OK = 0, 4, 2, 1
O_RDONLY, O_WRONLY, O_RDWR, O_CREAT, O_EXCL, O_TRUNC, O_APPEND = 0, 1, 2, 64, 128, 512, 1024
SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
EX_OK = 0

error = OSError

_HOME = '/home/student'


class PathLike(ABC):
    """What has a method __fspath__ that gives its path."""

    @classmethod
    def __subclasshook__(cls, subclass):
        if cls is PathLike:
            return hasattr(subclass, '__fspath__')
        return NotImplemented

    @abstractmethod
    def __fspath__(self):
        raise NotImplementedError


def _text(value):
    if not isinstance(value, str):
        raise TypeError(f'str expected, not {type(value).__name__}')
    return value


class _Environ(MutableMapping):
    """The variables of the environment."""

    def __init__(self, variables):
        self._data = variables

    def __getitem__(self, key):
        return self._data[_text(key)]

    def __setitem__(self, key, value):
        self._data[_text(key)] = _text(value)

    def __delitem__(self, key):
        del self._data[_text(key)]

    def __iter__(self):
        yield from list(self._data)

    def __len__(self):
        return len(self._data)

    def copy(self):
        return dict(self)

    def setdefault(self, key, value):
        if key not in self:
            self[key] = value
        return self[key]

    def __or__(self, other):
        return {**self, **other}

    def __ior__(self, other):
        self.update(other)
        return self

    def __repr__(self):
        inside = ', '.join(f'{key!r}: {value!r}' for key, value in self._data.items())
        return f'environ({{{inside}}})'


environ = _Environ(_initial_environ() or {
    'HOME': _HOME,
    'LANG': 'C.UTF-8',
    'PATH': '/usr/local/bin:/usr/bin:/bin',
    'PWD': _HOME,
    'USER': 'student',
})


def getenv(key, default=None):
    return environ.get(key, default)


def putenv(name, value, /):
    environ[name] = value


def unsetenv(name, /):
    environ.pop(name, None)


def kill(pid, signal, /):
    """Send a signal: to this process or a child, there are no others."""
    import _signals
    _signals.kill(pid, signal)


def getuid():
    return 1000


geteuid = getgid = getegid = getuid


def getlogin():
    return environ['USER']


process_cpu_count = cpu_count


def sched_getaffinity(pid, /):
    return set(range(cpu_count()))


def getloadavg():
    return 0.0, 0.0, 0.0


def strerror(code, /):
    return f'Error {code}'


def fsencode(filename):
    filename = fspath(filename)
    return filename.encode('utf-8', 'surrogateescape') if isinstance(filename, str) else filename


def fsdecode(filename):
    filename = fspath(filename)
    return filename.decode('utf-8', 'surrogateescape') if isinstance(filename, bytes) else filename


class terminal_size(tuple):
    """Columns and lines."""

    @property
    def columns(self):
        return self[0]

    @property
    def lines(self):
        return self[1]

    def __repr__(self):
        return f'os.terminal_size(columns={self[0]}, lines={self[1]})'


def get_terminal_size(fd=1, /):
    raise OSError(25, 'Inappropriate ioctl for device')


def isatty(fd, /):
    return False


def _exit(status):
    raise SystemExit(status)


def abort():
    raise SystemExit(134)


def _missing(name, what):
    def function(*args, **kwargs):
        raise NotImplementedError(f'os.{name}: {what} are not simulated yet')
    function.__name__ = function.__qualname__ = name
    return function


for _name in 'dup fdopen link mkfifo pipe readlink symlink'.split():
    globals()[_name] = _missing(_name, 'links, pipes and descriptors')
for _name in '''execv execve execvp fork killpg nice popen posix_spawn spawnl spawnv system times
        wait waitpid'''.split():
    globals()[_name] = _missing(_name, 'processes')

del _name

try:
    from _child import getpid, getppid
except ImportError:
    # A machine without processes: tests of the standard library alone.
    def getpid():
        return 1000

try:
    from _os_files import *
except ImportError:
    # A machine without a disk: tests of the standard library alone.
    def getcwd():
        return _HOME
