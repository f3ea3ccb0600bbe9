from contextlib import *
import sys


@contextmanager
def tag(name):
    print("<", name)
    try:
        yield name.upper()
    except ValueError as e:
        print("handled", e)
    finally:
        print(">", name)


with tag("a") as t, tag("b"):
    print(t)
with tag("c"):
    raise ValueError("inside")
try:
    with tag("d"):
        raise KeyError("k")
except KeyError as e:
    print(repr(e))


@tag("deco")
def f():
    return "f"


print(f())
with suppress(KeyError, IndexError):
    {}["x"]
    print("never")
with ExitStack() as stack:
    for n in "xyz":
        stack.enter_context(tag(n))
    stack.callback(print, "callback", 1)
    stack.push(lambda *exc: print("pushed", exc[0]))
with closing(type("C", (), {"close": lambda self: print("closed")})()):
    pass
with nullcontext(5) as n:
    print(n)
import io
with redirect_stdout(io.StringIO()) as buf:
    print("hidden")
print(repr(buf.getvalue()))


@contextmanager
def bad():
    yield 1
    yield 2


@contextmanager
def none():
    if False:
        yield


for cm in (bad, none):
    try:
        with cm():
            pass
    except RuntimeError as e:
        print(e)


class CD(ContextDecorator):
    def __enter__(self):
        print("enter")

    def __exit__(self, *e):
        print("exit")


@CD()
def g():
    print("g")


g()
with ExitStack() as s:
    s.callback(print, "kept")
    s2 = s.pop_all()
print("not yet")
s2.close()
try:
    with ExitStack() as s:
        s.push(lambda *e: (print("outer sees", repr(e[1])), True)[1])
        s.callback(lambda: 1 / 0)
        raise ValueError("v")
except Exception as e:
    print("leaked", e)
