x = "module"


def outer():
    x = "outer"

    def inner():
        nonlocal x
        x = "inner"

        def innermost():
            global x
            x = "global"
            return x

        return innermost()

    print(inner(), x)


outer()
print(x)


def counter():
    n = 0

    def up(by=1):
        nonlocal n
        n += by
        return n

    return up


a, b = counter(), counter()
print(a(), a(5), b(), a())


def unbound():
    print(x)
    x = 1


try:
    unbound()
except UnboundLocalError as e:
    print(e)


def free():
    def g():
        return y
    try:
        g()
    except NameError as e:
        print(e)
    y = 1
    return g()


print(free())


class K:
    x = "class"
    print(x)

    def m(self):
        return x


print(K().m())
