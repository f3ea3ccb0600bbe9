def main():
    x = 0.0
    for i in range(1000000):
        x = x * 0.5 + i / 3.0 - 1.25
    return x


RESULT = main()
