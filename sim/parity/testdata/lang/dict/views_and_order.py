d = {"b": 1, "a": 2, "c": 3}
k, v, i = d.keys(), d.values(), d.items()
d["z"] = 26; del d["b"]; d["b"] = "again"
print(k, v, i, len(k), "z" in k, 26 in v, ("a", 2) in i, ("a", 3) in i)
print(sorted(k & {"a", "q"}), sorted(k | {"q"}), sorted(k - {"a"}), sorted(k ^ {"a", "q"}), k == {"a", "c", "z", "b"}, k >= {"a"}, k.isdisjoint({"x"}), sorted(i & {("a", 2)}), list(reversed(d)), list(reversed(d.values())), type(k).__name__, k.mapping["a"])
d["a"] = "updated keeps place"
print(list(d), next(iter(d.items())), dict(sorted(d.items(), key=lambda p: str(p[1]))), max(d, key=lambda q: str(d[q])), {val: key for key, val in d.items()}, [*d], sum(len(x) for x in d))
for a, (b, c) in {"x": (1, 2)}.items():
    print(a, b, c)
import types
m = types.MappingProxyType(d)
print(m["c"], len(m), type(m).__name__)
try:
    m["c"] = 1
except TypeError as e:
    print(e)


class D(dict):
    def __missing__(self, k):
        self[k] = k * 2
        return self[k]

    def __setitem__(self, k, v):
        print("set", k)
        super().__setitem__(k, v)


x = D(a=1)
print(x["a"], x["q"], x.get("none"), x, "q" in x)
x.update(b=1); print(x, type(x | {}).__name__, type(x.copy()).__name__)
