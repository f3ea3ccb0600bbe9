add = lambda a, b=2, *c, d=4, **e: (a, b, c, d, e)
print(add(1), add(1, 2, 3, d=5, z=6), (lambda: (yield))().__class__.__name__, (lambda *, k: k)(k=1))
print(add.__name__, add.__defaults__, add.__kwdefaults__, sorted("bca", key=lambda c: -ord(c)))
fs = [lambda: i for i in range(3)]
gs = [lambda i=i: i for i in range(3)]
print([f() for f in fs], [g() for g in gs])


def trace(name):
    print("factory", name)

    def deco(f):
        print("decorating", f.__name__, "with", name)

        def wrapper(*a, **k):
            print("call", name, a, k)
            return f(*a, **k)
        return wrapper
    return deco


@trace("outer")
@trace("inner")
def hello(x, y=1):
    """Doc."""
    return x + y


print(hello(1, y=5), hello.__name__)


@(lambda cls: print("class", cls.__name__) or cls)
class D:
    @staticmethod
    def s(x):
        return x

    @classmethod
    def c(cls):
        return cls.__name__

    @property
    def p(self):
        return "prop"


print(D.s(1), D.c(), D().c(), D().p, D().s(2))
buttons = {"a": trace("dict")}


@buttons["a"]
def f(): ...
