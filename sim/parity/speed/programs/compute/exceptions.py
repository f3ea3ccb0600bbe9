def check(n):
    if n % 2:
        raise ValueError(n)
    return n


def main():
    caught = 0
    for i in range(200000):
        try:
            check(i)
        except ValueError as e:
            caught += 1
    return caught


RESULT = main()
