import sys
print(1, "a", None, [1], sep="-", end="!\n")
print()
print("a", "b", sep="")
print("x", end="")
print("y", end=None)
print(*[1, 2], *"ab", sep=", ")
print("to stdout", file=sys.stdout, flush=True)
print("a\tb\\n", "multi\nline", sep="|")
for f in (lambda: print(1, sep=5), lambda: print(1, end=5), lambda: print(1, foo=2), lambda: print(1, file=5)):
    try:
        f()
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)


class W:
    def __init__(self):
        self.parts = []

    def write(self, s):
        self.parts.append(s)


w = W()
print("a", 1, file=w)
print(w.parts, sys.stdout.write("abc\n"))
import io
buf = io.StringIO()
print("captured", file=buf)
print(repr(buf.getvalue()))
old, sys.stdout = sys.stdout, buf
print("redirected")
sys.stdout = old
print(repr(buf.getvalue()))
