"""Paths as objects: text on its own (PurePath), and what it leads to (Path)."""

import fnmatch
import io
import os
import re
from functools import total_ordering
from urllib.parse import quote, unquote

__all__ = ['PurePath', 'PurePosixPath', 'PureWindowsPath', 'Path', 'PosixPath', 'WindowsPath', 'UnsupportedOperation']


class UnsupportedOperation(NotImplementedError):
    """Something that this machine's paths cannot do."""


class _Parents:
    """The folders above a path, nearest first."""

    def __init__(self, path):
        self._path = path
        self._count = len(path._names)

    def __len__(self):
        return self._count

    def __getitem__(self, index):
        if isinstance(index, slice):
            return tuple(self[i] for i in range(*index.indices(len(self))))
        if not -len(self) <= index < len(self):
            raise IndexError(index)
        if index < 0:
            index += len(self)
        return self._path._with_names(self._path._names[:self._count - index - 1])

    def __repr__(self):
        return f'<{type(self._path).__name__}.parents>'


@total_ordering
class PurePath:
    """A path as text: a root, or none, and the names on the way."""

    __slots__ = ('_root', '_names')

    parser = os.path

    def __new__(cls, *segments):
        if cls is PurePath:
            cls = PurePosixPath
        return object.__new__(cls)

    def __init__(self, *segments):
        texts = []
        for segment in segments:
            if isinstance(segment, PurePath):
                texts.append(str(segment))
                continue
            text = os.fspath(segment) if hasattr(segment, '__fspath__') else segment
            if not isinstance(text, str):
                raise TypeError('argument should be a str or an os.PathLike object where __fspath__ returns a str, '
                                f'not {type(text).__name__!r}')
            texts.append(text)
        text = os.path.join(*texts) if texts else ''
        _, self._root, rest = os.path.splitroot(text)
        self._names = tuple(name for name in rest.split('/') if name and name != '.')

    def with_segments(self, *segments):
        return type(self)(*segments)

    def _with_names(self, names):
        path = self.with_segments()
        path._root, path._names = self._root, tuple(names)
        return path

    def __reduce__(self):
        return type(self), self.parts

    # The text.

    def __str__(self):
        return self._root + '/'.join(self._names) or '.'

    def __fspath__(self):
        return str(self)

    def __bytes__(self):
        return os.fsencode(self)

    def __repr__(self):
        return f'{type(self).__name__}({self.as_posix()!r})'

    def as_posix(self):
        return str(self)

    def as_uri(self):
        if not self.is_absolute():
            raise ValueError("relative paths can't be expressed as file URIs")
        return 'file://' + quote(str(self))

    def _key(self):
        return self._root, self._names

    def __hash__(self):
        return hash(self._key())

    def __eq__(self, other):
        if not isinstance(other, PurePath):
            return NotImplemented
        return self._key() == other._key()

    def __lt__(self, other):
        if not isinstance(other, PurePath):
            return NotImplemented
        return self.parts < other.parts

    # Its parts.

    @property
    def parts(self):
        return (self._root, *self._names) if self._root else self._names

    @property
    def drive(self):
        return ''

    @property
    def root(self):
        return self._root

    @property
    def anchor(self):
        return self._root

    @property
    def name(self):
        return self._names[-1] if self._names else ''

    @property
    def stem(self):
        return os.path.splitext(self.name)[0]

    @property
    def suffix(self):
        return os.path.splitext(self.name)[1]

    @property
    def suffixes(self):
        return ['.' + part for part in self.name.lstrip('.').split('.')[1:]]

    @property
    def parent(self):
        return self._with_names(self._names[:-1]) if self._names else self

    @property
    def parents(self):
        return _Parents(self)

    def is_absolute(self):
        return self._root != ''

    # Other paths made from it.

    def joinpath(self, *segments):
        return self.with_segments(self, *segments)

    def __truediv__(self, other):
        try:
            return self.with_segments(self, other)
        except TypeError:
            return NotImplemented

    def __rtruediv__(self, other):
        try:
            return self.with_segments(other, self)
        except TypeError:
            return NotImplemented

    def with_name(self, name):
        if not self.name:
            raise ValueError(f'{self!r} has an empty name')
        if not name or '/' in name or name == '.':
            raise ValueError(f'Invalid name {name!r}')
        return self._with_names((*self._names[:-1], name))

    def with_stem(self, stem):
        if not stem and self.suffix:
            raise ValueError(f'{self!r} has a non-empty suffix')
        return self.with_name(stem + self.suffix)

    def with_suffix(self, suffix):
        if suffix and (not suffix.startswith('.') or suffix == '.' or '/' in suffix):
            raise ValueError(f'Invalid suffix {suffix!r}')
        if not self.name:
            raise ValueError(f'{self!r} has an empty name')
        return self.with_name(self.stem + suffix)

    def is_relative_to(self, other):
        other = self.with_segments(other)
        return other._root == self._root and self._names[:len(other._names)] == other._names

    def relative_to(self, other, *, walk_up=False):
        other = self.with_segments(other)
        shared = 0
        while self._names[:shared + 1] == other._names[:shared + 1] and shared < len(other._names):
            shared += 1
        up = len(other._names) - shared
        if self._root != other._root or up and not walk_up:
            if self._root != other._root and walk_up:
                raise ValueError(f'{str(self)!r} and {str(other)!r} have different anchors')
            raise ValueError(f'{str(self)!r} is not in the subpath of {str(other)!r}')
        path = self.with_segments()
        path._root, path._names = '', ('..',) * up + self._names[shared:]
        return path

    def match(self, path_pattern, *, case_sensitive=None):
        """Whether the end of the path fits a pattern, the whole one if that
        begins at the root."""
        pattern = self.with_segments(path_pattern)
        if not pattern._names and not pattern._root:
            raise ValueError('empty pattern')
        if pattern._root:
            if not self._root or len(pattern._names) != len(self._names):
                return False
        elif len(pattern._names) > len(self._names):
            return False
        names = self._names[len(self._names) - len(pattern._names):]
        return all(fnmatch.fnmatchcase(name, one) for name, one in zip(names, pattern._names))

    def full_match(self, pattern, *, case_sensitive=None):
        pattern = self.with_segments(pattern)
        return pattern._root == self._root and _fits(self._names, pattern._names)


def _fits(names, patterns):
    """Whether names fit patterns one by one; ** stands for any number."""
    if not patterns:
        return not names
    if patterns[0] == '**':
        return any(_fits(names[i:], patterns[1:]) for i in range(len(names) + 1))
    return bool(names) and fnmatch.fnmatchcase(names[0], patterns[0]) and _fits(names[1:], patterns[1:])


class PurePosixPath(PurePath):
    """A path of a Unix system; here all are."""

    __slots__ = ()


class PureWindowsPath(PurePath):
    """A path of Windows."""

    __slots__ = ()

    def __new__(cls, *segments):
        raise UnsupportedOperation('PureWindowsPath is not simulated')


class Path(PurePath):
    """A path and what it leads to."""

    __slots__ = ()

    def __new__(cls, *segments):
        if cls is Path:
            cls = PosixPath
        return object.__new__(cls)

    @classmethod
    def cwd(cls):
        return cls(os.getcwd())

    @classmethod
    def home(cls):
        return cls(os.path.expanduser('~'))

    @classmethod
    def from_uri(cls, uri):
        if not uri.startswith('file:///'):
            raise ValueError(f"URI does not start with 'file:': {uri!r}")
        return cls(unquote(uri.removeprefix('file://')))

    def absolute(self):
        return self if self.is_absolute() else self.with_segments(os.getcwd(), self)

    def resolve(self, strict=False):
        return self.with_segments(os.path.realpath(self, strict=strict))

    def expanduser(self):
        return self.with_segments(os.path.expanduser(self))

    # What is there.

    def stat(self, *, follow_symlinks=True):
        return os.stat(self)

    def lstat(self):
        return os.stat(self)

    def exists(self, *, follow_symlinks=True):
        return os.path.exists(self)

    def is_file(self, *, follow_symlinks=True):
        return os.path.isfile(self)

    def is_dir(self, *, follow_symlinks=True):
        return os.path.isdir(self)

    def is_symlink(self):
        return False

    is_junction = is_socket = is_fifo = is_block_device = is_char_device = is_symlink

    def is_mount(self):
        return os.path.ismount(self)

    def samefile(self, other_path):
        return os.path.samefile(self, other_path)

    def owner(self, *, follow_symlinks=True):
        self.stat()
        return 'student'

    group = owner

    # Reading and writing.

    def open(self, mode='r', buffering=-1, encoding=None, errors=None, newline=None):
        return io.open(self, mode, buffering, encoding, errors, newline)

    def read_text(self, encoding=None, errors=None, newline=None):
        with self.open('r', encoding=encoding, errors=errors, newline=newline) as f:
            return f.read()

    def read_bytes(self):
        with self.open('rb') as f:
            return f.read()

    def write_text(self, data, encoding=None, errors=None, newline=None):
        if not isinstance(data, str):
            raise TypeError(f'data must be str, not {type(data).__name__}')
        with self.open('w', encoding=encoding, errors=errors, newline=newline) as f:
            return f.write(data)

    def write_bytes(self, data):
        with self.open('wb') as f:
            return f.write(memoryview(data))

    # Changing what is there.

    def mkdir(self, mode=0o777, parents=False, exist_ok=False):
        try:
            os.mkdir(self, mode)
        except FileNotFoundError:
            if not parents or self.parent == self:
                raise
            self.parent.mkdir(parents=True, exist_ok=True)
            self.mkdir(mode, parents=False, exist_ok=exist_ok)
        except OSError:
            if not exist_ok or not self.is_dir():
                raise

    def touch(self, mode=0o666, exist_ok=True):
        if self.exists():
            if not exist_ok:
                raise FileExistsError(17, 'File exists', str(self))
            os.utime(self)
        else:
            self.open('x').close()

    def unlink(self, missing_ok=False):
        try:
            os.unlink(self)
        except FileNotFoundError:
            if not missing_ok:
                raise

    def rmdir(self):
        os.rmdir(self)

    def rename(self, target):
        os.rename(self, target)
        return self.with_segments(target)

    def replace(self, target):
        os.replace(self, target)
        return self.with_segments(target)

    def chmod(self, mode, *, follow_symlinks=True):
        os.chmod(self, mode)

    def copy(self, target, **options):
        from shutil import copyfile, copytree
        (copytree if self.is_dir() else copyfile)(self, target)
        return self.with_segments(target)

    def copy_into(self, target_dir, **options):
        return self.copy(self.with_segments(target_dir, self.name))

    def move(self, target):
        from shutil import move
        move(self, target)
        return self.with_segments(target)

    def move_into(self, target_dir):
        return self.move(self.with_segments(target_dir, self.name))

    # Folders.

    def iterdir(self):
        return (self._with_names((*self._names, name)) for name in os.listdir(self))

    def walk(self, top_down=True, on_error=None, follow_symlinks=False):
        for path, folders, files in os.walk(self, top_down, on_error):
            yield self.with_segments(path), folders, files

    def glob(self, pattern, *, case_sensitive=None, recurse_symlinks=False):
        pattern = self.with_segments(pattern)
        if pattern.is_absolute():
            raise NotImplementedError('Non-relative patterns are unsupported')
        if not pattern._names:
            raise ValueError(f'Unacceptable pattern: {str(pattern)!r}')
        return _select(self, pattern._names)

    def rglob(self, pattern, *, case_sensitive=None, recurse_symlinks=False):
        return self.glob(self.with_segments('**', pattern))

    def readlink(self):
        raise OSError(22, 'Invalid argument', str(self))

    def symlink_to(self, target, target_is_directory=False):
        raise UnsupportedOperation('links are not simulated')

    hardlink_to = symlink_to


def _select(folder, patterns):
    """The paths under a folder that fit patterns, name by name."""
    if not patterns:
        yield folder
        return
    first, rest = patterns[0], patterns[1:]
    if patterns == ('**',):
        yield from _everything(folder)
    elif first == '**':
        found = set()
        for path in _all_folders(folder):
            for match in _select(path, rest):
                if match not in found:
                    found.add(match)
                    yield match
    elif not re.search(r'[*?\[]', first):
        path = folder / first
        if path.exists():
            yield from _select(path, rest)
    elif folder.is_dir():
        for path in folder.iterdir():
            if fnmatch.fnmatchcase(path.name, first) and (not rest or path.is_dir()):
                yield from _select(path, rest)


def _all_folders(folder):
    """A folder and all below it."""
    if not folder.is_dir():
        return
    yield folder
    for path in folder.iterdir():
        yield from _all_folders(path)


def _everything(folder):
    """A folder and all files and folders below it."""
    yield folder
    if folder.is_dir():
        for path in folder.iterdir():
            yield from _everything(path)


class PosixPath(Path, PurePosixPath):
    """A path of this machine."""

    __slots__ = ()


class WindowsPath(Path, PureWindowsPath):
    """A path of a machine that this is not."""

    __slots__ = ()

    def __new__(cls, *segments):
        raise UnsupportedOperation("cannot instantiate 'WindowsPath' on your system")


os.PathLike.register(PurePath)
