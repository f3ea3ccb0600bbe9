class A:
    __secret = 1

    def __init__(self):
        self.__x = 2
        self._y = 3

    def get(self):
        return self.__x, self.__secret, A.__secret

    def __hidden(self):
        return "hidden"

    def call(self):
        return self.__hidden()

    class __Inner:
        pass


class B(A):
    def __init__(self):
        super().__init__()
        self.__x = "B's"


b = B()
print(b.get(), vars(b), b.call(), b._A__hidden(), A._A__secret)
try:
    b.__x
except AttributeError as e:
    print(e)
print(sorted(k for k in A.__dict__ if "A" in k), A.__name__, A.__qualname__, A.__module__, A.__dict__["__dict__"].__class__.__name__)
a = A()
a.__dict__["injected"] = 5
a.__dict__.update(z=1)
print(a.injected, a.z)
a.__class__ = B
print(type(a).__name__, isinstance(a, B))
a.__dict__ = {"only": 1}
print(a.only, hasattr(a, "z"))
print(type(A.__dict__).__name__, "get" in A.__dict__, A.__doc__)


class Doc:
    """Documented."""


print(Doc.__doc__, Doc().__doc__)
Doc.__doc__ = "changed"
print(Doc.__doc__)
