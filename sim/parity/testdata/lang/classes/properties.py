class Temp:
    def __init__(self, c):
        self._c = c

    @property
    def f(self):
        "Fahrenheit."
        return self._c * 9 / 5 + 32

    @f.setter
    def f(self, v):
        print("setting", v)
        self._c = (v - 32) * 5 / 9

    @f.deleter
    def f(self):
        print("deleting")
        self._c = None

    ro = property(lambda self: "read only", doc="RO")


t = Temp(100)
print(t.f, Temp.f.__doc__, Temp.ro.__doc__)
t.f = 32
print(t._c)
del t.f
for op in (lambda: setattr(t, "ro", 1), lambda: delattr(t, "ro"), lambda: t.f):
    try:
        op()
    except (AttributeError, TypeError) as e:
        print(type(e).__name__, e)


class Sub(Temp):
    @property
    def ro(self):
        return "sub " + super().ro

    @Temp.f.getter
    def f(self):
        return "own getter"


s = Sub(1)
print(s.ro, s.f)
s.f = 212
print(round(s._c), type(Temp.f).__name__, Temp.f.fget(Temp(0)), Temp.f.fset is None, Temp.ro.fset)


class Cls:
    _n = 0

    @classmethod
    def bump(cls, by=1):
        cls._n += by
        return cls._n

    @staticmethod
    def add(a, b):
        return a + b


class Cls2(Cls): ...


print(Cls.bump(), Cls2.bump(5), Cls._n, Cls2._n, Cls.add(1, 2), Cls().add(3, 4), Cls.__dict__["bump"].__func__.__name__)
