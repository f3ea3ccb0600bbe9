x = 7
x += 1; print(x)
x -= 2; print(x)
x *= 3; print(x)
x //= 4; print(x)
x **= 3; print(x)
x %= 10; print(x)
x <<= 5; print(x)
x >>= 2; print(x)
x |= 3; print(x)
x &= 6; print(x)
x ^= 15; print(x)
x /= 4; print(x)
l = m = [1]
l += [2]
l *= 2
print(m, l is m)
t = (1, [2])
try:
    t[1] += [3]
except TypeError as e:
    print(e, t)
d = {"a": [1]}
d["a"] += "xy"
print(d)


class C:
    n = 0

    def __iadd__(self, o):
        print("iadd", o)
        self.n += o
        return self

    def __matmul__(self, o):
        return f"matmul {o}"


c = C()
c += 5
print(c.n)
c @= 2
print(c)
s = "a"
s += "b" * 2
print(s)
i = 0


def index():
    global i
    i += 1
    return 0


l = [10]
l[index()] += 5
print(l, i)
