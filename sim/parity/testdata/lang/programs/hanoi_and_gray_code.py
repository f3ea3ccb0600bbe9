def hanoi(n, a, b, c):
    if n:
        yield from hanoi(n - 1, a, c, b)
        yield f"{a}{c}"
        yield from hanoi(n - 1, b, a, c)


print(*hanoi(3, *"ABC"), [f"{i ^ i >> 1:03b}" for i in range(8)], sum(1 for _ in hanoi(8, *"ABC")))
