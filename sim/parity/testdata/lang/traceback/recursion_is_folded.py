import traceback


def f(n):
    if n == 0:
        raise ValueError("bottom")
    f(n - 1)


try:
    f(10)
except ValueError:
    print(traceback.format_exc())


def a(n):
    if n == 0:
        1 / 0
    b(n - 1)


def b(n):
    a(n)


try:
    a(3)
except ZeroDivisionError as e:
    print("".join(traceback.format_exception(e)))
