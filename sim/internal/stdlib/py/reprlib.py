"""Redo the builtin repr() (representation) but with limits on most sizes."""

__all__ = ['Repr', 'repr', 'recursive_repr', 'aRepr']

import builtins


def recursive_repr(fillvalue='...'):
    'Decorator to make a repr function return fillvalue for a recursive call'

    def decorating_function(user_function):
        running = set()

        def wrapper(self):
            key = id(self)
            if key in running:
                return fillvalue
            running.add(key)
            try:
                return user_function(self)
            finally:
                running.discard(key)

        wrapper.__module__ = user_function.__module__
        wrapper.__doc__ = user_function.__doc__
        wrapper.__name__ = user_function.__name__
        wrapper.__qualname__ = user_function.__qualname__
        wrapper.__wrapped__ = user_function
        return wrapper

    return decorating_function


class Repr:
    _BRACKETS = {tuple: '()', list: '[]', set: '{}', frozenset: ('frozenset({', '})')}

    def __init__(self, *, maxlevel=6, maxtuple=6, maxlist=6, maxarray=5, maxdict=4, maxset=6, maxfrozenset=6,
                 maxdeque=6, maxstring=30, maxlong=40, maxother=30, fillvalue='...', indent=None):
        self.maxlevel = maxlevel
        self.maxtuple = maxtuple
        self.maxlist = maxlist
        self.maxarray = maxarray
        self.maxdict = maxdict
        self.maxset = maxset
        self.maxfrozenset = maxfrozenset
        self.maxdeque = maxdeque
        self.maxstring = maxstring
        self.maxlong = maxlong
        self.maxother = maxother
        self.fillvalue = fillvalue
        self.indent = indent

    def repr(self, x):
        return self.repr1(x, self.maxlevel)

    def repr1(self, x, level):
        cls = type(x)
        method = getattr(self, 'repr_' + cls.__name__.replace(' ', '_'), None)
        if method is not None:
            return method(x, level)
        return self.repr_instance(x, level)

    def _repr_items(self, x, level, left, right, limit, trail=''):
        if not x:
            return left + right
        if level <= 0:
            return left + self.fillvalue + right
        items = list(x)
        parts = [self.repr1(item, level - 1) for item in items[:limit]]
        if len(items) > limit:
            parts.append(self.fillvalue)
        elif len(items) == 1 and trail:
            right = trail + right
        return left + ', '.join(parts) + right

    def repr_tuple(self, x, level):
        return self._repr_items(x, level, '(', ')', self.maxtuple, ',')

    def repr_list(self, x, level):
        return self._repr_items(x, level, '[', ']', self.maxlist)

    def repr_set(self, x, level):
        return self._repr_items(sorted(x), level, '{', '}', self.maxset) if x else 'set()'

    def repr_frozenset(self, x, level):
        return self._repr_items(sorted(x), level, 'frozenset({', '})', self.maxfrozenset) if x else 'frozenset()'

    def repr_deque(self, x, level):
        return self._repr_items(x, level, 'deque([', '])', self.maxdeque)

    def repr_dict(self, x, level):
        if not x:
            return '{}'
        if level <= 0:
            return '{' + self.fillvalue + '}'
        keys = sorted(x, key=builtins.repr)
        parts = [f'{self.repr1(k, level - 1)}: {self.repr1(x[k], level - 1)}' for k in keys[:self.maxdict]]
        if len(x) > self.maxdict:
            parts.append(self.fillvalue)
        return '{' + ', '.join(parts) + '}'

    def _shorten(self, s, limit):
        if len(s) <= limit:
            return s
        before = max(0, (limit - 3) // 2)
        after = max(0, limit - 3 - before)
        return s[:before] + self.fillvalue + s[len(s) - after:]

    def repr_str(self, x, level):
        s = builtins.repr(x[:self.maxstring])
        if len(s) > self.maxstring:
            before = max(0, (self.maxstring - 3) // 2)
            after = max(0, self.maxstring - 3 - before)
            s = builtins.repr(x[:before] + x[len(x) - after:])
            s = s[:before] + self.fillvalue + s[len(s) - after:]
        return s

    def repr_int(self, x, level):
        return self._shorten(builtins.repr(x), self.maxlong)

    def repr_instance(self, x, level):
        try:
            s = builtins.repr(x)
        except Exception:
            return f'<{x.__class__.__name__} instance at {id(x):#x}>'
        return self._shorten(s, self.maxother)


aRepr = Repr()
repr = aRepr.repr
