import shlex


def attempt(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as e:
        print(type(e).__module__, type(e).__name__, e)


for x in ["ls -l 'my file' \"a b\\\"c\" d\\ e", "a#b c # d", "", "''", "a'b'c", "x=1 --k=\"v w\"", "a\\\nb"]:
    attempt(shlex.split, x)
attempt(shlex.split, x, comments=True)
attempt(shlex.split, x, posix=False)
attempt(lambda x: list(shlex.shlex(x)), x)
attempt(lambda x: list(shlex.shlex(x, posix=True)), x)
attempt(lambda x: list(shlex.shlex(x, punctuation_chars=True)), x)
attempt(shlex.split, "a 'b")
attempt(shlex.split, "a\\")
attempt(shlex.split, None)
attempt(lambda x: list(shlex.shlex(x, punctuation_chars=True)), "a && b || c; d >> e | f")
attempt(lambda x: list(shlex.shlex(x)), "a.b(c) + 'd e' \"f\"g")
print(shlex.quote("a b"), shlex.quote(""), shlex.quote("it's"), shlex.quote("ab-c.d"), shlex.join(["a", "b c"]))
