from collections import OrderedDict
o = OrderedDict(a=1, b=2, c=3)
print(type(iter(o)).__name__, type(o.keys()), type(iter(o.items())).__name__, type(reversed(o)).__name__, o.keys(), o.values(), o.items())
print(list(o), dict(o), {**o}, list(reversed(o)), list(reversed(o.items())), o.keys() & {"a", "z"}, "a" in o.keys(), ("a", 1) in o.items(), o.keys() == {"a", "b", "c"}, len(o.values()))
for k, v in o.items(): print(k, v)
o.move_to_end("a"); print(o, o.popitem(last=False), o, o == {"c": 3, "a": 1}, o == OrderedDict(a=1, c=3))
print(list(o.items()), sorted(o), max(o), o | {"z": 1}, o.copy(), OrderedDict.fromkeys("ab", 0), isinstance(o.keys(), type({}.keys())))
p = OrderedDict(o); p.update(x=1); print(p, p.pop("x"), p.get("q"), repr(OrderedDict()), p.setdefault("n", 5), bool(OrderedDict()))
def f(**k): return k
print(f(**o), [*o], json.dumps(o) if (json := __import__("json")) else 0, OrderedDict([("x", 1)]) == {"x": 1})
class LRU(OrderedDict):
    def __getitem__(self, k):
        v = super().__getitem__(k); self.move_to_end(k); return v
l = LRU(a=1, b=2); l["a"]; print(l, list(l.keys()))
