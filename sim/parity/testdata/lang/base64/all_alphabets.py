import base64
def attempt(f, *a, **k):
    try: print(f(*a, **k))
    except Exception as e: print(type(e).__module__, type(e).__name__, e)
for d in (b"", b"a", b"ab", b"abc", b"abcd", b"abcde", b"\0" * 4, b"\0" * 6, b"    x", bytes(range(30)), b"\xff" * 7):
    for f, g in ((base64.b85encode, base64.b85decode), (base64.a85encode, base64.a85decode), (base64.z85encode, base64.z85decode), (base64.b32hexencode, base64.b32hexdecode), (base64.b32encode, base64.b32decode), (base64.b16encode, base64.b16decode), (base64.b64encode, base64.b64decode)):
        e = f(d); print(f.__name__, e, g(e) == d, g(e.decode()) == d)
    print(base64.b85encode(d, pad=True), base64.a85encode(d, pad=True, foldspaces=True, adobe=True, wrapcol=6), base64.a85decode(base64.a85encode(d, adobe=True), adobe=True) == d)
attempt(base64.b85decode, b"\x00")
attempt(base64.b85decode, "~~~~~")
attempt(base64.z85decode, b"~")
attempt(base64.a85decode, b"abz")
attempt(base64.a85decode, b"v")
attempt(base64.a85decode, b"uuuuu")
attempt(base64.a85decode, b"a", adobe=True)
attempt(base64.b85encode, "a")
attempt(base64.b32hexdecode, "zz")
attempt(base64.b32hexdecode, "co======", casefold=True)
