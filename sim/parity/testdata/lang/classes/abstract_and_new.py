from abc import ABC, abstractmethod


class Shape(ABC):
    @abstractmethod
    def area(self): ...

    @property
    @abstractmethod
    def name(self): ...


try:
    Shape()
except TypeError as e:
    print(e)


class Square(Shape):
    def __init__(self, s):
        self.s = s

    def area(self):
        return self.s ** 2

    name = "square"


print(Square(3).area(), Square(1).name)


class Single:
    _it = None

    def __new__(cls, *a):
        if cls._it is None:
            cls._it = super().__new__(cls)
        return cls._it


print(Single() is Single(1))


class Celsius(float):
    def __new__(cls, v):
        return super().__new__(cls, v + 0.5)

    def __repr__(self):
        return f"{float(self)}C"


c = Celsius(1)
print(c, c + 1, isinstance(c, float), [c])


class Stack(list):
    def push(self, x):
        self.append(x)
        return self


s = Stack([1]).push(2)
print(s, len(s), s == [1, 2], type(s + [3]), isinstance(s, list))


class D(dict):
    def __missing__(self, k):
        return f"<{k}>"


print(D(a=1)["a"], D()["b"], D().get("c"))


class Text(str):
    def shout(self):
        return self.upper() + "!"


print(Text("hi").shout(), Text("a") == "a", {Text("a"): 1}["a"])
