import gzip
import zlib


def attempt(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as e:
        print(type(e).__module__, type(e).__name__, e)


print(zlib.crc32(b"hello"), zlib.adler32(b"hello"), zlib.crc32(b"lo", zlib.crc32(b"hel")), zlib.adler32(b"lo", zlib.adler32(b"hel")))
d=b"hello world "*50
c=zlib.compress(d); print(zlib.decompress(c)==d, c[:2], len(c)<len(d), 1)
attempt(zlib.decompress, b"garbage")
attempt(zlib.compress,"a")
o=zlib.decompressobj(); print(len(o.decompress(c[:10])+o.decompress(c[10:])), o.eof, o.unused_data)
print(gzip.decompress(gzip.compress(d))==d)
attempt(gzip.decompress,b"abc")
print(zlib.decompress(bytes.fromhex('789ccb48cdc9c95728cf2fca49010 01a0b045d'.replace(' ',''))))

