def f(x):
    match x:
        case [1, 2]:
            return "one two"
        case [1, *rest]:
            return f"one and {rest}"
        case (a, b, c) if a == b == c:
            return f"all {a}"
        case [_, [x, y], *_]:
            return f"nested {x} {y}"
        case [str() as s, *_, int(n)]:
            return f"{s} to {n}"
        case [*all]:
            return f"list {all}"
        case _:
            return "no sequence"


from collections import deque
for v in ([1, 2], (1, 2, 3), [4, 4, 4], [9, (8, 7), 6], ["a", 1, 2], range(2), "ab", b"ab", deque([1]), {1: 2}, {1}, [], iter([1])):
    print(repr(v) if not hasattr(v, "__next__") else "iterator", "->", f(v))
