"""repr() with limits on the number of items and on the length of texts, and the
guard against endless recursion that classes use in their own __repr__."""

import builtins

__all__ = ['Repr', 'repr', 'recursive_repr', 'aRepr']


def recursive_repr(fillvalue='...'):
    """Decorate a __repr__ so that it gives fillvalue for an object whose
    __repr__ is running already, as that object contains itself."""

    def decorate(show):
        running = set()

        def __repr__(self):
            if id(self) in running:
                return fillvalue
            running.add(id(self))
            try:
                return show(self)
            finally:
                running.remove(id(self))

        for name in ('__module__', '__doc__', '__name__', '__qualname__'):
            setattr(__repr__, name, getattr(show, name))
        __repr__.__wrapped__ = show
        return __repr__

    return decorate


class Repr:
    """Makes texts of limited length. The method for a class is repr_ and the
    name of the class; a subclass may add some. indent is accepted and kept, but
    all texts are on one line."""

    def __init__(self, *, maxlevel=6, maxtuple=6, maxlist=6, maxarray=5, maxdict=4, maxset=6, maxfrozenset=6,
                 maxdeque=6, maxstring=30, maxlong=40, maxother=30, fillvalue='...', indent=None):
        limits = dict(locals())
        del limits['self']
        self.__dict__.update(limits)

    def repr(self, x):
        return self.repr1(x, self.maxlevel)

    def repr1(self, x, level):
        show = getattr(self, 'repr_' + type(x).__name__.replace(' ', '_'), self.repr_instance)
        return show(x, level)

    def _enclosed(self, parts, level, left, right, limit):
        """Some of the parts between brackets. They are made as they are needed."""
        shown = []
        for part in parts:
            if len(shown) == limit or level <= 0:
                shown.append(self.fillvalue)
                break
            shown.append(part)
        return left + ', '.join(shown) + right

    def _items(self, x, level, left, right, limit):
        return self._enclosed((self.repr1(item, level - 1) for item in x), level, left, right, limit)

    def repr_tuple(self, x, level):
        return self._items(x, level, '(', ',)' if len(x) == 1 and level > 0 else ')', self.maxtuple)

    def repr_list(self, x, level):
        return self._items(x, level, '[', ']', self.maxlist)

    def repr_deque(self, x, level):
        return self._items(x, level, 'deque([', '])', self.maxdeque)

    def repr_set(self, x, level):
        return self._items(_in_order(x), level, '{', '}', self.maxset) if x else 'set()'

    def repr_frozenset(self, x, level):
        return self._items(_in_order(x), level, 'frozenset({', '})', self.maxfrozenset) if x else 'frozenset()'

    def repr_dict(self, x, level):
        pairs = (f'{self.repr1(key, level - 1)}: {self.repr1(x[key], level - 1)}' for key in _in_order(x))
        return self._enclosed(pairs, level, '{', '}', self.maxdict)

    def _ends(self, text, limit):
        """How many characters to keep of each end of a text, with the mark of
        the omission in between."""
        kept = max(limit - len(self.fillvalue), 0)
        return kept // 2, len(text) - (kept - kept // 2)

    def _shortened(self, text, limit):
        if len(text) <= limit:
            return text
        head, tail = self._ends(text, limit)
        return text[:head] + self.fillvalue + text[tail:]

    def repr_str(self, x, level):
        limit = self.maxstring
        text = builtins.repr(x[:limit])
        if len(text) <= limit:
            return text
        # Both quotes must be of the same kind, so the ends are quoted together.
        head, tail = self._ends(x, limit)
        return self._shortened(builtins.repr(x[:head] + x[tail:]), limit)

    def repr_int(self, x, level):
        return self._shortened(builtins.repr(x), self.maxlong)

    def repr_instance(self, x, level):
        try:
            text = builtins.repr(x)
        except Exception:
            return f'<{type(x).__name__} instance at {id(x):#x}>'
        return self._shortened(text, self.maxother)


def _in_order(items):
    """The items sorted, for texts that do not depend on the order of a set."""
    try:
        return sorted(items)
    except TypeError:
        return list(items)


aRepr = Repr()
repr = aRepr.repr
