def inner():
    try:
        x = yield "first"
        print("inner got", x)
        yield "second"
    except ValueError as e:
        print("inner caught", e)
        yield "recovered"
    return "inner result"


def outer():
    r = yield from inner()
    print("result", r)
    r = yield from [1, 2]
    print("list result", r)
    return "done"


print(list(outer()))
g = outer()
print(next(g), g.send("hello"))
print(g.throw(ValueError("thrown")))
print(list(g))


class It:
    def __iter__(self):
        return iter("xy")


def deleg():
    yield from It()
    yield from (i for i in range(2))
    yield from {"k": 1}


print(list(deleg()))
g = outer()
next(g)
try:
    g.close()
    print("closed")
except RuntimeError as e:
    print(e)


def tree(t):
    if t:
        l, v, r = t
        yield from tree(l)
        yield v
        yield from tree(r)


print(list(tree((((), 1, ()), 2, ((), 3, ())))))
try:
    list((lambda: (yield from 5))())
except TypeError as e:
    print(e)
g = (i for i in range(3))
print(next(g), g.send(None), g.gi_yieldfrom, type(g).__name__)


def already():
    yield next(me)


me = already()
try:
    next(me)
except ValueError as e:
    print(e)
