b = b"Hello World"
print(b.lower(), b.upper(), b.split(), b.replace(b"l", b"L"), b.find(b"o"), b.rfind(b"o"), b.count(b"l"), b.startswith(b"He"), b.index(b"W"), b.partition(b" "), b.strip(b"Hd"), b.title(), b.swapcase(), b.isalpha(), b"12".isdigit(), b.center(15, b"*"), b"7".zfill(3), b.hex(), b.hex(":"), bytes.fromhex("48 65"), b"a,b".rsplit(b",", 1), b"-".join([b"x", b"y"]), b"a\nb".splitlines(), b"ab".ljust(4) + b"|", b"x".removeprefix(b"x"))
print(b[0], b[-1:], b[::-1], b[2:5], b + b"!", b * 2, 72 in b, b"ell" in b, list(b[:3]), bytes(3), bytes([65, 66]), bytes("é", "utf-8"), bytes(b"x"), bytes(range(3)), len(b), b == bytearray(b), b"a" < b"b", hash(b"a") == hash(b"a"), b"%s-%d" % (b"q", 5), b"\t\\'\"\x80", b'"', b"'", min(b), sorted(b"cab"), b"abc".translate(None, b"b"), b"abc".translate(bytes.maketrans(b"a", b"z")), bytes())
ba = bytearray(b"abc")
ba.append(100); ba.extend(b"ef"); ba[0] = 65; ba[1:3] = b"XYZ"; del ba[-1]; ba.insert(0, 33); ba += b"!"; ba.reverse()
print(ba, ba.pop(), ba.remove(33), ba.decode(), bytes(ba), ba.copy(), ba * 2, bytearray(2), ba.upper(), ba.find(b"A"), bytearray("x", "ascii"))
for f in (lambda: bytes([256]), lambda: bytes("a"), lambda: bytes(-1), lambda: b"a" + "b", lambda: b"a".join(["x"]), lambda: bytes.fromhex("zz"), lambda: b"a"[5], lambda: b"a".find("a"), lambda: bytearray(b"a").append(256), lambda: b"abc".index(b"z"), lambda: ba.__setitem__(0, "x"), lambda: bytes([1.5]), lambda: "a" + b"b", lambda: bytes.fromhex("a"), lambda: b"a" < "a", lambda: b"a".split(",")):
    try:
        f()
    except (ValueError, TypeError, IndexError) as e:
        print(type(e).__name__, e)
m = memoryview(bytearray(b"abcd"))
print(m[0], bytes(m[1:3]), len(m), m.tolist(), m.nbytes, m.readonly)
