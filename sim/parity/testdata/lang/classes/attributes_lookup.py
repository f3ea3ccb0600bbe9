class A:
    x = 1

    def __init__(self):
        self.y = 2

    def __getattr__(self, name):
        if name.startswith("dyn_"):
            return name[4:]
        raise AttributeError(f"no {name} here")

    def __setattr__(self, name, value):
        print("set", name, value)
        super().__setattr__(name, value)

    def __delattr__(self, name):
        print("del", name)
        super().__delattr__(name)


a = A()
a.x = 5
print(a.x, A.x, a.y, a.dyn_foo, a.__dict__)
del a.x
print(a.x)
try:
    a.zzz
except AttributeError as e:
    print(e)
print(hasattr(a, "dyn_x"), hasattr(a, "q"), getattr(a, "q", "default"), getattr(a, "y"))


class B:
    def __getattribute__(self, name):
        print("getattribute", name)
        return object.__getattribute__(self, name)


b = B()
b.z = 3
print(b.z, b.__class__.__name__)
setattr(b, "w", 1)
delattr(b, "w")


class C:
    pass


C.late = lambda self: "added"
c = C()
c.own = lambda: "instance function"
print(c.late(), c.own(), vars(c).keys() == {"own"}, "late" in C.__dict__)
for f in (lambda: c.nothing, lambda: C.nothing, lambda: (5).x, lambda: setattr(5, "x", 1), lambda: setattr(object(), "x", 1), lambda: delattr(c, "no"), lambda: None.foo, lambda: [].push, lambda: "".foo, lambda: setattr(list, "x", 1)):
    try:
        f()
    except (AttributeError, TypeError) as e:
        print(type(e).__name__, e)
