class Count:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n


class Old:
    def __getitem__(self, i):
        if i > 2:
            raise IndexError
        return i * 10


print(list(Count(3)), list(Old()), 20 in Old(), [*Count(2)], tuple(Old()), sum(Count(4)), max(Count(3)))
it = iter([1, 2, 3])
print(next(it), list(it), next(it, "end"), list(iter(Count(2).__next__, 0)))
for i in range(3):
    for j in range(3):
        if j == 2:
            break
        if i == 1:
            continue
        print(i, j)
    else:
        print("never")
else:
    print("done")
n = 0
while n < 5:
    n += 1
    if n == 3:
        break
else:
    print("no")
print(n)
a, b = b, a = 1, 2
print(a, b)
i = 0
l = [0, 0]
i, l[i] = 1, 5
print(i, l)
x = y = z = []
x.append(1)
print(z, 1 < 2 < 3, 1 < 3 > 2, 1 == 1 != 2, not 1 == 2, 1 if [] else 2, [] or "or", 0 and "and", None or 0 or "last")
print((lambda *a, k=1, **kw: (a, k, kw))(1, 2, k=3, z=4))
del x, y
try:
    x
except NameError as e:
    print(e)
assert True
try:
    assert 1 == 2, "message"
except AssertionError as e:
    print(repr(e))
