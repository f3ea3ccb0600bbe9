class Count:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return CountIter(self.n)


class CountIter:
    def __init__(self, n):
        self.left = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.left == 0:
            raise StopIteration
        self.left -= 1
        return self.left

    def __length_hint__(self):
        return self.left


class Old:
    def __getitem__(self, i):
        if i > 3:
            raise IndexError
        return i * 10


print(list(Count(3)), tuple(Count(2)), 20 in Old(), list(Old()), list(reversed([1, 2])), max(Old()), [*Count(2)], dict(zip(Count(2), Old())))
a, b = Count(2)
print(a, b, list(enumerate(Old(), 1)), sum(Count(4)), sorted(Old(), reverse=True), " ".join(map(str, Old())), set(Count(1)))


class NoNext:
    def __iter__(self):
        return 5


for f in (lambda: list(NoNext()), lambda: iter(5), lambda: next([]), lambda: [*3], lambda: list(zip(1)), lambda: next(iter([])), lambda: reversed({1}), lambda: len(iter([]))):
    try:
        f()
    except (TypeError, StopIteration) as e:
        print(type(e).__name__, e)
it = iter([1, 2, 3].pop, 1)
print(list(it), next(it, None))


class Rev:
    def __reversed__(self):
        return iter("reversed")

    def __len__(self):
        return 2

    def __getitem__(self, i):
        return "ab"[i]


print(list(reversed(Rev())), list(Rev()), __import__("operator").length_hint(CountIter(4)))
