import traceback


class Thing:
    colour = 1

    def __init__(self):
        self.size = 2

    def method(self):
        return clour


def last(f):
    try:
        f()
    except Exception as e:
        print(traceback.format_exception_only(e)[-1], end="")


some_variable = 1
last(lambda: some_varible)
last(lambda: Thing().color)
last(lambda: Thing().sise)
last(lambda: Thing().metod())
last(lambda: "".uper())
last(lambda: [].lenght)
last(lambda: tme.sleep(1))
last(lambda: sys.exit())
last(lambda: pritn(1))
last(lambda: zzzzqq)
last(lambda: __import__("math").ceill)
last(lambda: dict().itms)
last(lambda: Thing.colr)
last(lambda: None.size)
last(lambda: Tru)
last(lambda: (1).foo)
last(lambda: exec("import asynco"))
last(lambda: exec("from math import sqroot"))
