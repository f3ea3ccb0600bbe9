"""Memory that processes find by its name."""

from errno import EEXIST, ENOENT

from _http.missing import absent

_blocks = {}  # bytearrays by name
_made = 0


class SharedMemory:
    """A block of memory; buf is a view of it."""

    def __init__(self, name=None, create=False, size=0, *, track=True):
        if size < 0 or create and size == 0:
            raise ValueError("'size' must be a positive number different from zero")
        if name is None and not create:
            raise ValueError("'name' can only be None if create=True")
        self._name = name.lstrip('/') if name else _new_name()
        if create:
            if self._name in _blocks:
                raise FileExistsError(EEXIST, 'File exists', f'/{self._name}')
            _blocks[self._name] = bytearray(size)
        elif self._name not in _blocks:
            raise FileNotFoundError(ENOENT, 'No such file or directory', f'/{self._name}')
        block = _blocks[self._name]
        self._size = len(block)
        self._buf = memoryview(block)

    @property
    def name(self):
        return self._name

    @property
    def size(self):
        return self._size

    @property
    def buf(self):
        return self._buf

    def close(self):
        """Let go of the memory, which stays for others."""
        if self._buf is not None:
            self._buf.release()
            self._buf = None

    def unlink(self):
        """Take the memory from the machine, for all that look for it later."""
        if self._name not in _blocks:
            raise FileNotFoundError(ENOENT, 'No such file or directory', f'/{self._name}')
        del _blocks[self._name]

    def __deepcopy__(self, memo):
        """Another process opens it again, by its name."""
        return type(self)(self._name)

    def __repr__(self):
        return f'{type(self).__name__}({self._name!r}, size={self._size})'


def _new_name():
    global _made
    _made += 1
    return f'psm_{_made:08x}'


__getattr__ = absent('multiprocessing.shared_memory')
