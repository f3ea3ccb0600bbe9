class A:
    def who(self):
        return ["A"]


class B(A):
    def who(self):
        return ["B"] + super().who()


class C(A):
    def who(self):
        return ["C"] + super().who()


class D(B, C):
    def who(self):
        return ["D"] + super().who()


print(D().who(), [k.__name__ for k in D.__mro__])
print(issubclass(D, A), isinstance(D(), C), D.__bases__, D.__name__, D.__qualname__)
try:
    class E(A, B):
        pass
except TypeError as e:
    print(e)


class Base:
    registry = []

    def __init_subclass__(cls, /, tag=None, **kw):
        super().__init_subclass__(**kw)
        cls.registry.append((cls.__name__, tag))


class Sub(Base, tag="x"):
    pass


class Sub2(Base):
    pass


print(Base.registry)


class Named:
    def __set_name__(self, owner, name):
        self.label = f"{owner.__name__}.{name}"


class Holder:
    field = Named()


print(Holder.field.label)
