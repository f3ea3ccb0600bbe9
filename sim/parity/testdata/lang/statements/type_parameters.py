def first[T](items: list[T]) -> T:
    return items[0]


class Stack[T]:
    def __init__(self):
        self.items: list[T] = []

    def push(self, x: T) -> None:
        self.items.append(x)


class Pair[K, V = int](dict): ...


type Point = tuple[float, float]
type Tree[T] = T | list[Tree[T]]
print(first([1, 2]), first.__type_params__, Stack.__type_params__, Point.__name__, Point.__value__, Tree.__type_params__)
s = Stack[int]()
s.push(1)
print(s.items, type(Point).__name__, Point)


def bounded[T: (int, str), *Ts, **P](x: T, *a: *Ts) -> T:
    return x


print(bounded("b"), bounded.__type_params__, [type(p).__name__ for p in bounded.__type_params__], bounded.__type_params__[0].__constraints__)
