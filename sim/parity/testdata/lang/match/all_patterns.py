from dataclasses import dataclass


@dataclass
class Point:
    x: int
    y: int


def what(v):
    match v:
        case 0 | 1:
            return "small"
        case True:
            return "never"
        case int(n) if n > 100:
            return f"big {n}"
        case -5:
            return "minus five"
        case "a" | "b" as s:
            return f"letter {s}"
        case None:
            return "none"
        case []:
            return "empty"
        case [x]:
            return f"one {x}"
        case [1, *rest]:
            return f"starts {rest}"
        case (a, b, *_):
            return f"two or more {a} {b}"
        case {"type": "circle", "r": r, **others}:
            return f"circle {r} {others}"
        case {"nested": [{"v": v}, *_]}:
            return f"nested {v}"
        case Point(x=0, y=0):
            return "origin"
        case Point(x, 0):
            return f"on x {x}"
        case Point(x=px, y=py):
            return f"point {px} {py}"
        case str(s):
            return f"text {s}"
        case float() | complex():
            return "number"
        case _:
            return "other"


for v in (0, 1, True, 500, -5, "a", "zz", None, [], [7], [1, 2, 3], (4, 5, 6), {"type": "circle", "r": 2, "c": 3},
          {"nested": [{"v": 9}]}, Point(0, 0), Point(3, 0), Point(1, 2), 1.5, 2j, {}, {1}, b"x", range(2)):
    print(repr(v), what(v))


class Color:
    RED = 1


def dotted(v):
    match v:
        case Color.RED:
            return "red"
        case _:
            return "no"


print(dotted(1), dotted(2))
match 5:
    case n if n < 3:
        print("no")
match = 3
case = match
print(case)
