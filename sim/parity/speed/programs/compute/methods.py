class Counter:
    def __init__(self, step):
        self.step = step
        self.value = 0

    def tick(self, times):
        self.value = self.value + self.step * times
        return self

    def get(self):
        return self.value


def main():
    counter = Counter(3)
    for i in range(400000):
        counter.tick(2).get()
    for i in range(100000):
        Counter(i).tick(1)
    return counter.get()


RESULT = main()
