import hashlib

for n in ("md5","sha3_512","blake2b","blake2s"):
    h=hashlib.new(n,b"abc"); print(n,h.hexdigest(),h.digest_size,h.block_size,h.name)
print(hashlib.shake_128(b"abc").hexdigest(20), hashlib.shake_256(b"").digest(4), hashlib.shake_128().digest_size)
print(hashlib.blake2b(b"x"*1000,key=b"k",salt=b"s",person=b"p",digest_size=20).hexdigest())
print(hashlib.blake2s(b"x"*128,key=b"k",salt=b"s",person=b"p",digest_size=20,last_node=True,node_offset=5).hexdigest())
print(hashlib.blake2b(b"y"*128).hexdigest())
h=hashlib.blake2b(); h.update(b"abc"); g=h.copy(); g.update(b"d"); print(h.hexdigest()[:9], g.hexdigest()[:9])
for f in (lambda: hashlib.blake2b(digest_size=65), lambda: hashlib.blake2b(salt=b"x"*17), lambda: hashlib.blake2s(key=b"x"*33), lambda: hashlib.md5("a"), lambda:hashlib.blake2b("a")):
    try: f()
    except Exception as e: print(type(e).__name__, e)
print(sorted(hashlib.algorithms_guaranteed))
print(type(hashlib.blake2b()), hashlib.blake2b.MAX_KEY_SIZE, type(hashlib.md5()))
