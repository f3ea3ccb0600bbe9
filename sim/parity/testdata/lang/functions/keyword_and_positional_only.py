def f(a, b, /, c, d=4, *, e, g=7, **kw):
    return a, b, c, d, e, g, kw


print(f(1, 2, 3, e=5), f(1, 2, c=3, d=0, e=5, g=0, a=9, z=1))
for call in ("f(1, 2, 3)", "f(1, c=3, e=5)", "f(1, 2, 3, 4, 5, e=6)", "f(1, 2, 3, e=5, c=4)", "f()", "f(1, b=2, c=3, e=1)", "g(a=1)", "g(1, 2)", "h(b=1)", "h(1)", "k(1, 2, 3)", "k(x=1)", "f(1, 2, 3, **{'e': 1, 'e2': 2})", "f(*[1, 2], 3, e=1, **{'e': 2})", "f(1, 2, 3, e=1, **5)", "f(*5)", "f(1, 2, 3, e=1, **{1: 2})"):
    def g(a, /): ...
    def h(*, a): ...
    def k(x): ...
    try:
        print(call, eval(call))
    except TypeError as e:
        print(call, "->", e)
