def append(x, to=[]):
    to.append(x)
    return to


print(append(1), append(2), append(3, []), append.__defaults__)
n = 1


def at_definition(a=n):
    return a, n


n = 2
print(at_definition())


def make():
    fs = []
    for i in range(3):
        def f():
            return i
        fs.append(f)
    i = "changed"
    return [f() for f in fs]


print(make())


def kw_default(*, cache={}):
    cache[len(cache)] = True
    return cache


print(kw_default(), kw_default() is kw_default())
