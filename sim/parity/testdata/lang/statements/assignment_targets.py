a, b = 1, 2
a, b = b, a
print(a, b)
[c, d] = "xy"
(e, (f, g)), h = (1, (2, 3)), 4
print(c, d, e, f, g, h)
first, *rest = range(4)
*init, last = "abc"
x, *mid, y = [1, 2]
print(first, rest, init, last, x, mid, y)
i = j = k = []
i.append(1)
print(k)
l = [0] * 3
l[0], l[1:], n = 5, [6, 7, 8], 9
print(l, n)
i = 0
i, l[i] = 1, "set"
print(l)
for bad in ("a, b = 1, 2, 3", "a, b = 1,", "a, *b, c = 1,", "a, b = 5", "(a, b) = {1: 2}.items()"):
    try:
        exec(bad)
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
