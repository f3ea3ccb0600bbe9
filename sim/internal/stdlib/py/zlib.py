"""Compression in the format of RFC 1950, with checksums."""

from _zlib import adler32, crc32, deflate as _deflate, error, inflate as _inflate

DEFLATED = 8
DEF_BUF_SIZE = 16384
DEF_MEM_LEVEL = 8
MAX_WBITS = 15
Z_NO_COMPRESSION, Z_BEST_SPEED, Z_BEST_COMPRESSION, Z_DEFAULT_COMPRESSION = 0, 1, 9, -1
Z_DEFAULT_STRATEGY, Z_FILTERED, Z_HUFFMAN_ONLY, Z_RLE, Z_FIXED = range(5)
Z_NO_FLUSH, Z_PARTIAL_FLUSH, Z_SYNC_FLUSH, Z_FULL_FLUSH, Z_FINISH, Z_BLOCK, Z_TREES = range(7)
ZLIB_VERSION = ZLIB_RUNTIME_VERSION = '1.3.1'

# The second byte of the header tells how hard the level tried.
_LEVEL_BYTES = {0: 0x01, 1: 0x01, 2: 0x5e, 3: 0x5e, 4: 0x5e, 5: 0x5e, 6: 0x9c, -1: 0x9c}
_GZIP_HEADER = b'\x1f\x8b\x08\0\0\0\0\0\0\x03'


def _wrapper(wbits):
    """What stands around the stream: 'raw', 'zlib' or 'gzip'."""
    if -15 <= wbits <= -8:
        return 'raw'
    if wbits == 0 or 8 <= wbits <= 15:
        return 'zlib'
    if 24 <= wbits <= 31:
        return 'gzip'
    if 40 <= wbits <= 47:
        return 'any'
    raise ValueError('Invalid initialization option')


def compress(data, /, level=-1, wbits=MAX_WBITS):
    if not -1 <= level <= 9:
        raise error('Bad compression level')
    stream = _deflate(data, level)
    match _wrapper(wbits):
        case 'raw':
            return stream
        case 'gzip':
            return _GZIP_HEADER + stream + crc32(data).to_bytes(4, 'little') + (len(data) & 0xffffffff).to_bytes(4, 'little')
    return bytes([0x78, _LEVEL_BYTES.get(level, 0xda)]) + stream + adler32(data).to_bytes(4, 'big')


def decompress(data, /, wbits=MAX_WBITS, bufsize=DEF_BUF_SIZE):
    result, _, done = _decompress(bytes(data), wbits)
    if not done:
        raise error('Error -5 while decompressing data: incomplete or truncated stream')
    return result


def _decompress(data, wbits):
    """The data of a stream, what follows it, and whether it is complete."""
    wrapper = _wrapper(wbits)
    if wrapper == 'any':
        wrapper = 'gzip' if data[:2] == b'\x1f\x8b' else 'zlib'
    start = {'raw': 0, 'zlib': 2, 'gzip': len(_GZIP_HEADER)}[wrapper]
    if len(data) < start:
        return b'', b'', False
    header = data[:start]
    if wrapper == 'zlib' and (int.from_bytes(header) % 31 or header[0] & 15 != DEFLATED):
        raise error('Error -3 while decompressing data: incorrect header check')
    if wrapper == 'gzip' and header[:3] != _GZIP_HEADER[:3]:
        raise error('Error -3 while decompressing data: incorrect header check')
    result, taken, state = _inflate(data[start:])
    if state == 2:
        raise error('Error -3 while decompressing data: invalid stored block lengths')
    rest = data[start + taken:]
    if state == 1:
        return result, b'', False
    if wrapper == 'raw':
        return result, rest, True
    trailer = adler32(result).to_bytes(4, 'big') if wrapper == 'zlib' else (
        crc32(result).to_bytes(4, 'little') + (len(result) & 0xffffffff).to_bytes(4, 'little'))
    if len(rest) < len(trailer):
        return result, b'', False
    if rest[:len(trailer)] != trailer:
        raise error('Error -3 while decompressing data: incorrect data check')
    return result, rest[len(trailer):], True


class Compress:
    """A stream that is compressed when it is flushed."""

    def __init__(self, level, wbits):
        self._level, self._wbits, self._data = level, wbits, bytearray()

    def compress(self, data, /):
        self._data += data
        return b''

    def flush(self, mode=Z_FINISH, /):
        if mode != Z_FINISH:
            return b''
        return compress(self._data, self._level, self._wbits)


class Decompress:
    """A compressed stream that arrives in pieces."""

    def __init__(self, wbits):
        self._wbits, self._data, self._given = wbits, b'', 0
        self.unused_data, self.unconsumed_tail, self.eof = b'', b'', False

    def decompress(self, data, /, max_length=0):
        if self.eof:
            self.unused_data += data
            return b''
        self._data += data
        result, self.unused_data, self.eof = _decompress(self._data, self._wbits)
        end = self._given + max_length if max_length else len(result)
        result, self._given = result[self._given:end], min(end, len(result))
        return result

    def flush(self, length=DEF_BUF_SIZE, /):
        return _decompress(self._data, self._wbits)[0][self._given:]


def compressobj(level=-1, method=DEFLATED, wbits=MAX_WBITS, memLevel=DEF_MEM_LEVEL, strategy=0, zdict=None):
    if zdict is not None:
        raise NotImplementedError('zlib with a dictionary is not supported in the playground')
    return Compress(level, wbits)


def decompressobj(wbits=MAX_WBITS, zdict=b''):
    if zdict:
        raise NotImplementedError('zlib with a dictionary is not supported in the playground')
    return Decompress(wbits)
