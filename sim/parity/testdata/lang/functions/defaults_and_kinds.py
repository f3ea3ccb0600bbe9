def f(a, b=2, /, c=3, *args, d, e=5, **kw):
    return a, b, c, args, d, e, kw


print(f(1, d=4))
print(f(1, 9, 8, 7, 6, d=4, e=0, z=1))
for call in (
    lambda: f(),
    lambda: f(1),
    lambda: f(a=1, d=2),
    lambda: f(1, d=2, **{"d": 3}),
    lambda: f(1, 2, 3, c=4, d=5),
):
    try:
        print(call())
    except TypeError as e:
        print(e)


def g(x, y):
    pass


for args, kw in [((), {}), ((1,), {}), ((1, 2, 3), {}), ((1,), {"x": 2}), ((1, 2), {"z": 3}), ((), {"x": 1, "w": 2})]:
    try:
        g(*args, **kw)
    except TypeError as e:
        print(e)


def h(*, key, other=1):
    return key, other


print(h(key=3), h(**{"key": 4, "other": 5}))
try:
    h(1)
except TypeError as e:
    print(e)
try:
    h()
except TypeError as e:
    print(e)


def mutable(x, acc=[]):
    acc.append(x)
    return acc


print(mutable(1), mutable(2), mutable.__defaults__, f.__kwdefaults__)
