import sys
import io
sys.stdin = io.StringIO("first\n\nlast")
print(input(), repr(input("prompt> ")), input())
try:
    input("again? ")
except EOFError as e:
    print(repr(e))
with open("notes.txt", "w") as f:
    print(f.write("line 1\nline 2\n"), f.name, f.mode, f.closed)
print(f.closed)
with open("notes.txt") as f:
    print(f.read(), repr(f.read()))
with open("notes.txt", "a") as f:
    f.writelines(["x\n", "y"])
with open("notes.txt") as f:
    print(f.readline(), list(f))
print([line.rstrip() for line in open("notes.txt")], open("notes.txt", "rb").read(6))
closed = f
for f in (lambda: open("missing.txt"), lambda: open("notes.txt", "q"), lambda: closed.read(), lambda: open("notes.txt", "x")):
    try:
        f()
    except (OSError, ValueError) as e:
        print(type(e).__name__, e)
import os
print(os.path.exists("notes.txt"), os.remove("notes.txt"), os.path.exists("notes.txt"))
