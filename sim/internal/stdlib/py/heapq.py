"""Lists kept as heaps, so that the smallest item is always the first."""

from _heapq import (
    heapify, heapify_max, heappop, heappop_max, heappush, heappush_max, heappushpop, heappushpop_max, heapreplace,
    heapreplace_max,
)

__all__ = ['heappush', 'heappop', 'heapify', 'heapreplace', 'merge', 'nlargest', 'nsmallest', 'heappushpop',
           'heappush_max', 'heappop_max', 'heapify_max', 'heapreplace_max', 'heappushpop_max']


class _Reversed:
    """An item that is less than what it is greater than."""

    __slots__ = ('key',)

    def __init__(self, key):
        self.key = key

    def __lt__(self, other):
        return other.key < self.key


def merge(*iterables, key=None, reverse=False):
    """The items of several sorted inputs in one order, taken as they are needed."""
    heap = []
    for order, iterable in enumerate(iterables):
        it = iter(iterable)
        for value in it:
            heap.append(_entry(value, order, it, key, reverse))
            break
    heapify(heap)
    while heap:
        _, order, value, it = heap[0]
        yield value
        for value in it:
            heapreplace(heap, _entry(value, order, it, key, reverse))
            break
        else:
            heappop(heap)


def _entry(value, order, it, key, reverse):
    k = value if key is None else key(value)
    return [_Reversed(k) if reverse else k, order, value, it]


def nsmallest(n, iterable, key=None):
    """The n smallest items, in order."""
    return sorted(iterable, key=key)[:max(n, 0)]


def nlargest(n, iterable, key=None):
    """The n largest items, the largest first."""
    return sorted(iterable, key=key, reverse=True)[:max(n, 0)]
