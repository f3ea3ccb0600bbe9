x = [0, 1, 2, 3, 4, 5]
del x[1], x[-1]
print(x)
del x[1:3]
print(x)
d = {"a": 1, "b": 2}
del d["a"]
print(d)
a = b = 1
del a, b
try:
    a
except NameError as e:
    print(e)


class C:
    y = 1


c = C()
c.z = 2
del c.z
try:
    del c.y
except AttributeError as e:
    print(e)
try:
    del d["zz"]
except KeyError as e:
    print(repr(e))


def f():
    v = 1
    del v
    try:
        print(v)
    except UnboundLocalError as e:
        print(e)
    del (globals()["x"])


f()
print("x" in globals())
del (c), [d]
