def g():
    print("start")
    try:
        x = yield 1
        print("got", x)
        while True:
            try:
                x = yield x * 2
                print("received", x)
            except ValueError as e:
                print("caught", e)
                x = -1
    finally:
        print("cleanup")


it = g()
print(next(it), it.send(5), it.send(None) if False else it.send(7), it.throw(ValueError("v")), next(it) if False else it.send(3))
it.close()
it.close()
print(next(it, "over"))
try:
    it.throw(KeyError("closed"))
except KeyError as e:
    print(repr(e))
it = g()
try:
    it.send(1)
except TypeError as e:
    print(e)
it.close()
it = g()
next(it)
try:
    it.throw(KeyError, "k")
except KeyError as e:
    print(repr(e))


def r():
    yield 1
    return "value"


it = r()
next(it)
try:
    next(it)
except StopIteration as e:
    print(e.value, repr(e))


def swallow():
    try:
        yield 1
    except GeneratorExit:
        return 5


it = swallow()
next(it)
print(it.close())


def bad():
    try:
        yield 1
    except GeneratorExit:
        yield 2


it = bad()
next(it)
try:
    it.close()
except RuntimeError as e:
    print(e)


def stop():
    yield 1
    raise StopIteration


try:
    list(stop())
except RuntimeError as e:
    print(e, repr(e.__cause__))
print(it.gi_running, it.gi_frame is None, r().gi_code.co_name, r().__name__, r().__qualname__)
