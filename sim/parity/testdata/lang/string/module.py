import string
print(string.ascii_lowercase, string.ascii_uppercase[:3], string.digits, string.hexdigits, string.punctuation, repr(string.whitespace), string.octdigits, len(string.printable), string.capwords("hello  big world"), string.capwords("a-b", "-"))
t = string.Template("$who likes ${what} $$5")
print(t.substitute(who="Tim", what="tea"), t.safe_substitute(who="X"), t.template, t.get_identifiers())
for f in (lambda: t.substitute(who=1), lambda: string.Template("$1").substitute()):
    try:
        f()
    except (KeyError, ValueError) as e:
        print(type(e).__name__, e)
f = string.Formatter(); print(f.format("{0} {x}", 1, x=2), list(f.parse("a{b!r:c}d")))
