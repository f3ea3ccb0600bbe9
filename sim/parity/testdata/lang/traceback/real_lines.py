import traceback


def call(thing):
    try:
        thing()
    except Exception:
        print(traceback.format_exc(), end="")
        print("-" * 20)


data = {"items": [1, 2, 3]}
call(lambda: data["items"][10])
call(lambda: data["missing"]["x"])
call(lambda: data.items.foo.bar)
call(lambda: sum(x / (x - 2) for x in data["items"]))
call(lambda: int("12" + "x"))


def long_call():
    return max(
        data["items"][0],
        data["items"][99],
    )


def arithmetic(a, b):
    return (a + b) * (a / (b - 1)) + a


def multi():
    x = 1
    y = (x
         + None)
    return y


def chained():
    return data["items"].index(5).bit_length()


def nested():
    def deeper():
        raise RuntimeError("deep\nsecond line")
    deeper()


for f in (long_call, lambda: arithmetic(1, 1), multi, chained, nested):
    call(f)
