from collections import *
d = deque([1, 2, 3], maxlen=4)
d.append(4); d.append(5); d.appendleft(0); print(d, d.maxlen, d[0], d[-1], len(d), 3 in d)
d.rotate(1); print(d); d.rotate(-2); print(d); d.extend("ab"); d.extendleft("xy"); print(d, d.pop(), d.popleft(), d.count(2), list(reversed(d)))
e = deque("abcd"); e.insert(1, "z"); e.remove("c"); e.reverse(); del e[0]; e[0] = "Q"; print(e, e.index("z"), e + deque("!"), e * 2, e == deque(e), e.copy(), deque([1]) < deque([2]), deque())
for f in (lambda: deque().pop(), lambda: deque().popleft(), lambda: deque([1])[5], lambda: deque([1]).remove(2), lambda: deque([1]).index(2), lambda: deque(maxlen=-1), lambda: deque([1], 1).insert(0, 2), lambda: deque(5), lambda: deque([1])[0:1]):
    try:
        print(f())
    except (IndexError, ValueError, TypeError) as x:
        print(type(x).__name__, x)
o = OrderedDict(a=1, b=2, c=3); o.move_to_end("a"); o.move_to_end("c", last=False); print(o, o.popitem(last=False), list(o), o == {"a": 1, "b": 2}, OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), reversed(o).__class__.__name__, list(reversed(o)))
m = ChainMap({"a": 1}, {"a": 2, "b": 3}); m["c"] = 9; print(m, m["a"], m["b"], m.maps[0], m.new_child({"a": 0})["a"], m.parents, sorted(m), len(m))
P = namedtuple("P", "x y", defaults=[5]); p = P(1)
print(p, p.x, p[1], p._replace(y=7), p._asdict(), P._fields, P._make([3, 4]), p == (1, 5), P(y=2, x=1), P._field_defaults, *p, isinstance(p, tuple), P.__name__, P.__doc__, hash(p) == hash((1, 5)))
for f in (lambda: P(), lambda: P(1, 2, 3), lambda: P(z=1), lambda: setattr(p, "x", 2), lambda: namedtuple("A", "class"), lambda: namedtuple("A", "x x"), lambda: p._replace(q=1), lambda: namedtuple("A", "_x"), lambda: p.zz, lambda: P._make([1, 2, 3])):
    try:
        print(f())
    except (TypeError, ValueError, AttributeError) as x:
        print(type(x).__name__, x)
print(namedtuple("R", "def a a", rename=True)._fields)
u = UserDict(a=1); u["b"] = 2; print(u, u.data, UserList([1, 2])[::-1], UserString("ab").upper(), "a" in u)
