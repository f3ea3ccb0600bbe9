print("ab".center(6) + "|", "ab".center(7, "*"), "abc".center(6, "-"), "ab".ljust(5, ".") + "|", "ab".rjust(5), "42".zfill(5), "-42".zfill(5), "+7".zfill(4), "abc".zfill(2), "a\tb\tcd\te".expandtabs(), "a\tb".expandtabs(4), "\t|\n\t|".expandtabs(3))
for f in (lambda: "a".center(5, "ab"), lambda: "a".ljust("5"), lambda: "a".zfill()):
    try:
        f()
    except TypeError as e:
        print(e)
