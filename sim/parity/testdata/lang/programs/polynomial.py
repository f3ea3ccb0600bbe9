class Poly:
    def __init__(self, *c):
        self.c = list(c)
        while len(self.c) > 1 and self.c[-1] == 0:
            self.c.pop()

    def __add__(self, o):
        n = max(len(self.c), len(o.c))
        return Poly(*(a + b for a, b in zip(self.c + [0] * (n - len(self.c)), o.c + [0] * (n - len(o.c)))))

    def __mul__(self, o):
        out = [0] * (len(self.c) + len(o.c) - 1)
        for i, a in enumerate(self.c):
            for j, b in enumerate(o.c):
                out[i + j] += a * b
        return Poly(*out)

    def __call__(self, x):
        r = 0
        for a in reversed(self.c):
            r = r * x + a
        return r

    def __eq__(self, o):
        return self.c == o.c

    def __repr__(self):
        return " + ".join(f"{a}x^{i}" if i else str(a) for i, a in enumerate(self.c) if a) or "0"


p, q = Poly(1, 2), Poly(0, 1, 3)
print(p + q, p * q, (p * q)(2), p(10), Poly(0, 0), p == Poly(1, 2, 0), p * p * p)
