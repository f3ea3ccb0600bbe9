print(list(map(str, [1, 2])), list(map(lambda a, b: a + b, [1, 2], [10, 20, 30])), list(filter(None, [0, 1, "", "a"])), list(filter(lambda x: x > 1, range(4))), list(zip([1, 2], "ab", (True, False))), list(zip()), list(zip([1])), list(zip([1, 2], [3], strict=False)), list(enumerate("ab", start=5)), list(reversed((1, 2))), dict(enumerate("x")))
try:
    list(zip([1, 2], [3], strict=True))
except ValueError as e:
    print(e)
try:
    list(zip([1], [3, 4], [5], strict=True))
except ValueError as e:
    print(e)
try:
    list(map(lambda a, b: a, [1], [2, 3], strict=True))
except ValueError as e:
    print(e)
it = iter([1, 2, 3])
print(next(it), next(it), list(it), next(it, "end"), iter(it) is it)
m = map(int, ["1", "x"])
print(next(m))
try:
    next(m)
except ValueError as e:
    print(e)
z = zip(iter("abcd"), iter("ab"))
print(list(z), type(z).__name__, type(map(str, [])).__name__, type(filter(None, [])).__name__, type(enumerate([])).__name__, type(reversed([])).__name__, type(iter({})).__name__, type(iter("")).__name__, type(iter(range(1))).__name__, type(iter(())).__name__, type(iter(set())).__name__)
n = iter([5, 4, 3, 0, 9])
print(list(iter(lambda: next(n), 0)), next(n))
a = iter([1, 2, 3, 4])
print(list(zip(a, a)), [*map(max, [1, 5], [3, 2])], sorted(map(abs, [-3, 1])), sum(map(len, ["ab", "c"])), max(enumerate([3, 9, 2]), key=lambda p: p[1]), list(zip(*[(1, "a"), (2, "b")])))
for f in (lambda: map(), lambda: map(5, [1]), lambda: next(map(5, [1])), lambda: filter(1), lambda: enumerate(5), lambda: zip(5), lambda: reversed(5), lambda: next(5), lambda: iter(5, 1), lambda: map(str), lambda: enumerate(), lambda: next(), lambda: map(str, 5)):
    try:
        f()
        print("ok")
    except TypeError as e:
        print(e)
