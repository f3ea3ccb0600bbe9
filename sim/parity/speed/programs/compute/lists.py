def main():
    total = 0
    for round in range(20):
        items = []
        for i in range(20000):
            items.append(i ^ round)
        for i in range(len(items) - 1):
            items[i] = items[i + 1]
        total += sum_of(items)
    return total


def sum_of(items):
    total = 0
    for x in items:
        total += x
    return total


RESULT = main()
