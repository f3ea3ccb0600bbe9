class A:
    x = 1

    def __init__(self):
        self.y = 2

    def m(self): ...


a = A()
print(getattr(a, "y"), getattr(a, "zz", "d"), hasattr(a, "x"), setattr(a, "w", 3), a.w, delattr(a, "w"), vars(a), isinstance(a, (int, A)), issubclass(A, object), type(a) is A, id(a) == id(a), callable(a.m), [n for n in dir(a) if not n.startswith("__")], a.__class__.__name__, isinstance(5, int | str), isinstance("x", (int, (str, float))))
print(type(5), type("x"), type(A), type(None), type(len), type(a.m), type(lambda: 0), type(int.__add__) is type(str.__add__), type([].append), A, int, type, type(...), type(NotImplemented), type(range(1)), type(x for x in ()), str(type(1j)), type({}.keys()))
for f in (lambda: vars(5), lambda: getattr(5, "x"), lambda: getattr(5), lambda: isinstance(1, "int"), lambda: isinstance(1), lambda: issubclass(5, int), lambda: setattr(5, "a", 1), lambda: type(), lambda: type(1, 2), lambda: hasattr(1, 2), lambda: object().x, lambda: getattr(a, 5), lambda: delattr(a, "nope"), lambda: type("X", 5, {})):
    try:
        f()
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
print(globals()["A"] is A, "a" in globals(), sorted(k for k in (lambda p, q=2: locals())(1)), __name__, isinstance(__builtins__, type(__import__("sys"))), object() == object(), type(object()) is object, len(dir(object())) > 20, dir([])[-3:])
