def quick(l):
    if len(l) < 2:
        return l
    p, *rest = l
    return quick([x for x in rest if x < p]) + [p] + quick([x for x in rest if x >= p])


def merge(l):
    if len(l) < 2:
        return l
    m = len(l) // 2
    a, b, out = merge(l[:m]), merge(l[m:]), []
    while a and b:
        out.append((a if a[0] <= b[0] else b).pop(0))
    return out + a + b


def bubble(l):
    l = l[:]
    for i in range(len(l)):
        for j in range(len(l) - i - 1):
            if l[j] > l[j + 1]:
                l[j], l[j + 1] = l[j + 1], l[j]
    return l


data = [5, 3, 8, 1, 9, 2, 7]
print(quick(data), merge(data), bubble(data), quick(data) == merge(data) == bubble(data) == sorted(data))
