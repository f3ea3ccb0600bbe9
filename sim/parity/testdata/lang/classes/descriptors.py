class Typed:
    def __init__(self, kind):
        self.kind = kind

    def __set_name__(self, owner, name):
        print("set_name", owner.__name__, name)
        self.name = "_" + name

    def __get__(self, obj, owner=None):
        if obj is None:
            return self
        return getattr(obj, self.name, f"unset {self.name}")

    def __set__(self, obj, value):
        if not isinstance(value, self.kind):
            raise TypeError(f"{self.name[1:]} must be {self.kind.__name__}")
        setattr(obj, self.name, value)

    def __delete__(self, obj):
        delattr(obj, self.name)


class Person:
    name = Typed(str)
    age = Typed(int)


p = Person()
print(p.name)
p.name = "Ann"
p.age = 5
print(p.name, p.age, vars(p), type(Person.name).__name__)
try:
    p.age = "five"
except TypeError as e:
    print(e)
del p.age
print(p.age)


class NonData:
    def __get__(self, obj, owner):
        return "from descriptor", obj is None, owner.__name__


class H:
    d = NonData()


h = H()
print(h.d, H.d)
h.d = "instance wins"
print(h.d)


class Method:
    def __init__(self, f):
        self.f = f

    def __get__(self, obj, owner):
        return lambda *a: ("bound", self.f(obj, *a))


class M:
    @Method
    def go(self, x):
        return x


print(M().go(3))


class lazy:
    def __init__(self, f):
        self.f = f

    def __get__(self, obj, owner):
        print("computing")
        v = obj.__dict__[self.f.__name__] = self.f(obj)
        return v


class L:
    @lazy
    def value(self):
        return 42


l = L()
print(l.value, l.value)
