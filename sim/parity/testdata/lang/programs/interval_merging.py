def merge(intervals):
    out = []
    for a, b in sorted(intervals):
        if out and a <= out[-1][1]:
            out[-1][1] = max(b, out[-1][1])
        else:
            out.append([a, b])
    return [tuple(i) for i in out]


print(merge([(5, 8), (1, 3), (2, 4), (8, 9), (20, 21)]), merge([]), merge([(1, 10), (2, 3)]))
