class Seq:
    def __init__(self, *items):
        self.items = list(items)

    def __len__(self):
        return len(self.items)

    def __getitem__(self, i):
        print("get", i)
        return self.items[i]

    def __setitem__(self, i, v):
        print("set", i, v)
        self.items[i] = v

    def __delitem__(self, i):
        print("del", i)
        del self.items[i]

    def __contains__(self, x):
        print("contains", x)
        return x in self.items

    def __iter__(self):
        return iter(self.items)


s = Seq(1, 2, 3)
print(s[0], s[-1], s[1:], s[::2], len(s), 2 in s, 9 not in s, list(s), bool(Seq()), bool(s))
s[0] = 5
s[1:2] = [7, 8]
del s[0], s[:1]
print(s.items, [*s])


class Grid:
    def __getitem__(self, key):
        return key


g = Grid()
print(g[1, 2], g[1:2, ::3], g[...], g[()], g[1,], g[*[1, 2]], g["a":"b"])


class L:
    def __len__(self):
        return -1


class F:
    def __len__(self):
        return 1.5


class B:
    def __bool__(self):
        return 1


for f in (lambda: len(L()), lambda: len(F()), lambda: bool(B()), lambda: bool(L()), lambda: len(5), lambda: 5[0], lambda: L()[0], lambda: 1 in L(), lambda: {}[[]], lambda: [1]["a"], lambda: "abc"[1.0], lambda: (1,)[3], lambda: [][0], lambda: ""[0], lambda: range(3)[5]):
    try:
        f()
    except (TypeError, ValueError, IndexError) as e:
        print(type(e).__name__, e)
try:
    (1, 2)[0] = 5
except TypeError as e:
    print(e)
try:
    "abc"[0] = "x"
except TypeError as e:
    print(e)
try:
    del (1, 2)[0]
except TypeError as e:
    print(e)
