import fnmatch

names = ["a", "ab", "a.py", "B.PY", "[x]", "x-y", "a*b", "", "ab\nc", "-", "]", "^"]
for pattern in "*", "a*", "*.py", "?", "[ab]", "[!ab]*", "[[]x]", "[a-c]*", "*b*", "[", "[]", "[]]", "[!]]", "a[*]b", "[c-a]", "[!c-a]", "x[-]y", "[^]", "**b":
    print(repr(pattern), fnmatch.filter(names, pattern), [fnmatch.fnmatchcase(n, pattern) for n in names].count(True))
print(fnmatch.fnmatch("A.PY", "*.py"), fnmatch.fnmatch(b"abc", b"a*"))
