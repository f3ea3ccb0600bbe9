maths, art = {"ann", "bob", "cid"}, {"bob", "dee"}
print(sorted(maths & art), sorted(maths ^ art), len(maths | art), {"bob"} <= maths, sorted(n.title() for n in maths - art))
grades = {"ann": [90, 80], "bob": [70], "cid": []}
for name, g in grades.items():
    try:
        print(name, sum(g) / len(g))
    except ZeroDivisionError:
        print(name, "no grades")
print(max(grades, key=lambda n: sum(grades[n])), sorted(grades, key=lambda n: len(grades[n])), {n: max(g, default=None) for n, g in grades.items()})
