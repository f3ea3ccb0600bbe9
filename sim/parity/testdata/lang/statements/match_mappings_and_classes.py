from dataclasses import dataclass


@dataclass
class Point:
    x: int
    y: int


class Plain:
    __match_args__ = ("a",)

    def __init__(self, a, b):
        self.a, self.b = a, b


class Color:
    RED = 1


def f(v):
    match v:
        case {"type": "circle", "r": r}:
            return f"circle {r}"
        case {"type": t, **rest}:
            return f"{t} {rest}"
        case {}:
            return "mapping"
        case Point(0, 0):
            return "origin"
        case Point(x=0, y=y):
            return f"on y at {y}"
        case Point(x, y) if x == y:
            return f"diagonal {x}"
        case Point():
            return "point"
        case Plain(1, b=b):
            return f"plain {b}"
        case Plain(a=[p, q]):
            return f"pair {p} {q}"
        case Color.RED:
            return "red"
        case dict() | list(_):
            return "container"
        case int(x) | (float() as x):
            return f"number {x}"
    return "nothing"


for v in ({"type": "circle", "r": 2, "z": 0}, {"type": "sq", "a": 1}, {}, {"x": 1}, Point(0, 0), Point(0, 3), Point(2, 2), Point(1, 2), Plain(1, 9), Plain([1, 2], 0), Plain(5, 5), 1, 2, 2.5, [1], "s"):
    print(f(v))
try:
    match Plain(1, 2):
        case Plain(1, 2):
            pass
except TypeError as e:
    print(e)
try:
    match 5:
        case print():
            pass
except TypeError as e:
    print(e)
match = 3
case = match + 1
print(match, case)
