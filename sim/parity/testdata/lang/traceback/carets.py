import traceback


class A:
    b = None


def f(*args, **kw):
    raise ValueError("in f")


a, d, l, x = A(), {"k": 1}, [1, 2], 0
for line in ("a.b.c.d", "d['k']['z']", "l[5]", "1 + 2 / x * 3", "f(1, f, 3)", "a.b(1)(2)", "x + 'a' + 'b'", "[i / 0 for i in l]", "f(f(1))", "l[0:1].foo", "-a", "not l[9]", "(x +\n 'b')", "a.b.c = 5", "l[7] = 1", "del d['q']", "x, y = l, 2, 3", "assert x, 'message'", "for q in 5: pass", "with x: pass", "raise KeyError('k') from ValueError('v')", "é漢 = d['é']", "print(l[0], l[9], l[1])", "x /= 0", "import nope_module"):
    try:
        exec(line)
    except Exception:
        print("".join(traceback.format_exc().split("\n", 3)[3:]))
