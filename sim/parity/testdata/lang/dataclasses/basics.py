from dataclasses import dataclass, field, asdict, astuple, replace, fields, is_dataclass, FrozenInstanceError, KW_ONLY, InitVar, make_dataclass
from typing import ClassVar


@dataclass
class P:
    x: int
    y: int = 0
    tags: list = field(default_factory=list, repr=False)
    kind: ClassVar[str] = "point"

    def __post_init__(self):
        self.total = self.x + self.y


p = P(1, 2, ["a"])
print(p, p == P(1, 2, ["a"]), p == P(1, 2), p != 5, asdict(p), astuple(p), replace(p, x=5), [f.name for f in fields(P)], is_dataclass(p), p.total, P.kind, P.__match_args__)


@dataclass(frozen=True, order=True)
class F:
    a: int
    b: str = field(default="z", compare=False)


print(F(1) < F(2), F(1, "q") == F(1, "r"), hash(F(1)) == hash(F(1)), sorted([F(3), F(1)]), {F(1): "k"}[F(1, "other")])
try:
    F(1).a = 2
except FrozenInstanceError as e:
    print(e)
try:
    del F(1).a
except FrozenInstanceError as e:
    print(e)


@dataclass(kw_only=True, slots=True)
class K:
    a: int
    b: int = 2


print(K(a=1), hasattr(K(a=1), "__dict__"), K.__slots__)


@dataclass
class M:
    a: int
    _: KW_ONLY
    b: int = 5
    c: InitVar[int] = 0

    def __post_init__(self, c):
        self.a += c


print(M(1, b=2, c=10))


@dataclass
class Child(P):
    z: int = 9

    def __repr__(self):
        return f"Child<{self.x},{self.z}>"


print(Child(1), Child(1, 2, [], 3).z, make_dataclass("Q", ["a", ("b", int, 3)])(1), [asdict(Child(1))], asdict(P(1, tags=[P(2)]))["tags"])
for f in (lambda: P(), lambda: P(1, 2, 3, 4), lambda: K(1), lambda: P(q=1), lambda: F(1) < 5, lambda: asdict(5), lambda: replace(p, q=1), lambda: hash(p)):
    try:
        f()
    except TypeError as e:
        print(e)
for code in ("class B:\n    x: list = []", "class B:\n    x: int = 1\n    y: int", "class B:\n    x: int = field(default=1, default_factory=int)"):
    try:
        exec("@dataclass\n" + code)
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
