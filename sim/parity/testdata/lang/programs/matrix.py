def mul(a, b):
    return [[sum(x * y for x, y in zip(r, c)) for c in zip(*b)] for r in a]


def det(m):
    if len(m) == 1:
        return m[0][0]
    return sum((-1) ** j * m[0][j] * det([r[:j] + r[j + 1:] for r in m[1:]]) for j in range(len(m)))


a = [[1, 2], [3, 4]]
print(mul(a, a), det([[2, 0, 1], [1, 3, 2], [1, 1, 1]]), [list(r) for r in zip(*a)], "\n".join(" ".join(f"{x:3}" for x in r) for r in mul(a, a)))
