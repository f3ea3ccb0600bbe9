from unittest.mock import *


def show(source):
    try:
        result = str(eval(source)).split(" id='")[0]
    except BaseException as e:
        result = f"{type(e).__name__}: {e}"
    print(source, "->", result)


for source in """
ANY
ANY == None
ANY != None
[1, ANY] == [1, 2]
sentinel.foo
sentinel.foo is sentinel.foo
sentinel.foo == sentinel.bar
DEFAULT
sentinel.DEFAULT is DEFAULT
Mock().method(ANY) == 5
""".strip().splitlines():
    show(source)
