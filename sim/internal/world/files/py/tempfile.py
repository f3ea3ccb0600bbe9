"""Files and folders that are gone when they are no longer needed. Their names
are drawn by a generator of their own, the same in every run."""

import io
import os
import random
import shutil
import weakref

__all__ = ['NamedTemporaryFile', 'TemporaryFile', 'SpooledTemporaryFile', 'TemporaryDirectory', 'mkstemp', 'mkdtemp',
           'gettempdir', 'gettempdirb', 'gettempprefix', 'tempdir']

tempdir = None
_names = random.Random(0)


def gettempdir():
    return tempdir or os.environ.get('TMPDIR', '/tmp')


def gettempdirb():
    return gettempdir().encode()


def gettempprefix():
    return 'tmp'


def _free_path(suffix, prefix, folder):
    while True:
        name = ''.join(_names.choices('abcdefghijklmnopqrstuvwxyz0123456789_', k=8))
        path = os.path.join(folder or gettempdir(), (prefix or 'tmp') + name + (suffix or ''))
        if not os.path.exists(path):
            return os.path.abspath(path)


def mkstemp(suffix=None, prefix=None, dir=None, text=False):
    path = _free_path(suffix, prefix, dir)
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL), path


def mkdtemp(suffix=None, prefix=None, dir=None):
    path = _free_path(suffix, prefix, dir)
    os.mkdir(path, 0o700)
    return path


class _TemporaryFile:
    """A file that is removed when it is closed; otherwise what open gives."""

    def __init__(self, file, name, delete, delete_on_close):
        self.file = file
        self.name = name
        self.delete = delete
        self._delete_on_close = delete_on_close

    def __getattr__(self, name):
        return getattr(self.file, name)

    def __repr__(self):
        return f'<{type(self).__name__} name={self.name!r}>'

    def __iter__(self):
        return iter(self.file)

    def __enter__(self):
        self.file.__enter__()
        return self

    def __exit__(self, *exc):
        self.file.__exit__(*exc)
        self._remove(self.delete)

    def close(self):
        self.file.close()
        self._remove(self.delete and self._delete_on_close)

    def __del__(self):
        self.file.close()
        self._remove(self.delete)

    def _remove(self, wanted):
        if wanted:
            self.delete = False
            try:
                os.unlink(self.name)
            except FileNotFoundError:
                pass


_TemporaryFile.__name__ = _TemporaryFile.__qualname__ = '_TemporaryFileWrapper'


def NamedTemporaryFile(mode='w+b', buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None,
                       delete=True, *, errors=None, delete_on_close=True):
    path = _free_path(suffix, prefix, dir)
    file = io.open(path, mode, buffering, encoding, errors, newline)
    return _TemporaryFile(file, path, delete, delete_on_close)


def TemporaryFile(mode='w+b', buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, *,
                  errors=None):
    return NamedTemporaryFile(mode, buffering, encoding, newline, suffix, prefix, dir, errors=errors)


class SpooledTemporaryFile:
    def __init__(self, *args, **kwargs):
        raise NotImplementedError('tempfile.SpooledTemporaryFile is not simulated; use TemporaryFile')


class TemporaryDirectory:
    """A folder that is removed with all that is in it."""

    def __init__(self, suffix=None, prefix=None, dir=None, ignore_cleanup_errors=False, *, delete=True):
        self.name = mkdtemp(suffix, prefix, dir)
        self._delete = delete
        self._finalizer = weakref.finalize(self, shutil.rmtree, self.name, True)
        if not delete:
            self._finalizer.detach()

    def __repr__(self):
        return f'<{type(self).__name__} {self.name!r}>'

    def __enter__(self):
        return self.name

    def __exit__(self, *exc):
        if self._delete:
            self.cleanup()

    def cleanup(self):
        if self._finalizer.detach() or os.path.exists(self.name):
            shutil.rmtree(self.name)
