class T:
    def __init__(self, **kw):
        self.__dict__.update(kw)

    def __int__(self): return 7
    def __float__(self): return 7.5
    def __index__(self): return 3
    def __str__(self): return "str"
    def __repr__(self): return "repr"
    def __bytes__(self): return b"bytes"
    def __complex__(self): return 1j
    def __round__(self, n=None): return ("round", n)
    def __floor__(self): return "floor"
    def __reversed__(self): return iter("rev")
    def __length_hint__(self): return 5
    def __abs__(self): return "abs"
    def __divmod__(self, o): return "divmod"
    def __pow__(self, o, m=None): return ("pow", o, m)
    def __dir__(self): return ["b", "a"]
    def __sizeof__(self): return 1
    def __instancecheck__(self, o): return True


import math

t = T(a=1)
print(int(t), float(t), str(t), [t], bytes(t), complex(t), round(t), round(t, 2), math.floor(t), list(reversed(t)), abs(t), divmod(t, 1), pow(t, 2), pow(t, 2, 3), dir(t))
print([10, 20, 30, 40][t], range(5)[t], hex(t), "x" * t, [1] * t, bin(t), chr(T().__index__() + 60), isinstance(1, t))


class Lies:
    def __len__(self): return -1
    def __bool__(self): return 1
    def __str__(self): return 5
    def __hash__(self): return "x"
    def __index__(self): return 1.5
    def __iter__(self): return 5


for f in (len, bool, str, hash, hex, iter):
    try:
        f(Lies())
    except Exception as e:
        print(f.__name__, type(e).__name__, e)


class NoBool:
    def __len__(self): return 0


class Cmp:
    def __eq__(self, o): return "eq"
    def __lt__(self, o): return NotImplemented


print(bool(NoBool()), Cmp() == 1, Cmp() != 1, 1 == Cmp())
try:
    Cmp() < Cmp()
except TypeError as e:
    print(e)
try:
    hash(Cmp())
except TypeError as e:
    print(e)
