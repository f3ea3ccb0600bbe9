"""numpy, as far as sharing an array of numbers between processes goes: arrays of
one dimension of float64 or int64, over memory of their own or another's buffer.
"""

from _http.missing import absent

__version__ = '2.3.5'


class float64(float):
    """A number as an array gives it."""

    def __repr__(self):
        return f'np.float64({float(self)!r})'

    def __str__(self):
        return float.__repr__(self)

    def __add__(self, other):
        return _number(float.__add__(self, other))

    def __sub__(self, other):
        return _number(float.__sub__(self, other))

    def __mul__(self, other):
        return _number(float.__mul__(self, other))

    def __truediv__(self, other):
        return _number(float.__truediv__(self, other))

    def __pow__(self, other):
        return _number(float.__pow__(self, other))

    __radd__, __rmul__ = __add__, __mul__


def _number(x):
    return float64(x) if type(x) is float else x


class int64(int):
    """A whole number as an array gives it."""

    def __repr__(self):
        return f'np.int64({int(self)})'

    def __str__(self):
        return int.__repr__(self)


class dtype:
    """The type of an array's items."""

    itemsize = 8

    def __init__(self, of, /):
        kind = of.type if isinstance(of, dtype) else _KINDS.get(of)
        if kind is None:
            raise NotImplementedError(f'numpy.dtype({of!r}) is not simulated; use float64 or int64')
        self.type, self.name = kind, kind.__name__
        self.char = 'd' if kind is float64 else 'q'

    def __eq__(self, other):
        try:
            return self.type is dtype(other).type
        except (NotImplementedError, TypeError):
            return False

    def __hash__(self):
        return hash(self.type)

    def __repr__(self):
        return f"dtype('{self.name}')"

    def __str__(self):
        return self.name


_KINDS = {float64: float64, float: float64, 'float64': float64, 'd': float64,
          int64: int64, int: int64, 'int64': int64, 'q': int64}


class ndarray:
    """An array of one dimension."""

    def __init__(self, shape, dtype=float, buffer=None, offset=0):
        n, = (shape,) if isinstance(shape, int) else _one(shape)
        self.dtype = globals()['dtype'](dtype)
        self._kind = self.dtype.type
        if buffer is None:
            buffer = bytearray(8 * n)
        view = memoryview(buffer)[offset:offset + 8 * n]
        if len(view) < 8 * n:
            raise TypeError('buffer is too small for requested array')
        self._items = view.cast('B').cast(self.dtype.char)

    @classmethod
    def _of(cls, items, dtype):
        """An array over a view of numbers."""
        self = object.__new__(cls)
        self._items, self.dtype, self._kind = items, dtype, dtype.type
        return self

    def __len__(self):
        return len(self._items)

    def __getitem__(self, key):
        if isinstance(key, slice):
            return ndarray._of(self._items[key], self.dtype)
        try:
            return self._kind(self._items[key])
        except IndexError:
            raise self._out_of_bounds(key) from None

    def __setitem__(self, key, value):
        if not isinstance(key, slice):
            try:
                self._items[key] = value
            except IndexError:
                raise self._out_of_bounds(key) from None
            return
        part = self._items[key]
        if not isinstance(value, ndarray):
            for i in range(len(part)):
                part[i] = value
            return
        if len(value) != len(part):
            raise ValueError(f'could not broadcast input array from shape {value.shape} into shape ({len(part)},)')
        if value.dtype == self.dtype:
            self._items[key] = value._items
        else:
            for i in range(len(part)):
                part[i] = self._kind(value._items[i])

    def _out_of_bounds(self, key):
        return IndexError(f'index {key} is out of bounds for axis 0 with size {len(self)}')

    def __iter__(self):
        return map(self._kind, self._items)

    def __pow__(self, exponent):
        result = ndarray(len(self), self.dtype)
        for i, x in enumerate(self._items):
            result._items[i] = x ** exponent
        return result

    shape = property(lambda self: (len(self),))
    size = property(__len__)
    ndim = 1
    nbytes = property(lambda self: 8 * len(self))
    itemsize = 8

    def tolist(self):
        return self._items.tolist()

    def copy(self):
        return self[:] ** 1

    def __getattr__(self, name):
        if name.startswith('_'):
            raise AttributeError(f"'numpy.ndarray' object has no attribute {name!r}")
        raise AttributeError(f'numpy.ndarray.{name} is not simulated')

    def __str__(self):
        return f'[{" ".join(self._texts())}]'

    def __repr__(self):
        other = '' if self.dtype == float64 or self.dtype == int64 else f', dtype={self.dtype}'
        return f'array([{", ".join(self._texts())}]{other})'

    def _texts(self):
        """The items' texts, of one width; only the ends of what is long."""
        n = len(self)
        items = self._items.tolist() if n <= 1000 else [*self._items[:3].tolist(), *self._items[-3:].tolist()]
        if self._kind is float64:
            _check_printable(items)
        texts = [_text(x) if self._kind is float64 else str(x) for x in items]
        after = max((len(text) - text.index('.') for text in texts if '.' in text), default=0)
        texts = [text.ljust(text.index('.') + after) if '.' in text else text for text in texts]
        width = max(map(len, texts), default=0)
        texts = [text.rjust(width) for text in texts]
        return texts if n <= 1000 else [*texts[:3], '...', *texts[3:]]


def _refusing(name):
    def method(self, other):
        raise NotImplementedError(f'numpy.ndarray.{name} is not simulated')
    return method


for _name in ('add', 'sub', 'mul', 'truediv', 'floordiv', 'mod', 'matmul', 'eq', 'ne', 'lt', 'le', 'gt', 'ge'):
    setattr(ndarray, f'__{_name}__', _refusing(f'__{_name}__'))


def _check_printable(items):
    """Refuse what numpy would print with exponents."""
    sizes = [abs(x) for x in items if x]
    if sizes and not (max(sizes) < 1e8 and min(sizes) >= 1e-4 and max(sizes) <= 1000 * min(sizes)):
        raise NotImplementedError('numpy prints these numbers with exponents, which is not simulated; print tolist()')


def _text(x):
    """A float of up to eight places."""
    return f'{x:.8f}'.rstrip('0')


def _one(shape):
    """A shape, which must be of one dimension."""
    if len(shape) != 1:
        raise NotImplementedError('numpy arrays of more than one dimension are not simulated')
    return shape


def zeros(shape, dtype=float):
    return ndarray(shape, dtype)


def ones(shape, dtype=float):
    array = ndarray(shape, dtype)
    one = ndarray(1, dtype)
    one[0] = 1
    array._items.obj[:] = bytes(one._items) * len(array)
    return array


__getattr__ = absent('numpy')
