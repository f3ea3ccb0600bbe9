def naturals(n=0):
    while True:
        yield n
        n += 1


def take(n, it):
    for _, x in zip(range(n), it):
        yield x


def primes():
    found = []
    for n in naturals(2):
        if all(n % p for p in found):
            found.append(n)
            yield n


def windows(it, n):
    buf = []
    for x in it:
        buf.append(x)
        if len(buf) == n:
            yield tuple(buf)
            del buf[0]


def averager():
    total = count = 0
    avg = None
    while True:
        v = yield avg
        if v is None:
            return total, count
        total += v
        count += 1
        avg = total / count


print(list(take(8, primes())), list(windows(range(5), 3)), sum(take(10, (x * x for x in naturals()))))
a = averager()
next(a)
print(a.send(10), a.send(20), a.send(33))
try:
    a.send(None)
except StopIteration as e:
    print(e.value)
a, b, *c = take(4, naturals(5))
print(a, b, c, max(take(3, naturals())), 3 in naturals(), dict(take(2, enumerate(naturals(7)))))
