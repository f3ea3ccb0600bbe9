def f(how):
    try:
        print("try", how)
        if how == "raise":
            raise ValueError
        if how == "return":
            return "from try"
    except ValueError:
        print("except")
    else:
        print("else")
        return "from else"
    finally:
        print("finally")
    return "after"


for how in ("fall", "raise", "return"):
    print(f(how))


def overrides():
    try:
        return 1
    finally:
        return 2


def overrides_raise():
    for _ in range(3):
        try:
            raise KeyError
        finally:
            break
    return "lost"


def order():
    x = 1
    try:
        return x
    finally:
        x = 2


print(overrides(), overrides_raise(), order())


def nested():
    try:
        try:
            raise ValueError("inner")
        finally:
            print("inner finally")
    except ValueError as e:
        print("outer got", e)
        try:
            raise KeyError("k") from e
        except (KeyError, IndexError) as k:
            print(repr(k), repr(k.__cause__))
        print(repr(e))
    try:
        e
    except NameError as err:
        print(err)


nested()
try:
    try:
        1 / 0
    except TypeError:
        print("no")
    finally:
        print("on the way")
except ArithmeticError as e:
    print(type(e))
