class CM:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow

    def __enter__(self):
        print("enter", self.name)
        return self.name.upper()

    def __exit__(self, kind, value, tb):
        print("exit", self.name, kind and kind.__name__, value, tb is not None)
        return self.swallow


with CM("a") as x, CM("b") as y:
    print(x, y)
with (CM("c") as p, CM("d"), ):
    print(p)
with CM("outer", True):
    with CM("inner"):
        raise ValueError("v")
print("swallowed")


def f():
    with CM("f"):
        return "returned"


print(f())
for i in range(2):
    with CM(f"loop{i}"):
        if i == 0:
            continue
        break


class Bad:
    def __enter__(self):
        pass


for thing in (5, Bad()):
    try:
        with thing:
            pass
    except TypeError as e:
        print(e)


class ExitFails:
    def __enter__(self):
        return [1, (2, 3)]

    def __exit__(self, *a):
        raise KeyError("exit")


try:
    with ExitFails() as (a, (b, c)):
        raise ValueError("body")
except KeyError as e:
    print(repr(e), repr(e.__context__), a, b, c)
