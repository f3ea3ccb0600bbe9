class B:
    def __init__(self):
        self.parts = []

    def __getattr__(self, name):
        self.parts.append(name)
        return self

    def __call__(self, *a):
        self.parts.append(a)
        return self

    def __getitem__(self, i):
        self.parts.append(i)
        return self


print(B().a.b(1)(2)[3][4:5].c[::2, ...].parts)
print(-1 .bit_length(), (-1).bit_length(), 2 + 3 * 4 - 1, (2 + 3) * 4, 10 - 3 - 2, 2 * 3 % 4, not 1 == 2, 1 + 2 < 4 and 5)
print(5 .__add__(3), "x" * 3 + "y", [1] + [2] * 2, lambda: 0 or 1 if 0 else 2)if 0 else print("cond")
print(1 if 0 else 2 if 0 else 3, *[1, 2], *"ab", sep="-")
print({"a": lambda x: x + 1}["a"](2), [lambda: 1, lambda: 2][1](), (1, 2)[0], "abc"[1:][0])
