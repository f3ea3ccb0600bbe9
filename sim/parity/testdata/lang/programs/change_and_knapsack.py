from functools import cache


@cache
def change(n, coins=(1, 5, 10, 25)):
    if n == 0:
        return 1
    if n < 0 or not coins:
        return 0
    return change(n, coins[:-1]) + change(n - coins[-1], coins)


def knapsack(items, room):
    table = [0] * (room + 1)
    for value, weight in items:
        for w in range(room, weight - 1, -1):
            table[w] = max(table[w], table[w - weight] + value)
    return table[-1]


def lcs(a, b):
    rows = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i, x in enumerate(a):
        for j, y in enumerate(b):
            rows[i + 1][j + 1] = rows[i][j] + 1 if x == y else max(rows[i][j + 1], rows[i + 1][j])
    return rows[-1][-1]


print(change(100), knapsack([(60, 10), (100, 20), (120, 30)], 50), lcs("AGGTAB", "GXTXAYB"))
