import traceback


def inner(x):
    return 1 / x


def outer():
    values = [1, 0]
    return [inner(v) for v in values]


try:
    outer()
except ZeroDivisionError:
    print(traceback.format_exc())
try:
    {"a": {"b": None}}["a"]["b"]["c"]
except TypeError:
    print(traceback.format_exc())
try:
    (lambda: undefined_name + 1)()
except NameError:
    print(traceback.format_exc())
