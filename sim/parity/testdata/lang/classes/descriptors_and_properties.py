class Temp:
    def __init__(self):
        self._c = 0

    @property
    def celsius(self):
        "degrees"
        return self._c

    @celsius.setter
    def celsius(self, v):
        if v < -273:
            raise ValueError("too cold")
        self._c = v

    @celsius.deleter
    def celsius(self):
        self._c = None

    @property
    def frozen(self):
        return True


t = Temp()
t.celsius = 5
print(t.celsius, Temp.celsius.__doc__)
try:
    t.celsius = -300
except ValueError as e:
    print(e)
del t.celsius
print(t.celsius)
try:
    t.frozen = 1
except AttributeError as e:
    print(e)


class Typed:
    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, obj, cls=None):
        if obj is None:
            return self
        return obj.__dict__.get(self.name, "unset")

    def __set__(self, obj, value):
        obj.__dict__[self.name] = value * 2


class P:
    x = Typed()


p = P()
print(p.x)
p.x = 4
print(p.x, p.__dict__, type(P.x).__name__)


class S:
    count = 0

    @staticmethod
    def plus(a, b):
        return a + b

    @classmethod
    def make(cls, n):
        cls.count += n
        return cls()


print(S.plus(1, 2), S().plus(3, 4), S.make(2).count, S.count)
