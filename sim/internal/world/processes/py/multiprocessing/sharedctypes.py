"""Values and arrays that processes share."""

from multiprocessing._messages import Shared
from multiprocessing.synchronize import RLock

# The codes of types: their names in C, and how many bits an int has.
_NAMES = {
    'c': 'c_char', 'b': 'c_byte', 'B': 'c_ubyte', 'h': 'c_short', 'H': 'c_ushort', 'i': 'c_int', 'I': 'c_uint',
    'l': 'c_long', 'L': 'c_ulong', 'q': 'c_long', 'Q': 'c_ulong', 'f': 'c_float', 'd': 'c_double',
}
_BITS = {'b': 8, 'h': 16, 'i': 32, 'l': 64, 'q': 64}


def _check_code(code):
    if not isinstance(code, str):
        raise NotImplementedError('types of ctypes are not simulated; use a type code such as "i" or "d"')
    if code not in _NAMES:
        raise TypeError('this type has no size')


def _converted(code, value):
    """A value as one of a type of C would hold it."""
    if code == 'c':
        if not isinstance(value, bytes) or len(value) != 1:
            raise TypeError('one character bytes, bytearray, or an integer in range(256) expected')
        return value
    if code in 'fd':
        if isinstance(value, str):
            raise TypeError('must be real number, not str')
        if code == 'd':
            return float(value)
        import struct
        return struct.unpack('f', struct.pack('f', value))[0]
    if not hasattr(value, '__index__'):
        raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
    bits = _BITS[code.lower()]
    value = value.__index__() % (1 << bits)
    return value - (1 << bits) if code.islower() and value >> (bits - 1) else value


class _RawValue(Shared):
    """A value without a lock."""

    def __init__(self, code, *args):
        self._code = code
        self._value = b'\0' if code == 'c' else _converted(code, 0)
        if args:
            self.value, = args

    @property
    def value(self):
        return self._value

    @value.setter
    def value(self, value):
        self._value = _converted(self._code, value)

    def __repr__(self):
        return f'{_NAMES[self._code]}({self._value!r})'


class _RawArray(Shared):
    """An array without a lock."""

    def __init__(self, code, size_or_initializer):
        self._code = code
        if isinstance(size_or_initializer, int):
            if size_or_initializer < 0:
                raise ValueError('Array length must be >= 0')
            self._items = [b'\0' if code == 'c' else _converted(code, 0)] * size_or_initializer
        else:
            self._items = [_converted(code, item) for item in _items(code, size_or_initializer)]

    def __len__(self):
        return len(self._items)

    def __getitem__(self, key):
        if not isinstance(key, slice):
            self._check_index(key)
            return self._items[key]
        part = self._items[key]
        return b''.join(part) if self._code == 'c' else part

    def __setitem__(self, key, value):
        if not isinstance(key, slice):
            self._check_index(key)
            self._items[key] = _converted(self._code, value)
            return
        new = [_converted(self._code, item) for item in _items(self._code, value)]
        if len(new) != len(self._items[key]):
            raise ValueError('Can only assign sequence of same size')
        self._items[key] = new

    def _check_index(self, key):
        if not -len(self._items) <= key < len(self._items):
            raise IndexError('invalid index')

    def __iter__(self):
        return iter(self._items)

    def __repr__(self):
        name = f'{_NAMES[self._code]}_Array_{len(self)}'
        return f'<multiprocessing.sharedctypes.{name} object at {id(self):#x}>'


def _items(code, values):
    """What an array is made of: bytes are single characters to one of those."""
    if code == 'c' and isinstance(values, bytes):
        return [values[i:i + 1] for i in range(len(values))]
    return values


class SynchronizedBase(Shared):
    """A value or an array with a lock."""

    def __init__(self, obj, lock=None):
        self._obj = obj
        self._lock = lock or RLock()
        self.acquire, self.release = self._lock.acquire, self._lock.release

    def get_obj(self):
        return self._obj

    def get_lock(self):
        return self._lock

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        return self._lock.__exit__(*args)

    def __repr__(self):
        return f'<{type(self).__name__} wrapper for {self._obj}>'


class Synchronized(SynchronizedBase):
    @property
    def value(self):
        with self:
            return self._obj.value

    @value.setter
    def value(self, value):
        with self:
            self._obj.value = value


class SynchronizedArray(SynchronizedBase):
    def __len__(self):
        return len(self._obj)

    def __getitem__(self, key):
        with self:
            return self._obj[key]

    def __setitem__(self, key, value):
        with self:
            self._obj[key] = value


class SynchronizedString(SynchronizedArray):
    """An array of characters, which is bytes up to the first that is zero."""

    @property
    def raw(self):
        with self:
            return self._obj[:]

    @property
    def value(self):
        return self.raw.partition(b'\0')[0]

    @value.setter
    def value(self, value):
        with self:
            if len(value) > len(self):
                raise ValueError('byte string too long')
            self._obj[:len(value)] = value
            if len(value) < len(self):
                self._obj[len(value)] = b'\0'


def RawValue(typecode_or_type, *args):
    _check_code(typecode_or_type)
    return _RawValue(typecode_or_type, *args)


def RawArray(typecode_or_type, size_or_initializer):
    _check_code(typecode_or_type)
    return _RawArray(typecode_or_type, size_or_initializer)


def Value(typecode_or_type, *args, lock=True):
    """A value, with a lock unless lock says otherwise."""
    obj = RawValue(typecode_or_type, *args)
    return obj if lock is False else Synchronized(obj, _own_lock(lock))


def Array(typecode_or_type, size_or_initializer, *, lock=True):
    """An array, with a lock unless lock says otherwise."""
    obj = RawArray(typecode_or_type, size_or_initializer)
    if lock is False:
        return obj
    cls = SynchronizedString if typecode_or_type == 'c' else SynchronizedArray
    return cls(obj, _own_lock(lock))


def _own_lock(lock):
    if lock in (True, None):
        return None
    if not hasattr(lock, 'acquire'):
        raise AttributeError(f'{lock!r} has no method \'acquire\'')
    return lock
