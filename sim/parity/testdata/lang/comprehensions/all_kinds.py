print([x * y for x in range(3) for y in range(3) if x != y], {x % 3 for x in range(9)}, {k: v for k, v in zip("ab", (1, 2))}, sum(x for x in range(5)))
print([[i * j for j in range(3)] for i in range(3)], [x for xs in [[1], [2, 3]] for x in xs], [(a, b) for a, *b in ["xyz", "q"]])
print([x for x in range(20) if x % 2 if x % 3], ["even" if x % 2 == 0 else "odd" for x in range(3)], list(map(lambda f: f(2), [lambda x: x + i for i in range(3)])))
x = "kept"
[x for x in range(3)]
print(x, tuple(c.upper() for c in "abc"), dict((c, ord(c)) for c in "ab"))


class C:
    n = 3
    squares = [i * i for i in range(n)]
    try:
        bad = [n for _ in range(2)]
        print("class scope seen", bad)
    except NameError as e:
        print(e)


print(C.squares)
try:
    [y for y in range(2) if z]
except NameError as e:
    print(e)
try:
    print(y)
except NameError as e:
    print(e)
g = (print("lazy", i) for i in range(2))
print("before")
next(g)
print([i for i in (print("outer once") or range(2)) for j in (print("inner each") or "ab")])


def f():
    total = 0
    [total := total + i for i in range(5)]
    return total, [locals() is None for _ in "a"]


print(f())
