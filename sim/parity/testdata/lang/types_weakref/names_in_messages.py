# Messages name types that CPython has in C with their module.
import functools
import itertools
import time
import types
import weakref


class C:
    pass


things = [
    itertools.count(), itertools.chain(), itertools.cycle([1]), itertools.islice([1], 1), itertools.groupby([]),
    itertools.tee([1])[0], itertools.pairwise([]), itertools.batched([1], 1), itertools.permutations([1]),
    types.SimpleNamespace(), weakref.ref(C), functools.lru_cache(lambda: 1),
    time.gmtime(0),
]
for thing in things:
    for use in lambda: thing - 1, lambda: thing['a'], lambda: thing.nope, lambda: int(thing):
        try:
            use()
        except (TypeError, AttributeError) as e:
            print(type(e).__name__, e)
    print(type(thing).__name__, type(thing))
