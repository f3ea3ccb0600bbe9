"""Records of calls, and the values that are told apart by identity."""

import pprint


class _Sentinel:
    """A value that is nothing but a name."""

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f'sentinel.{self.name}'


class _Sentinels:
    """Gives for each name a value of its own, always the same."""

    def __getattr__(self, name):
        if name == '__bases__':  # inspect would take this for a class
            raise AttributeError(name)
        value = _Sentinel(name)
        setattr(self, name, value)
        return value


sentinel = _Sentinels()
DEFAULT = sentinel.DEFAULT


class _Any:
    """Equals everything."""

    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False

    def __repr__(self):
        return '<ANY>'


ANY = _Any()


def format_call(name, args, kwargs):
    """Write a call as it stands in a program."""
    parts = [repr(value) for value in args]
    parts += [f'{key}={value!r}' for key, value in kwargs.items()]
    return f'{name}({", ".join(parts)})'


class _Call(tuple):
    """A call: (name, args, kwargs), or for call_args (args, kwargs).

    The name is how the called object is reached from the mock: 'a.b' for
    mock.a.b(), '().a' for mock().a(). What is written as `call.a` is not a call
    yet: it has _mock_from_kall false, and becomes one when it is called.
    """

    def __new__(cls, value=(), name='', parent=None, two=False, from_kall=True):
        called, args, kwargs = _parts(value) or ('', (), {})
        return tuple.__new__(cls, (args, kwargs) if two else (called if value else name, args, kwargs))

    def __init__(self, value=(), name=None, parent=None, two=False, from_kall=True):
        self._mock_name = name
        self._mock_parent = parent
        self._mock_from_kall = from_kall

    @property
    def args(self):
        """The positional arguments."""
        return self[-2]

    @property
    def kwargs(self):
        """The keyword arguments."""
        return self[-1]

    def __eq__(self, other):
        theirs = _parts(other)
        if theirs is None:
            return False if isinstance(other, tuple) else NotImplemented
        parents = self._mock_parent, getattr(other, '_mock_parent', None)
        if all(parent is not None for parent in parents) and parents[0] != parents[1]:
            return False
        name = self[0] if len(self) == 3 else ''
        if name and theirs[0] != name:
            return False
        # The other first, so that an ANY among its arguments is asked first.
        return theirs[1:] == (self.args, self.kwargs)

    __ne__ = object.__ne__
    __hash__ = None

    def __call__(self, /, *args, **kwargs):
        if self._mock_name is None:
            return _Call(('', args, kwargs), name='()')
        return _Call((self._mock_name, args, kwargs), name=f'{self._mock_name}()', parent=self)

    def __getattr__(self, name):
        if self._mock_name is None:
            return _Call(name=name, from_kall=False)
        return _Call(name=f'{self._mock_name}.{name}', parent=self, from_kall=False)

    def __getattribute__(self, name):
        # Methods of tuples are names like any others.
        if name in ('count', 'index'):
            return tuple.__getattribute__(self, '__getattr__')(name)
        return tuple.__getattribute__(self, name)

    def __repr__(self):
        if not self._mock_from_kall:
            name = self._mock_name or 'call'
            return f'call{name}' if name.startswith('()') else name
        name = self[0] if len(self) == 3 else ''
        dot = '.' if name and not name.startswith('()') else ''
        return format_call(f'call{dot}{name}', self.args, self.kwargs)

    def call_list(self):
        """List the calls that lead to this one: for call.a(1).b(2) both."""
        calls, step = [], self
        while step is not None:
            if step._mock_from_kall:
                calls.append(step)
            step = step._mock_parent
        return CallList(reversed(calls))


def _parts(value):
    """Take a tuple that may leave out parts of a call for one: its name, args
    and kwargs, None if it is nothing of the kind."""
    try:
        rest = list(value)
    except TypeError:
        return None
    if len(rest) > 3:
        return None
    if len(rest) == 3:
        return tuple(rest)
    name = rest.pop(0) if rest and isinstance(rest[0], str) else ''
    args = rest.pop(0) if rest and (isinstance(rest[0], tuple) or len(rest) == 2) else ()
    kwargs = rest.pop(0) if rest else {}
    return name, args, kwargs


class CallList(list):
    """Calls in their order; `in` finds a list of calls that follow each other."""

    def __contains__(self, value):
        if not isinstance(value, list):
            return list.__contains__(self, value)
        return any(self[i:i + len(value)] == value for i in range(len(self) - len(value) + 1))

    def __repr__(self):
        return pprint.pformat(list(self))


call = _Call(from_kall=False)
