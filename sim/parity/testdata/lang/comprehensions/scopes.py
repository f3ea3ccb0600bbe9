x = "outer"
print([x for x in range(3)], x)
print({x: y for x, y in zip("ab", (1, 2))}, {x % 2 for x in range(5)})
print([(i, j) for i in range(3) if i for j in range(i)])
print([[c for c in row] for row in ("ab", "cd")])


class K:
    a = 5
    b = [a for _ in range(2)] if False else [1]
    c = [i for i in range(a)]


print(K.c)
print([y := 5, y], y)
print([last := n for n in range(4)], last)
fs = [lambda: k for k in range(3)]
print([f() for f in fs])


def f():
    z = 10
    return [z + i for i in range(3)], (lambda: [z for _ in "a"])()


print(f())
print(list(map(lambda p: p[0] + p[1], [(1, 2), (3, 4)])))
print([a for a, *b in [(1, 2, 3)]], [b for a, *b in [(1, 2, 3)]])
