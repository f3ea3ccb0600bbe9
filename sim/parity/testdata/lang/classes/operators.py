class V:
    def __init__(self, x):
        self.x = x

    def __repr__(self):
        return f"V({self.x})"

    def __add__(self, o):
        return V(self.x + (o.x if isinstance(o, V) else o)) if isinstance(o, (V, int)) else NotImplemented

    __radd__ = __add__

    def __sub__(self, o):
        return f"{self}-{o}"

    def __rsub__(self, o):
        return f"{o}-{self} reflected"

    def __mul__(self, o):
        return NotImplemented

    def __neg__(self):
        return V(-self.x)

    def __pos__(self):
        return "pos"

    def __invert__(self):
        return "inv"

    def __abs__(self):
        return abs(self.x)

    def __pow__(self, o, mod=None):
        return ("pow", o, mod)

    def __divmod__(self, o):
        return "divmod"

    def __floordiv__(self, o):
        return "floordiv"

    def __truediv__(self, o):
        return "truediv"

    def __mod__(self, o):
        return "mod"

    def __lshift__(self, o):
        return "lshift"

    def __rand__(self, o):
        return "rand"

    def __round__(self, n=None):
        return ("round", n)

    def __matmul__(self, o):
        return "matmul"


v = V(3)
print(v + V(4), v + 1, 1 + v, sum([V(1), V(2)]), v - 1, 10 - v, -v, +v, ~v, abs(V(-2)), v ** 2, pow(v, 2, 3), divmod(v, 1), v // 1, v / 1, v % 1, v << 1, 5 & v, round(v), round(v, 2), v @ v)
for op in ("v * 2", "2 * v", "v + 'x'", "'x' + v", "v | 1", "v >> 1", "1 << v", "v < v", "v += 'q'", "2 ** v", "v & 1", "-'x'", "~1.5", "+[]", "1 @ 2", "abs('x')"):
    try:
        exec(op)
    except TypeError as e:
        print(op, "->", e)


class Sub(V):
    def __radd__(self, o):
        return "sub first"


print(V(1) + Sub(2), Sub(1) + V(2), 1 + Sub(1))
