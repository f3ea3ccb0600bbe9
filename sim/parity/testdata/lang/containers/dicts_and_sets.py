d = {"b": 1, "a": 2}
d["c"] = 3
print(d, list(d), d.keys(), d.values(), d.items(), len(d), "a" in d, d.get("z"), d.get("z", 0))
print(d.pop("b"), d.pop("zz", None), d.setdefault("n", []), d.setdefault("a", 5), d.popitem(), d)
d.update(x=1, **{"y": 2}); d.update([("k", "v")]); d |= {"m": 0}
print(d, d | {"a": 0}, dict(a=1), dict([(1, 2)]), dict.fromkeys("ab", 0), {**d, "a": 9}["a"], list(reversed(d)))
del d["a"]; d["a"] = "last"; print(list(d.items())[-1])
print({1: "int", 1.0: "float", True: "bool"}, {(1, 2): 3}[1, 2], d == dict(d), {"a": 1} == {"a": 1.0})
print(d.keys() & {"x", "zz"}, sorted(d.keys() - {"x"}), {"a": 1}.items() == {("a", 1)}, sorted(d.keys() | {"q"}, key=str))
try:
    for k in d:
        d[k + "2"] = 1
except RuntimeError as e:
    print(e)
try:
    {}["missing"]
except KeyError as e:
    print(e, repr(e), e.args)
s = {1, 2, 3}
t = {3, 4}
print(sorted(s | t), sorted(s & t), sorted(s - t), sorted(s ^ t), s < {1, 2, 3, 4}, s.isdisjoint({9}), {1} <= {1}, s.issuperset({1}))
s.add(10); s.discard(99); s.remove(1); s.update([5, 6]); s -= {5}
print(sorted(s), len(s), 10 in s, frozenset([1, 2]) == {1, 2}, hash(frozenset([1])) == hash(frozenset([1])), set(), frozenset(), {frozenset({1})})
a = {}; a["self"] = a; print(a)
print({i: i * i for i in range(4)}, dict(zip("ab", range(2))), sorted({"b": 1, "a": 2}.items(), key=lambda kv: kv[1]))
