from collections import *
c = Counter("abracadabra")
print(c, c.most_common(2), c["z"], sorted(c.elements())[:3], c.total(), c + Counter("aaz"), c - Counter("aab"), c & Counter("aaq"), c | Counter("zz"), Counter(a=1, b=2), Counter({"x": 3}), +Counter(a=-1, b=1), -Counter(a=-1))
c.update("aaa"); c.subtract({"a": 1, "q": 2}); print(c["a"], c["q"], "q" in c, len(c), dict(c)); del c["q"]; print(c == Counter(dict(c)), Counter() == {}, Counter("ab") <= Counter("aab"), repr(Counter()))
d = defaultdict(list)
for k, v in [("a", 1), ("b", 2), ("a", 3)]:
    d[k].append(v)
print(d, d["new"], d.get("none"), "none" in d, len(d), defaultdict(int, x=5), defaultdict(lambda: "def")["k"], d.default_factory, d.copy())
try:
    defaultdict(None)["x"]
except KeyError as e:
    print(repr(e))
try:
    defaultdict(5)
except TypeError as e:
    print(e)
n = defaultdict(lambda: defaultdict(int)); n["a"]["b"] += 1; print(n["a"], dict(n["a"]))
