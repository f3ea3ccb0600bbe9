a = [3, 1, 2]
a.sort()
print(a, a.sort(reverse=True), a, sorted(a, key=lambda x: -x), sorted("bca"))
a.insert(0, 9); a.insert(-1, 8); a.insert(100, 7)
print(a, a.pop(), a.pop(0), a, a.index(8), a.count(1))
a.extend("xy"); a += (1,); a.remove("x"); a.reverse()
print(a, a[1:3], a[::-2], a[-100:100])
b = list(range(10))
b[2:5] = ["a"]; print(b)
b[::3] = "wxyz"[:len(b[::3])]; print(b)
del b[1:3], b[-1]; print(b)
b[1:1] = [0, 0]; print(b, b * 2, [0] * 3, [1, 2] + [3], 2 * [1])
c = b.copy(); c.clear(); print(c, b == b.copy(), b is b.copy(), [1, 2] < [1, 3], [1] < [1, 0], [] < [1])
m = [[0] * 2] * 2; m[0][0] = 1; print(m)
l = []; l.append(l); print(l)
for bad in ("[1][5]", "[].remove(1)", "b[::2] = [1]", "[1, 2][::0]", "b['x']", "[3, 'a'].sort()"):
    try:
        exec(bad)
    except Exception as e:
        print(type(e).__name__, e)
print((1, 2) + (3,), (1,) * 3, (1, 2, 3)[1:], (1, 2).index(2), hash((1, 2)) == hash((1, 2)), (), (1,))
words = ["bb", "a", "ccc", "dd"]
print(sorted(words, key=len), sorted(words, key=len, reverse=True), min(words, key=len), max(words, key=len, default=0), max([], default="none"))
print(list(zip([1, 2], "ab")), list(enumerate("ab", 1)), list(map(lambda x, y: x + y, [1, 2], [3, 4])), list(filter(None, [0, 1, "", "a"])), list(reversed([1, 2])))
try:
    list(zip([1], [1, 2], strict=True))
except ValueError as e:
    print(e)
print(any([0, 1]), all([]), sum([1, 2], 10), sum([[1], [2]], []), range(10)[2:8:3], list(range(5, 0, -2)), len(range(0, 100, 7)), 14 in range(0, 100, 7), range(3) == range(0, 3, 1))
