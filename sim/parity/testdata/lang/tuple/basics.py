t = (1, "a", [2])
print(t, t + (3,), t * 2, t[0], t[-1], t[1:], len(t), "a" in t, t.index("a"), t.count(1), (), (1,), tuple("ab"), tuple([1]), hash((1, 2)) == hash((1, 2)), (1, 2) < (1, 3), (1,) < (1, 0), () == tuple(), t is tuple(t))
t[2].append(3)
print(t, {(1, 2): "k"}[1, 2], [*t, 4], sorted([(2, 1), (1, 2)]), max((1, 2), (1, 1)), sum((1, 2)), (1, 2) + (3,) * 2, repr((1, (2, (3,)))), bool(()), ((1)), (1, 2)[::-1])
for f in (lambda: hash(t), lambda: t.append(1), lambda: t + [1], lambda: (1, 2)[2], lambda: (1,).index(2), lambda: tuple(1), lambda: t.__setitem__(0, 1), lambda: (1, 2)["a"]):
    try:
        f()
    except (TypeError, AttributeError, IndexError, ValueError) as e:
        print(type(e).__name__, e)
