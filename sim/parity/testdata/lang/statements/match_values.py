def f(x):
    match x:
        case 0:
            return "zero"
        case -1 | 1.5:
            return "special number"
        case "a" "b":
            return "ab"
        case True:
            return "true"
        case None:
            return "none"
        case b"x":
            return "bytes"
        case 3 + 4j:
            return "complex"
        case int() | float() as n if n > 100:
            return f"big {n}"
        case str(s):
            return f"string {s}"
        case [] | () as e:
            return f"empty {e!r}"
        case _:
            return "other"


for v in (0, 0.0, False, -1, 1.5, "ab", "abc", True, 1, None, b"x", 3 + 4j, 101, 1e9, [], (), {}, 5):
    print(repr(v), f(v))
