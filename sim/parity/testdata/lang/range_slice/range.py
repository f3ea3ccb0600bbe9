r = range(2, 20, 3)
print(r, list(r), len(r), r[1], r[-1], r[1:3], r[::-1], 5 in r, 6 in r, r.index(8), r.count(8), r.start, r.stop, r.step, list(range(5, 0, -2)), list(range(0)), range(3) == range(0, 3, 1), range(0) == range(2, 1), hash(range(3)) == hash(range(0, 3)), repr(range(5)), bool(range(0)), list(reversed(range(4))), max(range(10)), sum(range(101)), 2.0 in range(3), "a" in range(3), range(10)[2:8:2], len(range(0, 10 ** 12, 7)), range(10 ** 20)[10 ** 19], 10 ** 15 in range(10 ** 16), range(1, 10, 4)[-1])
for f in (lambda: range(0, 1, 0), lambda: range(1.0), lambda: range(), lambda: range("a"), lambda: range(3)[3], lambda: range(3).index(5), lambda: range(1, 2, 3, 4), lambda: range(3) + range(2), lambda: setattr(range(3), "start", 1)):
    try:
        f()
    except (ValueError, TypeError, IndexError, AttributeError) as e:
        print(type(e).__name__, e)
for i in range(3):
    i += 10
print(i, [*range(2)], list(map(range, (0, 2))), range(True, 3), iter(range(3)).__next__(), next(iter(range(5, 6))))
