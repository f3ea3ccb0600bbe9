data = [("b", 2), ("a", 2), ("c", 1), ("d", 1)]
print(sorted(data, key=lambda p: p[1]), sorted(data, key=lambda p: p[1], reverse=True), sorted(data, key=lambda p: (-p[1], p[0])))


class Loud:
    def __init__(self, n):
        self.n = n

    def __lt__(self, o):
        return self.n < o.n

    def __repr__(self):
        return f"L{self.n}"


print(sorted([Loud(3), Loud(1), Loud(2)]), min(Loud(2), Loud(1)), max([Loud(5), Loud(7)], key=lambda l: -l.n))
calls = []
print(sorted([3, 1, 2], key=lambda x: calls.append(x) or x), calls)
l = [3, 1, 2]
try:
    l.sort(key=lambda x: l.append(1) or x)
except ValueError as e:
    print(e)
try:
    sorted([1, 2], key=lambda x: 1 / 0)
except ZeroDivisionError as e:
    print(e)
import random
random.seed(1)
big = [random.randrange(100) for _ in range(200)]
print(sorted(big) == sorted(big[::-1]), sorted(range(10), key=lambda x: x % 3), sorted([True, False, 2, 0.5]), sorted([[2], [1, 5], [1]]), sorted(["B", "a", "C"]), sorted([None, None], key=lambda x: 0))
