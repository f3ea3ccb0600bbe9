d = {"a": 1, "b": 2}
print(d.get("a"), d.get("z"), d.get("z", 0), d.setdefault("c", 3), d.setdefault("a", 9), d.pop("b"), d.pop("q", None), d, list(d), len(d), "a" in d, d.keys(), d.values(), d.items())
d.update({"x": 1}, y=2); d.update([("z", 3)]); print(d, d.popitem(), d.copy() == d, dict.fromkeys([1, 2], []), dict.fromkeys("ab"))
print(d | {"a": 0}, {**d, "q": 1}, dict(d, k=1), dict(zip("ab", [1, 2])), dict([[1, 2]]), dict(a=1), {1: "a", 1.0: "b", True: "c"}, list(reversed(d)), list(d.items())[::-1][:1], d == {k: d[k] for k in reversed(list(d))})
e = d; e |= {"new": 1}; print("new" in d, d.clear(), d, not d)
for f in (lambda: {}["k"], lambda: {1: 2}[3], lambda: {}.pop("k"), lambda: {}.popitem(), lambda: {[]: 1}, lambda: {{}: 1}, lambda: dict(5), lambda: dict([1]), lambda: dict([(1, 2, 3)]), lambda: {} | [], lambda: dict.fromkeys(5), lambda: {}.get(), lambda: {}.get([]), lambda: {(1, [])}, lambda: {"a": 1}.a, lambda: d.update(5), lambda: dict(["ab", "c"])):
    try:
        print(f())
    except (KeyError, TypeError, ValueError, AttributeError) as e:
        print(type(e).__name__, e)
d = {i: i for i in range(3)}
try:
    for k in d:
        d[k + 10] = 0
except RuntimeError as e:
    print(e)
try:
    for k in d:
        del d[k]
except RuntimeError as e:
    print(e)
d = {}; d["self"] = d; print(d)
