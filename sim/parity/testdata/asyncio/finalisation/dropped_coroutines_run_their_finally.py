import asyncio


class Fut:

    def __await__(self):
        yield


async def co(n):
    try:
        await Fut()
        await Fut()
    finally:
        print('finally', n)
c = co(1)
c.send(None)
del c
print('after 1')
c = co(2)
c.send(None)
c = None
print('after 2')
l = [co(3), co(4)]
for x in l:
    x.send(None)
del x
l.pop()
print('popped')
l.clear()
print('cleared')
d = {'a': co(5)}
d['a'].send(None)
del d['a']
print('deleted item')


class A:
    pass


a = A()
a.c = co(6)
a.c.send(None)
del a
print('a gone')


def f():
    c = co(7)
    c.send(None)
    print('leaving')


f()
print('left')


async def outer(n):
    try:
        await co(n)
    finally:
        print('outer finally')


o = outer(8)
o.send(None)
del o
print('end of outer')


async def bad():
    try:
        await Fut()
    finally:
        await Fut()


b = bad()
b.send(None)
del b
print('after bad')


async def bad2():
    try:
        await Fut()
    except GeneratorExit:
        raise ValueError('x')


b = bad2()
b.send(None)
del b
print('after bad2')
co(9)
x = co(10)
x.send(None)
y = co(11)
