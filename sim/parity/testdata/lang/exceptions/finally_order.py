def f(how):
    for i in range(3):
        try:
            print("try", i)
            if how == "return":
                return "returned"
            if how == "break":
                break
            if how == "continue":
                continue
            if how == "raise":
                raise ValueError(i)
        except ValueError as e:
            print("except", e)
        else:
            print("else")
        finally:
            print("finally", i)
    else:
        print("loop else")
    return "end"


for how in ("return", "break", "continue", "raise", "none"):
    print(how, f(how))


def nested():
    try:
        try:
            return 1
        finally:
            print("inner")
    finally:
        print("outer")


print(nested())


def name_is_gone():
    try:
        raise ValueError
    except ValueError as e:
        pass
    try:
        e
    except UnboundLocalError as u:
        print(u)


name_is_gone()


class Ctx:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow

    def __enter__(self):
        print("enter", self.name)
        return self.name

    def __exit__(self, t, v, tb):
        print("exit", self.name, t and t.__name__, v)
        return self.swallow


with Ctx("a") as a, Ctx("b", True) as b:
    print(a, b)
    raise KeyError("k")
with (Ctx("c"), Ctx("d")):
    pass


def ret():
    with Ctx("r"):
        return "value"


print(ret())
for x in range(2):
    with Ctx("loop"):
        if x == 0:
            continue
        break
try:
    with 5:
        pass
except TypeError as e:
    print(e)
