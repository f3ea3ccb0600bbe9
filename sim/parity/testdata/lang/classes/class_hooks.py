class Base:
    registry = []

    def __init_subclass__(cls, tag=None, **kw):
        super().__init_subclass__(**kw)
        cls.registry.append((cls.__name__, tag))

    def __class_getitem__(cls, item):
        return f"{cls.__name__}[{item}]"


class A(Base, tag="a"): ...


class B(A): ...


print(Base.registry, Base[int], A["x", 1])
try:
    class C(Base, tag=1, other=2): ...
except TypeError as e:
    print(e)


class Meta(type):
    def __new__(mcls, name, bases, ns, **kw):
        print("new", name, sorted(k for k in ns if not k.startswith("__")), kw)
        return super().__new__(mcls, name, bases, ns)

    def __init__(cls, name, bases, ns, **kw):
        print("init", name)
        super().__init__(name, bases, ns)

    def __call__(cls, *a):
        print("call", a)
        return super().__call__(*a)

    @classmethod
    def __prepare__(mcls, name, bases, **kw):
        print("prepare", name, kw)
        return {"injected": 1}

    def __len__(cls):
        return 7

    def __repr__(cls):
        return f"<Meta {cls.__name__}>"

    def __iter__(cls):
        return iter("meta")

    def __contains__(cls, x):
        return x == 5

    def __getattr__(cls, name):
        return f"meta attr {name}"


class M(metaclass=Meta, key=1):
    def f(self): ...


M(), print(M, len(M), list(M), 5 in M, M.injected, M.undefined)


class N(M): ...


print(type(N) is Meta)
T = type("T", (Base,), {"x": 5, "m": lambda self: self.x}, tag="dyn")
print(T().m(), T.__name__, T.__bases__, Base.registry[-1], type(T), type(5) is int)
