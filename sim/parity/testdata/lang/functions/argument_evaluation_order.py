def e(x):
    print(x, end=" ")
    return x


def f(*a, **k):
    print("->", a, k)


f(e(1), *[e(2), e(3)], e(4), k=e(5), **{"z": e(6)}, y=e(7))
d = {e("k1"): e("v1"), e("k2"): e("v2")}
print()
l = [e(0), e(1)]
l[e(0)], l[e(1)] = e("a"), e("b")
print(l)
print(e(1) + e(2) * e(3) - e(4))
print(e(1) < e(2) < e(0) < e(9))
print([e(x) for x in (e(1), e(2)) if e(x)])
f(**{"a": 1}, **{"b": 2}, c=3)
x = [e("target")] and [None]
x[e(0)] = e("value")
print(x, (e("f"), f)[1](e("arg")))
