def t(f, *a, **k):
    try: r = f(*a, **k); print(repr(r))
    except BaseException as e: print(type(e).__name__, e, repr(e.__cause__), repr(e.__context__))
def gen():
    try:
        x = yield 1
        print("got", x)
        y = yield x
    except ValueError as e:
        print("caught", e); yield "after"
    finally: print("fin")
    return "ret"
g = gen(); t(g.send, 5); print(next(g), g.send(7), g.throw(ValueError("v"))); t(next, g); t(next, g); t(g.throw, KeyError("k")); g.close()
g = gen(); next(g); g.close(); t(next, g)
def bad():
    try: yield 1
    except GeneratorExit: yield 2
g = bad(); next(g); t(g.close)
def stop():
    yield 1
    raise StopIteration("x")
t(list, stop())
def deleg():
    r = yield from sub(); print("sub gave", r)
    r = yield from [1, 2]; print(r)
    return "done"
def sub():
    a = yield "s1"; print("sub got", a)
    try: yield "s2"
    except KeyError: print("sub key")
    return "subret"
g = deleg(); print(next(g), g.send("hello"), g.throw(KeyError), next(g)); t(next, g)
g = gen(); print(g.gi_running, g.gi_frame.f_lineno, g.gi_yieldfrom, g.__name__, g.__qualname__); next(g)
def rec():
    yield next(me)
me = rec(); t(next, me)
t(lambda: (yield_ for yield_ in 5)); print(list(x for x in (y * 2 for y in range(3)) if x), sum(i for i in range(5)), dict((i, i) for i in range(2)))
def inf():
    n = 0
    while True: yield n; n += 1
import itertools
print(list(itertools.islice(inf(), 3)), next(itertools.dropwhile(lambda x: x < 5, inf())))
def args(a, b=2, *c, d, e=5, **f): return a, b, c, d, e, f
t(args); t(args, 1); t(args, 1, d=4); t(args, 1, 2, 3, 4, d=1, z=2); t(args, 1, a=2, d=3); t(lambda: args(*[1, 2], **{"d": 1}, **{"d": 2})); t(lambda: args(1, **{1: 2}, d=4)); t(lambda: args(1, *5, d=3)); t(lambda: args(1, **5))
def po(a, /, b, *, c): return a, b, c
t(po, 1, 2, c=3); t(po, a=1, b=2, c=3); t(po, 1, 2, 3); t(po, 1); t(po, 1, 2, c=3, d=4)
def none(): pass
t(none, 1); t(none, x=1); t(none, 1, 2, 3)
def dflt(a=[]): a.append(1); return a
print(dflt(), dflt(), args.__defaults__, args.__kwdefaults__, args.__code__.co_varnames, args.__code__.co_argcount)
fs = [lambda: i for i in range(3)]; print([f() for f in fs]); fs = [lambda i=i: i for i in range(3)]; print([f() for f in fs])
def outer():
    x = 1
    def inner():
        nonlocal x; x += 1; return x
    return inner
f = outer(); print(f(), f(), f.__closure__[0].cell_contents)
def ub():
    print(q); q = 1
t(ub)
def fr():
    def g(): return zz
    g()
    zz = 1
t(fr)
a, *b, c = range(5); print(a, b, c); (a, (b, *c)) = 1, (2, 3, 4); print(a, b, c); [x, y] = "ab"; *q, = 5, 6; print(q)
t(lambda: exec("a, b = 1")); t(lambda: exec("a, b = [1]")); t(lambda: exec("a, b = 1, 2, 3")); t(lambda: exec("a, *b, c = [1]")); t(lambda: exec("for a, b in [1]: pass"))
x = y = []; x.append(1); print(y); x += [2]; print(y); t1 = (1, [2])
try: t1[1] += [3]
except TypeError as e: print(e, t1)
print([*range(3), *"ab"], {**{"a": 1}, "b": 2}, (*[1],), {*"aa"}, [i if i % 2 else -i for i in range(4)], {k: v for k, v in zip("ab", [1, 2])}, [(i, j) for i in range(2) for j in range(i)])
print(1 < 2 < 3, 1 < 3 > 2, not 1 == 2, 5 if [] else 6, [] or "x", 0 and 1, (n := 5) + n, -7 // 2, -7 % 3, 7 // -2, divmod(-7, 2), 2 ** -1, 0.1 + 0.2, 1e16, 1e15, 1/3, 10 ** 20, True + True, "a" "b", 3 & 5 | 2 ^ 1, ~5, 1 << 70 >> 68)
for i in range(3):
    if i == 5: break
else: print("else")
while False: pass
else: print("welse")
try: pass
except: pass
else: print("telse")
finally: print("fin")
def fin():
    for i in range(3):
        try: continue
        finally: print("f", i)
    try: return "a"
    finally: print("b")
print(fin())
import sys
t(int, "1" * 4301); t(str, 10 ** 4300); t(lambda: len(str(10 ** 4299))); t(int, "0x" + "f" * 5000, 16) if 0 else print(len(hex(int("f" * 5000, 16)))); t(sys.set_int_max_str_digits, 5); sys.set_int_max_str_digits(5000); print(len(str(10 ** 4500)))
t(int, ""); t(int, " 12 "); t(int, "1_0"); t(int, "1__0"); t(int, "0b11", 0); t(int, "0b11", 2); t(int, "12", 37); t(int, 3.9); t(int, "3.9"); t(int, None); t(int, "z", 36); t(int, b"12"); t(int, "٣"); t(int, "-0x1f", 16); t(int, float("nan")); t(int, float("inf")); t(float, "1e5"); t(float, " inf "); t(float, "1_0.5"); t(float, ""); t(float, "nan"); t(float, "0x1"); t(float, None); t(complex, "1+2j"); t(complex, "1 + 2j"); t(str, b"a", "utf-8"); t(str, b"\xff", "utf-8"); t(bytes, "a"); t(bytes, 3); t(bytes, [256]); t(bytes, -1); t(chr, -1); t(chr, 0x110000); t(ord, "ab"); t(list, 5); t(dict, [1]); t(dict, [(1, 2, 3)]); t(set, [[]]); t(tuple, 1); t(round, "a"); t(sum, ["a"]); t(sum, [[1], [2]], []); t(min, []); t(max, [], default=0); t(max, 1, "a"); t(sorted, [1, "a"]); t(abs, "a"); t(pow, 2, -1, 7); t(pow, 2, 1, 0); t(hash, []); t(range, 1.5); t(range, 1, 2, 0); t(zip, 5); t(list, zip([1], [1, 2], strict=True)) if 0 else t(lambda: list(zip([1], [1, 2], strict=True))); t(enumerate, 5); t(map, 5); t(lambda: list(map(len, 5))); t(getattr, 1, "x"); t(getattr, 1, 5); t(print, 1, sep=5); t(print, 1, file=5); t(input, 1, 2); t(vars, 5); t(lambda: "a" + 1); t(lambda: 1 + "a"); t(lambda: [1] + (2,)); t(lambda: {} + {}); t(lambda: "a" - "b"); t(lambda: "a" * "b"); t(lambda: 1 / 0); t(lambda: 1.0 // 0); t(lambda: 1 % 0); t(lambda: 0 ** -1); t(lambda: "a" < 1); t(lambda: None + 1); t(lambda: -"a"); t(lambda: "a" in 5); t(lambda: 5 in "a"); t(lambda: [][0]); t(lambda: {}["x"]); t(lambda: (1,)["a"]); t(lambda: 5[0]); t(lambda: None.x); t(lambda: print.x); t(lambda: [1, 2, 3].index(5)); t(lambda: [].pop()); t(lambda: {}.popitem()); t(lambda: set().pop()); t(lambda: [1].remove(2)); t(lambda: "a".index("b")); t(lambda: "x".join([1])); t(lambda: "{} {}".format(1)); t(lambda: "{a}".format()); t(lambda: "%s %s" % 1); t(lambda: "%d" % "a"); t(lambda: "%z" % 1); t(lambda: "{:d}".format("a")); t(lambda: f"{1:z}"); t(lambda: f"{'a':+}"); t(lambda: 10 ** 400 * 1.0); t(lambda: float(10 ** 400)); t(lambda: math) 
