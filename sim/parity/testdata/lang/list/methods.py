l = [3, 1, 2]
l.append(4); l.extend("ab"); l.insert(0, "first"); l.insert(-1, "x"); l.insert(100, "end")
print(l, l.pop(), l.pop(0), l.index(2), l.count(1))
l.remove("a"); l.reverse()
print(l, l.copy() is l, len(l))
l.clear(); print(l)
n = [5, 3, 9, 1]
n.sort(); print(n)
n.sort(reverse=True); print(n)
w = ["bb", "A", "ccc", "d"]
w.sort(key=len); print(w)
w.sort(key=str.lower, reverse=True); print(w)
print(sorted([(1, "b"), (1, "a"), (0, "z")]), sorted({"b": 1, "a": 2}), sorted([3, 1], key=lambda x: -x), sorted("hello", reverse=True), [1, 2] < [1, 3], [1] < [1, 0], [] < [0], [1, 2] == [1, 2.0])
for f in (lambda: [].pop(), lambda: [1].pop(5), lambda: [1].remove(2), lambda: [1].index(3), lambda: [1, "a"].sort(), lambda: [].insert("a", 1), lambda: [1] + (2,), lambda: [1] * "a", lambda: [1].extend(5), lambda: [1].sort(1), lambda: [].append(), lambda: [].append(1, 2), lambda: [1, 2, 3].index(1, 1), lambda: list(5)):
    try:
        print(f())
    except (IndexError, ValueError, TypeError) as e:
        print(type(e).__name__, e)
a = [1]; a.append(a); print(a, repr(a))
b = [[0] * 2] * 2; b[0][0] = 1; print(b, [1] * 0, [1, 2] * 2)
c = [1, 2, 3]; c *= 2; c += (9,); c += "z"; print(c, c[1:3] * 2)
