def main():
    counts = {}
    for i in range(400000):
        key = i * 7919 % 1009
        if key in counts:
            counts[key] += 1
        else:
            counts[key] = 1
    names = {}
    for i in range(100000):
        names["k" + str(i % 500)] = i
    return len(counts) + len(names)


RESULT = main()
