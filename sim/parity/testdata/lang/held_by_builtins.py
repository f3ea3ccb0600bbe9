# What built-in functions and iterators hold while they call Python code stays alive.
import sys

sys.stderr = sys.stdout
import asyncio, itertools
from functools import reduce
async def read(s):
    return s
class S:
    def __init__(self, x): self.x = x
    def __del__(self): pass
def mk(n):
    for i in range(n):
        s = S(i)
        yield read(i)
async def consume(name, cs):
    print(name, [await c for c in cs])
async def main():
    await consume("list", list(mk(3)))
    await consume("tuple", tuple(mk(3)))
    await consume("star", [*mk(3)])
    await consume("call", (lambda *a: a)(*mk(3)))
    await consume("dict", dict(enumerate(mk(3))).values())
    await consume("dictcomp", dict((i, c) for i, c in enumerate(mk(3))).values())
    await consume("sorted", sorted(mk(3), key=lambda c: S(0) and 0))
    await consume("zip", [b for a, b in zip(range(3), mk(3))])
    await consume("map", list(map(lambda c: c, mk(3))))
    await consume("filter", list(filter(lambda c: S(1), mk(3))))
    await consume("max", [max(mk(1), key=lambda c: S(1) and 0)])
    await consume("reduce", reduce(lambda a, b: a + [b], mk(3), []))
    await consume("chain", list(itertools.chain(mk(2), mk(1))))
    await consume("zip_longest", [b for a, b in itertools.zip_longest(range(2), mk(2))])
    await consume("islice", list(itertools.islice(mk(3), 3)))
    await consume("tee", list(itertools.tee(mk(3))[0]))
    await consume("product", [b for a, b in itertools.product([1], mk(3))])
    await consume("batched", [c for b in itertools.batched(mk(4), 2) for c in b])
    await consume("groupby", [c for k, g in itertools.groupby(mk(3), lambda c: S(1) and 1) for c in g])
    await consume("deque", __import__("collections").deque(mk(3)))
    l = []; l.extend(mk(3)); await consume("extend", l)
    l = [0, 0]; l[1:] = mk(3); await consume("slice", l[1:])
    l = []; l += mk(3); await consume("iadd", l)
    print("gather", await asyncio.gather(*mk(3)))
    print("wait", len((await asyncio.wait([asyncio.ensure_future(c) for c in mk(3)]))[0]))
    print("as_completed", sorted([await c for c in asyncio.as_completed(mk(3))]))
    a, *b = mk(3); await consume("ex", [a, *b])
    a, b, c = mk(3); await consume("unpack", [a, b, c])
    d = {k: v for k, v in zip("abc", mk(3))}; await consume("dc", d.values())
    print("minmax", await min(mk(1), key=lambda c: 1))
    await consume("heap", [x[1] for x in __import__("heapq").nsmallest(2, zip(range(2), mk(2)))])
    await consume("from_iter", list(itertools.chain.from_iterable([mk(2), mk(1)])))
    await consume("starmap", list(itertools.starmap(lambda i, c: c, zip(range(3), mk(3)))))
    await consume("acc", list(itertools.accumulate(mk(2), lambda a, b: (a.close(), b)[1]))[1:])
    await consume("reversed", list(reversed(list(mk(3)))))
    await consume("any", [c for c in mk(2) if any(S(0) for _ in range(2))])
    await consume("dataclass", [c for c in {"k": x for x in mk(1)}.values()])
asyncio.run(main())
