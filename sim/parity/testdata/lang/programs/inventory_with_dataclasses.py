from dataclasses import dataclass, field
from collections import defaultdict


@dataclass(order=True)
class Item:
    price: float
    name: str = field(compare=False)
    tags: frozenset = field(default=frozenset(), compare=False)


class Store:
    def __init__(self):
        self.stock = defaultdict(int)

    def __iadd__(self, pair):
        item, n = pair
        self.stock[item.name] += n
        return self

    def __getitem__(self, name):
        return self.stock[name]


s = Store()
a, b = Item(2.5, "tea"), Item(1.5, "milk", frozenset({"cold"}))
s += a, 3
s += b, 2
s += a, 1
print(s["tea"], s["milk"], s["none"], sorted([a, b]), min(a, b).name, dict(s.stock))
