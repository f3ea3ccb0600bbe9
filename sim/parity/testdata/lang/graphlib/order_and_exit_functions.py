import atexit, graphlib, timeit, asyncio
def attempt(f, *a, **k):
    try: print(f(*a, **k))
    except Exception as e: print(type(e).__name__, e)
graph = {"D": {"B", "C"}, "C": {"A"}, "B": {"A"}}
print(list(graphlib.TopologicalSorter({"D": ["B", "C"], "C": ["A"], "B": ["A"]}).static_order()))
ts = graphlib.TopologicalSorter({1: [2, 3], 2: [4], 3: [4], 5: []}); ts.add(6, 1)
attempt(ts.get_ready); ts.prepare(); attempt(ts.add, 9)
while ts.is_active():
    r = ts.get_ready(); print(sorted(r)); ts.done(*r)
attempt(ts.done, 4); attempt(ts.done, 99)
for g in ({1: [2], 2: [1]}, {1: [1]}, {1: [2], 2: [3], 3: [1], 4: [1]}, {"a": ["b"], "b": ["c"], "c": ["b"]}):
    attempt(lambda: list(graphlib.TopologicalSorter(g).static_order()))
s = graphlib.TopologicalSorter({1: [2]}); s.prepare(); attempt(s.done, 1)
print(timeit.timeit("x = 1", number=3) >= 0, len(timeit.repeat(lambda: 1, number=1, repeat=2)))
@atexit.register
def bye(): print("bye")
atexit.register(print, "first", sep="-")
def broken(): raise ValueError("in exit")
atexit.register(print, "unregistered?"); atexit.unregister(bye)
async def main():
    ts = graphlib.TopologicalSorter({"c": ["a", "b"], "d": ["c"]}); ts.prepare()
    while ts:
        ready = ts.get_ready()
        await asyncio.gather(*(asyncio.sleep(0.1) for _ in ready)); print(ready); ts.done(*ready)
asyncio.run(main())
print("end")
