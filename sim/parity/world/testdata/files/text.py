# Text files: modes, reading in every way, newlines, encodings, errors.
import io


def attempt(name, function, *args, **kwargs):
    try:
        print(name, repr(function(*args, **kwargs)))
    except (OSError, ValueError, TypeError) as exc:
        print(name, type(exc).__name__, exc)


with open("a.txt", "w") as f:
    print(f, f.name, f.mode, f.encoding, f.readable(), f.writable(), f.seekable(), f.closed)
    print(f.write("one\ntwo\n"), f.tell())
    f.writelines(["three\n", "四\n"])
    attempt("read", f.read)
print(f.closed)
attempt("write", f.write, "x")

with open("a.txt") as f:
    print(f.read(5), f.tell(), repr(f.readline()), f.readlines())
    attempt("write", f.write, "x")
    print(f.seek(0), f.read(1), f.seek(0, 2), repr(f.read()))
    attempt("relative", f.seek, 1, 1)
    attempt("negative", f.seek, -1)
print([line for line in open("a.txt")])

with open("a.txt", "a") as f:
    print(f.tell() > 0)
    f.write("five")
with open("a.txt", "r+") as f:
    f.write("ONE")
    print(repr(f.readline()))
    f.seek(0)
    print(repr(f.read()))
    print(f.truncate(4))
print(repr(open("a.txt").read()))

attempt("missing", open, "missing.txt")
attempt("exclusive", open, "a.txt", "x")
attempt("mode", open, "a.txt", "z")
attempt("modes", open, "a.txt", "rw")
attempt("both", open, "a.txt", "rbt")
attempt("binary", open, "a.txt", "rb", encoding="utf-8")
attempt("unbuffered", open, "a.txt", "r", 0)
attempt("folder", open, ".")
attempt("below a file", open, "a.txt/b")
attempt("in no folder", open, "no/such/folder.txt", "w")
attempt("newline", open, "a.txt", newline="x")
attempt("type", open, 3.5)
with open("a.txt", "w") as f:
    attempt("bytes", f.write, b"x")
    f.write("unseen until flushed")
    print(repr(open("a.txt").read()))
    f.flush()
    print(repr(open("a.txt").read()))

for newline in None, "", "\n", "\r\n", "\r":
    with open("n.txt", "w", newline=newline) as f:
        f.write("a\nb\r\nc\rd")
    print(repr(newline), open("n.txt", "rb").read())
with open("n.txt", "wb") as f:
    f.write(b"a\nb\r\nc\rd")
for newline in None, "", "\n", "\r\n", "\r":
    with open("n.txt", newline=newline) as f:
        print(repr(newline), f.readlines())

with open("e.txt", "w", encoding="latin-1") as f:
    f.write("é")
print(open("e.txt", "rb").read())
attempt("decode", open("e.txt").read)
print(repr(open("e.txt", errors="replace").read()), repr(open("e.txt", encoding="latin-1").read()))
attempt("encode", open("f.txt", "w", encoding="ascii").write, "é")
print(isinstance(f, io.TextIOBase), isinstance(f, io.IOBase), type(f))
