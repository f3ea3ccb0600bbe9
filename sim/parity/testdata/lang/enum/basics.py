from enum import *


class Color(Enum):
    RED = 1
    GREEN = 2
    CRIMSON = 1

    def describe(self):
        return f"{self.name}={self.value}"

    @classmethod
    def default(cls):
        return cls.GREEN


print(Color.RED, repr(Color.RED), Color(2), Color["GREEN"], Color.RED.name, Color.RED.value, list(Color), len(Color), Color.CRIMSON is Color.RED, Color.RED == 1, Color.RED.describe(), Color.default(), Color.RED in Color, 1 in Color, 9 in Color, list(Color.__members__), isinstance(Color.RED, Color), {Color.RED: "r"}[Color.CRIMSON], f"{Color.RED}", Color.RED is Color(1), type(Color.RED), hash(Color.RED) == hash(Color.RED))
for f in (lambda: Color(5), lambda: Color["BLUE"], lambda: Color.BLUE, lambda: setattr(Color, "RED", 5), lambda: Color.RED < Color.GREEN, lambda: Color(), lambda: delattr(Color, "RED"), lambda: type("Sub", (Color,), {}), lambda: setattr(Color.RED, "value", 2)):
    try:
        print(f())
    except (ValueError, KeyError, AttributeError, TypeError) as e:
        print(type(e).__name__, e)


class N(IntEnum):
    ONE = auto()
    TWO = auto()


class S(StrEnum):
    A = auto()
    B = "bee"


print(N.ONE + 1, N.TWO > N.ONE, N(2), repr(N.TWO), f"{N.ONE}", str(N.ONE), S.A, S.B + "!", repr(S.A), S("bee"), [1, 2, 3][N.ONE], sorted([N.TWO, N.ONE]), N.ONE == 1, S.A == "a", max(N))


class P(Flag):
    R = auto()
    W = auto()
    X = auto()
    RW = R | W


p = P.R | P.X
print(p, repr(p), P.R in p, P.W in p, p & P.R, p ^ P.X, ~P.R, P.RW, P(0), bool(P(0)), P(5), list(p), len(p), p.value, P["RW"], IntFlag("I", "A B")(3))


@unique
class U(Enum):
    A = 1


try:
    @unique
    class D(Enum):
        A = 1
        B = 1
except ValueError as e:
    print(e)


class Planet(Enum):
    EARTH = (5.97, 6.37)
    MARS = (0.64, 3.39)

    def __init__(self, mass, radius):
        self.mass = mass

    @property
    def heavy(self):
        return self.mass > 1

    @classmethod
    def _missing_(cls, v):
        return cls.EARTH if v == "home" else None


print(Planet.EARTH.mass, Planet.MARS.heavy, Planet("home"), Enum("Dyn", "a b c").b, Enum("Dyn2", {"x": 10}).x.value, [m.name for m in reversed(Planet)])
match Color(2):
    case Color.RED:
        print("red")
    case Color.GREEN:
        print("green")
