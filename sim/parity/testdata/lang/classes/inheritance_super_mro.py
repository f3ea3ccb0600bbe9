class A:
    def hi(self):
        return ["A"]

    @classmethod
    def make(cls):
        return cls.__name__


class B(A):
    def hi(self):
        return ["B"] + super().hi()


class C(A):
    def hi(self):
        return ["C"] + super().hi()

    @classmethod
    def make(cls):
        return "C+" + super().make()


class D(B, C):
    def hi(self):
        return ["D"] + super(D, self).hi()


print(D().hi(), [c.__name__ for c in D.__mro__], D.make(), D.__bases__ == (B, C), B.__base__.__name__)
print(isinstance(D(), A), issubclass(D, (int, C)), issubclass(A, D), super(B, D()).hi(), A.__subclasses__() == [B, C])
try:
    class X(A, B): ...
except TypeError as e:
    print(e)
for bad in ("class X(5): ...", "class X(bool): ...", "class X(A, A): ...", "super().x", "isinstance(1, 5)", "issubclass(1, int)", "class X(type(None)): ...", "class X(int, str): ..."):
    try:
        exec(bad)
    except (TypeError, RuntimeError) as e:
        print(type(e).__name__, e)


class E(A):
    def hi(self):
        f = lambda: super(E, self).hi()
        return [x for x in f()] + [__class__.__name__]


print(E().hi())


class Init:
    def __init__(self, *a, **k):
        print("Init", a, k)
        super().__init__()


class Mixin:
    def __init__(self, m=None, **k):
        print("Mixin", m)
        super().__init__(**k)


class Both(Mixin, Init): ...


Both(m=1, z=2)
