print("a b  c ".split(), "a b  c ".split(" "), "a,b,c".split(",", 1), "a,b,c".rsplit(",", 1), "".split(), "".split(","), "  ".split(), "a  b c".split(None, 1), "a b c ".rsplit(None, 1), "abc".split("abc"))
print("l1\nl2\r\nl3\rl4\x0bl5\u2028l6".splitlines(), "a\n\nb\n".splitlines(True), "".splitlines(), "\n".splitlines())
print("a=b=c".partition("="), "a=b=c".rpartition("="), "abc".partition("x"), "abc".rpartition("x"))
print("-".join("abc"), ", ".join([]), "".join(["x"]), "|".join(str(i) for i in range(3)), " ".join({"k": 1, "l": 2}))
for f in (lambda: "a".split(""), lambda: ",".join([1]), lambda: ",".join(["a", None]), lambda: ",".join(5), lambda: "a".partition(""), lambda: "a".split(1), lambda: "abc".split(sep="b", maxsplit=1)):
    try:
        print(f())
    except (TypeError, ValueError) as e:
        print(e)
