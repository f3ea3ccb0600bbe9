import hashlib, base64, binascii, hmac
print(hashlib.md5(b"abc").hexdigest(), hashlib.sha1(b"").hexdigest(), hashlib.sha256(b"abc").hexdigest(), hashlib.sha512(b"x").hexdigest()[:20], hashlib.new("sha256", b"abc").digest()[:4], hashlib.sha3_256(b"a").hexdigest()[:16], hashlib.blake2b(b"a", digest_size=8).hexdigest())
h = hashlib.sha256(); h.update(b"a"); c = h.copy(); h.update(b"bc"); print(h.hexdigest() == hashlib.sha256(b"abc").hexdigest(), h.name, h.digest_size, h.block_size, c.hexdigest()[:8])
print(base64.b64encode(b"hello?>"), base64.b64decode("aGVsbG8="), base64.urlsafe_b64encode(b"\xfb\xff"), base64.b32encode(b"hi"), base64.b16encode(b"hi"), base64.b85encode(b"hello"), base64.b32decode("NBUQ===="), binascii.hexlify(b"ab"), binascii.unhexlify("6162"), binascii.crc32(b"abc"), hmac.new(b"k", b"m", "sha256").hexdigest()[:10], hmac.compare_digest("a", "a"))
for f in (lambda: hashlib.md5("x"), lambda: hashlib.new("nope"), lambda: base64.b64decode("a"), lambda: base64.b64encode("x"), lambda: base64.b16decode("zz")):
    try:
        f()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
