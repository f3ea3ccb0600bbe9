def main():
    seed = 12345
    items = []
    for i in range(100000):
        seed = (seed * 1103515245 + 12345) % 2147483648
        items.append(seed)
    items = sorted(items)
    by_digit = sorted(items, key=lambda x: x % 10)
    return by_digit[0] + items[-1]


RESULT = main()
