def show(e, depth=0):
    print(" " * depth, repr(e), "cause", repr(e.__cause__), "suppress", e.__suppress_context__)
    if e.__context__:
        show(e.__context__, depth + 1)


def a():
    try:
        raise ValueError("one")
    except ValueError:
        try:
            raise KeyError("two")
        except KeyError as k:
            raise TypeError("three") from k


for f in (a,):
    try:
        f()
    except TypeError as e:
        show(e)
try:
    try:
        raise ValueError(1)
    finally:
        raise ValueError(2)
except ValueError as e:
    show(e)
try:
    try:
        raise ValueError("x")
    except ValueError as e:
        raise RuntimeError("y") from None
except RuntimeError as e:
    show(e)
try:
    raise KeyError from IndexError
except KeyError as e:
    show(e)
e1 = ValueError("kept")
try:
    try:
        raise e1
    except ValueError:
        raise e1
except ValueError as e:
    show(e)


def g():
    try:
        yield 1
    except ValueError:
        yield 2
    raise KeyError("g")


it = g()
next(it)
it.throw(ValueError("thrown"))
try:
    try:
        raise IndexError("outer")
    except IndexError:
        next(it)
except KeyError as e:
    show(e)
import sys
print(sys.exception(), sys.exc_info())
try:
    raise ValueError
except ValueError:
    print(repr(sys.exception()), sys.exc_info()[0].__name__)
    try:
        raise KeyError
    except KeyError:
        print(repr(sys.exception()))
    print(repr(sys.exception()))
