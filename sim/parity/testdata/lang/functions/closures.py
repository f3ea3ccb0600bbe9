def counter(start):
    n = start

    def step(by=1):
        nonlocal n
        n += by
        return n

    def peek():
        return n

    return step, peek


s, look = counter(10)
print(s(), s(5), look(), s.__closure__[0].cell_contents)
fs = [lambda: i for i in range(3)]
print([f() for f in fs])
fs = [lambda i=i: i for i in range(3)]
print([f() for f in fs])
x = "global"


def outer():
    x = "outer"

    def inner():
        global x
        x = "changed"
        return x

    return inner(), x


print(outer(), x)


def unbound():
    try:
        print(y)
    except UnboundLocalError as e:
        print(e)
    y = 1
    del y
    try:
        print(y)
    except UnboundLocalError as e:
        print(e)


unbound()


def free():
    def inner():
        return z
    try:
        inner()
    except NameError as e:
        print(type(e).__name__, e)
    z = 1


free()
