s = "abcdefg"
print(s[0], s[-1], s[2:5], s[:3], s[3:], s[::2], s[::-1], s[5:2:-1], s[-3:-1], s[10:], s[:100], s[2:2], s[-100:2], s[::3], s[6::-2], s[None:None], s[slice(1, 6, 2)], s[True])
u = "aé漢😀z"
print(len(u), u[3], u[::-1], u[1:4], [c for c in u], u.index("😀"), u[-2:], u.encode("utf-8")[:4], len(u.encode()), ord(u[3]), u.find("z"))
print("a" * 3, 3 * "ab", "a" * 0, "a" * -1, "x" + "y", "b" > "a", "Z" < "a", "abc" < "abd", "" < "a", "a" == "a", min("hello"), max("hello"), sorted("hello"), list(reversed("abc")))
for f in (lambda: s[10], lambda: s["a"], lambda: s[::0], lambda: "a" + 1, lambda: 1 + "a", lambda: "a" * 1.5, lambda: "a" * "b", lambda: "a" - "b", lambda: "a" < 1, lambda: s[1.0:2]):
    try:
        f()
    except (TypeError, ValueError, IndexError) as e:
        print(type(e).__name__, e)
