# Files of bytes, with a buffer and without.
import io

with open("b.bin", "wb") as f:
    print(f, f.mode, f.write(bytes(range(10))), f.tell())
    for bad in (lambda: f.write("text"), f.read):
        try:
            bad()
        except (TypeError, OSError) as exc:
            print(type(exc).__name__, exc)
with open("b.bin", "rb") as f:
    print(f, f.read(3), f.tell(), f.peek(1)[:2], f.read(), f.read())
    f.seek(-2, 2)
    print(f.read(), f.seek(1), f.read(1), f.seek(2, 1), f.read(1))
    buffer = bytearray(4)
    f.seek(0)
    print(f.readinto(buffer), buffer)
    try:
        f.write(b"x")
    except io.UnsupportedOperation as exc:
        print(exc)
with open("b.bin", "r+b") as f:
    print(f, f.mode)
    f.seek(5)
    f.write(b"FIVE")
    f.seek(0)
    print(f.read())
    f.seek(20)
    f.write(b"far")
    f.seek(0)
    print(f.read())
    print(f.truncate(3), f.tell())
print(open("b.bin", "rb", buffering=0).read(), open("b.bin", "rb", buffering=0))
with open("b.bin", "ab") as f:
    f.seek(0)
    f.write(b"appended")
print(open("b.bin", "rb").read())
with open("lines.bin", "wb") as f:
    f.writelines([b"1\n", b"2\n", b"3"])
with open("lines.bin", "rb") as f:
    print(f.readline(), list(f))
print(isinstance(f, io.BufferedIOBase), type(f), f.closed)
try:
    f.read()
except ValueError as exc:
    print(exc)
