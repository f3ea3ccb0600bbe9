from functools import total_ordering


@total_ordering
class V:
    def __init__(self, x):
        self.x = x

    def __eq__(self, o):
        return isinstance(o, V) and self.x == o.x

    def __lt__(self, o):
        return self.x < o.x

    def __hash__(self):
        return hash(self.x)

    def __repr__(self):
        return f"V{self.x}"


a, b = V(1), V(2)
print(a < b, a <= b, a > b, a >= b, a == V(1), a != b, sorted([b, a]), max(a, b), {a: 1}[V(1)], len({a, V(1), b}), a in [V(1)], [a].index(V(1)), [V(1)].count(a))


class OnlyEq:
    def __eq__(self, o):
        return NotImplemented


class Odd:
    def __eq__(self, o):
        return "yes"

    def __lt__(self, o):
        return []

    def __ne__(self, o):
        return "ne"


print(OnlyEq() == 5, OnlyEq() != 5, Odd() == 1, Odd() < 1, Odd() != 1, 1 == Odd(), 1 > Odd())
for f in (lambda: hash(OnlyEq()), lambda: {OnlyEq()}, lambda: object() < object(), lambda: 1 < "a", lambda: [1] < ["a"], lambda: sorted([1, "a"]), lambda: max(1, "a"), lambda: None < 1, lambda: {} < {}, lambda: 1j < 2j, lambda: (1, 2) < [1]):
    try:
        print(f())
    except TypeError as e:
        print(e)
x = float("nan")
print(x == x, x in [x], [x] == [x], x != x, {x: 1}[x], (1, x) == (1, x))


class BadHash:
    def __hash__(self):
        return "x"


try:
    hash(BadHash())
except TypeError as e:
    print(e)
print(hash(1) == hash(1.0) == hash(True), hash("a") == hash("a"), hash(2**61 - 1), hash(-1), hash(0.5), hash(None) == hash(None))
