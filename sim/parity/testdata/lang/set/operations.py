a, b = {1, 2, 3}, {3, 4}
print(sorted(a | b), a & b, sorted(a - b), sorted(a ^ b), a <= {1, 2, 3, 4}, a < a, a >= a, a > {1}, a.isdisjoint({9}), a.issubset([1, 2, 3]), a.issuperset((1,)), sorted(a.union([7], "x" and [8])), a.intersection([1], [1, 2]), sorted(a.difference([1], [2])), sorted(a.symmetric_difference([1, 9])))
a.add(5); a.discard(99); a.remove(1); a.update([6], (7,)); print(sorted(a), len(a), 5 in a)
a |= {10}; a &= {5, 6, 10}; a -= {6}; a ^= {5, 11}; print(sorted(a))
a.intersection_update([10, 11]); a.difference_update([11]); a.symmetric_difference_update([1, 10]); print(a, a.pop(), a, a.copy() is a)
f = frozenset("ab")
print(sorted(f), f == {"a", "b"}, hash(f) == hash(frozenset("ba")), {f: 1}[frozenset("ab")], type(f | {"c"}).__name__, type({"c"} | f).__name__, frozenset(), {frozenset({1})}, set(), set("a"), {*"a", *[]}, f.copy() is f, {1} == frozenset({1}), {1, 1.0, True})
for op in (lambda: set([[]]), lambda: {1, {}}, lambda: set().pop(), lambda: {1}.remove(2), lambda: f.add(1), lambda: {1} | [2], lambda: {1} < [1], lambda: set(5), lambda: {1}[0], lambda: hash({1}), lambda: {1} + {2}, lambda: {[1]: 2} if 0 else {(1, [2])}):
    try:
        print(op())
    except (TypeError, KeyError, AttributeError) as e:
        print(type(e).__name__, e)
s = {1, 2}
try:
    for x in s:
        s.add(x + 100)
except RuntimeError as e:
    print(e)
