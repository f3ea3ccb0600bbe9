class LRU:
    def __init__(self, size):
        self.size, self.data, self.hits = size, {}, 0

    def get(self, key, make):
        if key in self.data:
            self.hits += 1
            self.data[key] = self.data.pop(key)
        else:
            self.data[key] = make(key)
            if len(self.data) > self.size:
                print("evict", oldest := next(iter(self.data)))
                del self.data[oldest]
        return self.data[key]


c = LRU(2)
print([c.get(k, lambda k: k * 10) for k in (1, 2, 1, 3, 2, 1)], c.hits, c.data)
