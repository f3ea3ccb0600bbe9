if (n := len("hello")) > 3:
    print(n)
print([y := 5, y ** 2], y)
data = iter([3, 2, 0, 1])
while chunk := next(data):
    print("chunk", chunk)
print([last := x * 2 for x in range(3)], last)
print(any((found := w).startswith("b") for w in ["a", "bc", "bd"]), found)


def f(a, b=(c := 10)):
    return (t := a + b) * t


print(f(1), c)
print({k: (v := k * 2) for k in range(2)}, v, f"{(z := 3)}", z)
