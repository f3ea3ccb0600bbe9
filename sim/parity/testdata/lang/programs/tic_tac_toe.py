def winner(board):
    lines = [board[i:i + 3] for i in (0, 3, 6)] + [board[i::3] for i in range(3)] + [board[::4], board[2:7:2]]
    return next((l[0] for l in lines if l[0] != " " and len(set(l)) == 1), None)


def best(board, player):
    if w := winner(board):
        return (1 if w == "X" else -1), None
    free = [i for i, c in enumerate(board) if c == " "]
    if not free:
        return 0, None
    results = [(best(board[:i] + player + board[i + 1:], "O" if player == "X" else "X")[0], i) for i in free]
    return (max if player == "X" else min)(results, key=lambda r: r[0])


print(best("XO  X O  ", "X"), best("XOXOXO   ", "O"), winner("XXXOO    "), winner("         "))
