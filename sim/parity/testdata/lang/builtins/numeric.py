print(abs(-5), abs(-2.5), abs(3 - 4j), divmod(17, 5), divmod(-1.5, 1), pow(2, 10), pow(2, 0.5), round(2.567, 1), round(5), sum([1, 2], 10), sum([[1], [2]], []), sum(()), sum([0.1, 0.2]), min(3, 1, 2), max([1, 5, 3]), min("b", "a"), max([], default="none"), min([3, -4], key=abs), max("ab", "c", key=len), min((x for x in [2, 1])))
for f in (lambda: min([]), lambda: max(), lambda: max(5), lambda: sum(["a"]), lambda: sum("ab", ""), lambda: abs("x"), lambda: min(1, 2, default=3), lambda: divmod(1, "a"), lambda: pow("a", 2), lambda: round("a"), lambda: sum(5), lambda: sum([1], start="a"), lambda: min([1], [2], key=5), lambda: divmod(1)):
    try:
        print(f())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
print(all([]), any([]), all([1, 0]), any([0, "x"]), all(x > 0 for x in [1, 2]), chr(97), chr(0x1F600), ord("é"), hex(255), oct(-8), bin(5), ascii("é"), repr("x"), hash(5), callable(len), len({1: 2}), format(255, "x"), format("a"), bool([]), int("5") + float("1.5"), complex(1, 2))
for f in (lambda: chr(-1), lambda: chr(0x110000), lambda: ord("ab"), lambda: ord(5), lambda: hex(1.5), lambda: len(5), lambda: chr("a"), lambda: any(5), lambda: callable(), lambda: ord("")):
    try:
        f()
    except (TypeError, ValueError, OverflowError) as e:
        print(type(e).__name__, e)
