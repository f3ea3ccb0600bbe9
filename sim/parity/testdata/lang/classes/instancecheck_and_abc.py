from abc import ABC, ABCMeta, abstractmethod
import collections.abc as cabc


class Even(type):
    def __instancecheck__(cls, x):
        return isinstance(x, int) and x % 2 == 0

    def __subclasscheck__(cls, c):
        return c is int


class E(metaclass=Even): ...


print(isinstance(4, E), isinstance(3, E), issubclass(int, E), issubclass(str, E))


class Shape(ABC):
    @abstractmethod
    def area(self): ...

    @classmethod
    @abstractmethod
    def make(cls): ...

    def describe(self):
        return f"area {self.area()}"


class Sq(Shape):
    def area(self):
        return 4

    @classmethod
    def make(cls):
        return cls()


for c in (Shape, type("Half", (Shape,), {"area": lambda s: 1})):
    try:
        c()
    except TypeError as e:
        print(e)
print(Sq.make().describe(), sorted(Shape.__abstractmethods__))


@Shape.register
class Virtual: ...


print(issubclass(Virtual, Shape), isinstance(Virtual(), Shape), Virtual.__mro__[1:])


class Sized:
    def __len__(self):
        return 0

    def __iter__(self):
        return iter(())

    def __contains__(self, x):
        return False


s = Sized()
print(isinstance(s, cabc.Sized), isinstance(s, cabc.Collection), isinstance(s, cabc.Sequence), isinstance([], cabc.Sequence), isinstance({}, cabc.Mapping), isinstance(print, cabc.Callable), isinstance(iter([]), cabc.Iterator), isinstance((x for x in ()), cabc.Generator), isinstance(1, cabc.Hashable), isinstance([], cabc.Hashable))


class MySeq(cabc.Sequence):
    def __getitem__(self, i):
        return "abc"[i]

    def __len__(self):
        return 3


m = MySeq()
print(list(m), m.index("c"), m.count("a"), "b" in m, list(reversed(m)))


class MyMap(cabc.MutableMapping):
    def __init__(self):
        self.d = {}

    def __getitem__(self, k):
        return self.d[k]

    def __setitem__(self, k, v):
        self.d[k] = v

    def __delitem__(self, k):
        del self.d[k]

    def __iter__(self):
        return iter(self.d)

    def __len__(self):
        return len(self.d)


m = MyMap()
m.update(a=1, b=2)
print(m.get("z", 0), m.pop("a"), m.setdefault("c", 3), list(m.items()), m == {"b": 2, "c": 3}, "b" in m, dict(m), m.popitem(), len(m))
