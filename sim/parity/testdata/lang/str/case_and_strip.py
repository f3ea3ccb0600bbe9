s = "  Hello, World  "
print(s.strip(), s.lstrip() + "|", s.rstrip() + "|", s.upper(), s.lower(), s.swapcase(), s.title(), s.strip().capitalize(), s.strip().casefold())
print("xxhixx".strip("x"), "abcba".strip("ab"), "mississippi".lstrip("ims"), "a.b.".rstrip("."), "straße".upper(), "straße".casefold(), "ǅ".title(), "they're bill's".title(), "ıİ".lower().encode(), "ß".capitalize(), "ŉ".upper())
print("prefix-body".removeprefix("prefix-"), "body.txt".removesuffix(".txt"), "x".removeprefix("y"), "\t\n x \u3000".strip() + "|")
for f in (lambda: "a".strip(5), lambda: "a".upper(1), lambda: "a".removeprefix()):
    try:
        f()
    except TypeError as e:
        print(e)
