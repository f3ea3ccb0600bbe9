def main():
    total = 0
    for i in range(300):
        squares = [x * x for x in range(1000) if x % 3]
        table = {x: x + i for x in range(300)}
        total += len(squares) + len(table)
    return total


RESULT = main()
