from itertools import *
print(list(islice(count(5, 2), 3)), list(islice(cycle("ab"), 5)), list(repeat(7, 3)), list(accumulate([1, 2, 3, 4])), list(accumulate([3, 1, 4], max)), list(accumulate([1, 2], initial=10)), list(chain("ab", [1])), list(chain.from_iterable(["ab", "c"])), list(compress("abcd", [1, 0, 1])), list(dropwhile(lambda x: x < 3, [1, 3, 2])), list(takewhile(lambda x: x < 3, [1, 3, 2])), list(filterfalse(lambda x: x % 2, range(5))), list(starmap(pow, [(2, 3), (3, 2)])), list(zip_longest("ab", [1], fillvalue="-")), list(pairwise("abcd")), list(batched("abcde", 2)))
print(list(islice("abcdef", 2)), list(islice("abcdef", 2, None)), list(islice("abcdef", 1, 5, 2)), [(k, list(g)) for k, g in groupby("aabbca")], [(k, [w for w in g]) for k, g in groupby(["aa", "b", "cc", "d"], key=len)], list(count(0.5, 0.25) if False else islice(count(0.5, 0.25), 3)), repeat("x", 2), count(3), list(map(pow, range(4), repeat(2))))
a, b, c = tee([1, 2, 3], 3)
print(next(a), next(a), list(b), list(a), list(c))
for f in (lambda: islice([1], -1), lambda: list(batched("ab", 0)), lambda: list(batched("abc", 2, strict=True)), lambda: count("a"), lambda: repeat(), lambda: list(starmap(pow, [1])), lambda: chain(1).__next__(), lambda: islice([1], "a"), lambda: tee([1], -1)):
    try:
        f()
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
g = groupby([1, 1, 2])
k1, g1 = next(g)
k2, g2 = next(g)
print(k1, list(g1), k2, list(g2))
