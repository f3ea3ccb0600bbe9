from itertools import *
print(list(product("ab", [1, 2])), list(product("ab", repeat=2)), list(permutations("abc", 2)), list(permutations([1, 2, 3]))[3], list(combinations("abcd", 2)), list(combinations_with_replacement("abc", 2)), len(list(product(range(3), repeat=3))), list(product()), list(product([], [1])), list(combinations([1], 2)), list(permutations([], 0)))
print(sum(1 for _ in permutations(range(5))), ["".join(p) for p in product("01", repeat=2)], max(combinations(range(5), 3), key=sum))
for f in (lambda: combinations([1], -1), lambda: permutations(5), lambda: product([1], repeat=-1), lambda: combinations()):
    try:
        f()
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
