b = b"hello \x00\xff"
print(b, len(b), b[0], b[1:3], b.find(b"l"), b.upper(), b.hex(), b.split(b" "), b + b"!", b * 2, list(b"ab"), b"l" in b, 104 in b)
print(bytes(3), bytes([1, 2]), bytes("é", "utf-8"), b"%d %s" % (5, b"x"), b"abc".decode(), b"a,b".split(b","), b"x".join([b"1", b"2"]), b"abc".startswith(b"a"))
ba = bytearray(b"abc")
ba[0] = 120; ba.append(33); ba.extend(b"zz"); ba[1:2] = b"--"; del ba[-1]
print(ba, bytes(ba), ba.pop(), ba == b"x--c!", len(ba))
try:
    b"\xff".decode()
except UnicodeDecodeError as e:
    print(e)
try:
    "é".encode("ascii")
except UnicodeEncodeError as e:
    print(e)
print("é\udc80".encode("utf-8", "replace"), b"\xffa".decode("utf-8", "replace"), b"\xffa".decode("utf-8", "ignore"), "é".encode("ascii", "backslashreplace"), "é".encode("ascii", "xmlcharrefreplace"))
