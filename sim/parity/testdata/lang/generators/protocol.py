def echo():
    received = None
    while True:
        try:
            received = yield received
            print("got", received)
        except ValueError as e:
            print("caught", e)
            received = "handled"
        except GeneratorExit:
            print("closing")
            raise


g = echo()
print(next(g), g.send(1), g.throw(ValueError("v")), g.send(2))
g.close()
try:
    g.send(3)
except StopIteration as e:
    print("stop", e.value)


def inner():
    x = yield 1
    print("inner", x)
    try:
        yield 2
    except KeyError:
        print("inner key")
    return "result"


def outer():
    r = yield from inner()
    print("r", r)
    yield from [10, 11]
    return "done"


g = outer()
print(next(g), g.send("s"), g.throw(KeyError), next(g))
try:
    next(g)
except StopIteration as e:
    print(e.value)


def bad():
    yield 1
    raise StopIteration("x")


g = bad()
next(g)
try:
    next(g)
except RuntimeError as e:
    print(e, repr(e.__cause__))
g = echo()
try:
    g.send(1)
except TypeError as e:
    print(e)


def selfish():
    yield next(me)


me = selfish()
try:
    next(me)
except ValueError as e:
    print(e)


def stubborn():
    try:
        yield
    except GeneratorExit:
        yield "no"


g = stubborn()
next(g)
try:
    g.close()
except RuntimeError as e:
    print(e)
print(list(x * y for x in range(3) for y in "ab" if x), sum(x for x in range(5)))


def ret():
    try:
        yield 1
    finally:
        print("cleanup")


for x in ret():
    break
print("after")
g = ret()
print(next(g), g.gi_running, g.gi_frame is not None, g.__name__)
g.close()
print(g.gi_frame)
