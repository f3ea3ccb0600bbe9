"""Compression in gzip's format, of data in memory."""

import zlib

__all__ = ['BadGzipFile', 'compress', 'decompress']

_GZIP = 31  # zlib's wbits for this format


class BadGzipFile(OSError):
    """The data are not those of a gzip file."""


def compress(data, compresslevel=9, *, mtime=0):
    packed = bytearray(zlib.compress(data, compresslevel, wbits=_GZIP))
    packed[4:8] = int(mtime or 0).to_bytes(4, 'little')
    return bytes(packed)


def decompress(data):
    result = []
    while data:
        if data[:2] != b'\x1f\x8b':
            raise BadGzipFile(f'Not a gzipped file ({data[:2]!r})')
        member = zlib.decompressobj(wbits=_GZIP)
        result.append(member.decompress(data))
        if not member.eof:
            raise EOFError('Compressed file ended before the end-of-stream marker was reached')
        data = member.unused_data.lstrip(b'\0')
    return b''.join(result)


def open(*args, **kwargs):
    raise NotImplementedError('gzip.open() is not supported in the playground; use gzip.compress() and decompress()')
