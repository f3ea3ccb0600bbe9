print("héllo €".encode(), "héllo".encode("latin-1"), "héllo".encode("ascii", "ignore"), "héllo".encode("ascii", "replace"), "é".encode("utf-16-le"), "a".encode("utf-16"), "é".encode("utf-8").decode("latin-1"), "é😀".encode("ascii", "backslashreplace"), "é".encode("ascii", "namereplace"))
print(b"caf\xc3\xa9".decode(), b"\xe9".decode("latin-1"), b"a\xffb".decode("utf-8", errors="replace"), b"a\xffb".decode("utf-8", "backslashreplace"), b"\xff\xfea\x00".decode("utf-16"), str(b"abc", "ascii"), str(b"x"))
for f in (lambda: "é".encode("ascii"), lambda: b"\xff".decode(), lambda: b"a\xc3".decode(), lambda: "x".encode("nope"), lambda: "\ud800".encode(), lambda: "x".encode("ascii", "nope") or "日".encode("latin-1"), lambda: b"\xe9\x80".decode("utf-8")):
    try:
        print(f())
    except (UnicodeError, LookupError) as e:
        print(type(e).__name__, e)
try:
    "abcé".encode("ascii")
except UnicodeEncodeError as e:
    print(e.encoding, e.object, e.start, e.end, e.reason)
