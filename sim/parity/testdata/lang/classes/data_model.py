class Vec:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y

    def __repr__(self):
        return f"Vec({self.x}, {self.y})"

    def __add__(self, o):
        if not isinstance(o, Vec):
            return NotImplemented
        return Vec(self.x + o.x, self.y + o.y)

    def __radd__(self, o):
        return self if o == 0 else NotImplemented

    def __mul__(self, k):
        return Vec(self.x * k, self.y * k)

    __rmul__ = __mul__

    def __neg__(self):
        return Vec(-self.x, -self.y)

    def __eq__(self, o):
        return isinstance(o, Vec) and (self.x, self.y) == (o.x, o.y)

    def __hash__(self):
        return hash((self.x, self.y))

    def __bool__(self):
        return bool(self.x or self.y)

    def __len__(self):
        return 2

    def __getitem__(self, i):
        return (self.x, self.y)[i]

    def __contains__(self, v):
        return v in (self.x, self.y)

    def __iter__(self):
        yield self.x
        yield self.y

    def __call__(self, *a):
        return a

    def __format__(self, spec):
        return f"<{self.x:{spec}}|{self.y:{spec}}>"

    def __lt__(self, o):
        return self.x < o.x

    def __matmul__(self, o):
        return self.x * o.x + self.y * o.y


v, w = Vec(1, 2), Vec(3, 4)
print(v + w, v * 2, 3 * v, -v, v == Vec(1, 2), v != w, hash(v) == hash(Vec(1, 2)))
print(sum([v, w]), bool(Vec(0, 0)), len(v), v[1], v[-1], 2 in v, list(v), v(1, 2), f"{v:.1f}", v @ w)
print(v < w, v > w, sorted([w, v]), max(v, w))
v += w
print(v)
for bad in (lambda: v + 1, lambda: 1 + v, lambda: v - w, lambda: v <= w, lambda: v.z, lambda: setattr(v, "z", 1), lambda: v[5]):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)


class Dyn:
    def __getattr__(self, name):
        if name.startswith("get_"):
            return lambda: name[4:]
        raise AttributeError(f"no {name}")

    def __setattr__(self, name, value):
        object.__setattr__(self, name, value + 1)

    def __delattr__(self, name):
        print("del", name)
        object.__delattr__(self, name)


d = Dyn()
d.n = 1
print(d.n, d.get_this(), hasattr(d, "other"), getattr(d, "other", "default"))
del d.n
print("n" in d.__dict__)
