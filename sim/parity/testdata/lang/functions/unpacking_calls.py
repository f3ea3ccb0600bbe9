def show(*args, **kwargs):
    print(args, kwargs)


a = [1, 2]
show(*a, 3, *range(2), x=1, **{"y": 2}, z=3)
show(*"ab", **dict(k=1))
first, *middle, last = range(5)
print(first, middle, last)
[p, (q, *r)] = 1, "xyz"
print(p, q, r)
*only, = (1, 2)
print(only, [*a, *a], {*a, 3}, {**{"a": 1}, "b": 2, **{"a": 3}}, (*a,))
for bad in ("a, b = 1", "a, b = 1, 2, 3", "a, b, c = 1, 2", "a, *b = ()"):
    try:
        exec(bad)
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
try:
    show(*5)
except TypeError as e:
    print(e)
try:
    show(**5)
except TypeError as e:
    print(e)
try:
    show(**{1: 2})
except TypeError as e:
    print(e)
