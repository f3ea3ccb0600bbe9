s = "banana"
print(s.find("an"), s.rfind("an"), s.find("x"), s.index("n"), s.rindex("n"), s.find("an", 2), s.find("an", 2, 4), s.find(""), s.rfind(""), s.find("", 10), s.count("a"), s.count("an"), s.count(""), s.count("a", 2), "aaa".count("aa"))
print(s.replace("an", "AN"), s.replace("a", "", 2), s.replace("", "-"), s.replace("", "-", 2), "".replace("", "x"), s.replace("a", "b", count=1), s.replace("x", "y"))
print(s.startswith("ba"), s.endswith(("na", "x")), s.startswith("an", 1), s.endswith("n", 0, 5), s.startswith(""), s.startswith(()), "x" in s, "nan" in s, "" in s)
print("a-b_c".translate({ord("-"): " ", ord("_"): None}), "hello".translate(str.maketrans("el", "ip")), "abc".translate(str.maketrans("a", "x", "c")), str.maketrans({"a": "b", 99: None}))
for f in (lambda: s.index("x"), lambda: s.rindex("x"), lambda: s.find(1), lambda: s.startswith(1), lambda: 5 in s, lambda: s.count(), lambda: str.maketrans("a", "bc"), lambda: s.replace("a")):
    try:
        f()
    except (TypeError, ValueError) as e:
        print(e)
