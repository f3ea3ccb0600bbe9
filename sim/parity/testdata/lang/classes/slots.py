class P:
    __slots__ = ("x", "y")

    def __init__(self, x):
        self.x = x


p = P(1)
print(p.x, hasattr(p, "y"), hasattr(p, "__dict__"), P.__slots__)
for op in (lambda: p.y, lambda: setattr(p, "z", 1), lambda: delattr(p, "y"), lambda: P.x.__get__(5)):
    try:
        op()
    except (AttributeError, TypeError) as e:
        print(type(e).__name__, e)
p.y = 2
del p.y


class Q(P):
    pass


q = Q(5)
q.anything = 1
print(q.__dict__, q.x, type(P.x).__name__)


class R(P):
    __slots__ = "single"


r = R(2)
r.single = "s"
print(r.single, r.x, hasattr(r, "__dict__"))
try:
    class Bad:
        __slots__ = ("a",)
        a = 1
except ValueError as e:
    print(e)
