import math


class Vec:
    __slots__ = ("x", "y")

    def __init__(self, x=0, y=0):
        self.x, self.y = x, y

    def __add__(self, o): return Vec(self.x + o.x, self.y + o.y)
    def __sub__(self, o): return self + -o
    def __neg__(self): return Vec(-self.x, -self.y)
    def __mul__(self, k): return Vec(self.x * k, self.y * k) if isinstance(k, (int, float)) else self.x * k.x + self.y * k.y
    __rmul__ = __mul__
    def __abs__(self): return math.hypot(self.x, self.y)
    def __iter__(self): yield from (self.x, self.y)
    def __eq__(self, o): return tuple(self) == tuple(o)
    def __hash__(self): return hash(tuple(self))
    def __bool__(self): return any(self)
    def __repr__(self): return f"Vec({self.x}, {self.y})"
    def __format__(self, spec): return f"<{self.x:{spec}}, {self.y:{spec}}>"


a, b = Vec(3, 4), Vec(1, -1)
print(a + b, a - b, 2 * a, a * b, abs(a), bool(Vec()), {a: 1}[Vec(3, 4)], f"{a:.1f}", [*a], sum([a, b], Vec()), a == Vec(3, 4), a != b, max([a, b], key=abs))
x, y = a
print(x, y)
