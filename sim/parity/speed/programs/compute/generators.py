def numbers(n):
    for i in range(n):
        yield i


def evens(source):
    for x in source:
        if x % 2 == 0:
            yield x


def main():
    total = 0
    for x in evens(numbers(600000)):
        total += x
    return total


RESULT = main()
