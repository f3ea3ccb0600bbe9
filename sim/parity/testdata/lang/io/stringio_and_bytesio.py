import io
s = io.StringIO("line1\nline2\nline3")
print(s.readline(), s.read(3), s.tell(), s.readlines(), s.read(), s.seek(0), list(s)); s.write("!"); print(s.getvalue()[-1], s.closed, s.truncate(3), s.getvalue())
b = io.BytesIO(); print(b.write(b"abc"), b.getvalue(), b.seek(1), b.read(), b.readable(), b.getbuffer().nbytes if False else "")
with io.StringIO() as f:
    f.writelines(["a", "b"]); print(f.getvalue())
for op in (lambda: f.read(), lambda: io.StringIO(5), lambda: io.StringIO().write(5), lambda: io.BytesIO("x"), lambda: io.BytesIO().write("x"), lambda: s.seek(-1)):
    try:
        op()
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
print(io.StringIO("a\r\nb").read().__repr__(), io.StringIO("a\r\nb", newline=None).read().__repr__(), isinstance(s, io.TextIOBase), io.StringIO("x").read(0).__repr__())
