"""Digests of messages."""

import _hashlib

__all__ = ['md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512',
           'sha3_224', 'sha3_256', 'sha3_384', 'sha3_512',
           'new', 'algorithms_guaranteed', 'algorithms_available', 'pbkdf2_hmac']

# Sizes in bytes of an algorithm's digest and block.
_SIZES = {
    'md5': (16, 64), 'sha1': (20, 64), 'sha224': (28, 64), 'sha256': (32, 64),
    'sha384': (48, 128), 'sha512': (64, 128), 'sha3_224': (28, 144),
    'sha3_256': (32, 136), 'sha3_384': (48, 104), 'sha3_512': (64, 72),
}

algorithms_guaranteed = set(_SIZES)
algorithms_available = set(_SIZES)


class HASH:
    """A message that grows, with its digest so far."""

    def __init__(self, name, data):
        self.name = name
        self.digest_size, self.block_size = _SIZES[name]
        self._data = bytearray()
        self.update(data)

    def update(self, obj, /):
        if isinstance(obj, str):
            raise TypeError('Strings must be encoded before hashing')
        if not isinstance(obj, (bytes, bytearray, memoryview)):
            raise TypeError('object supporting the buffer API required')
        self._data += obj

    def digest(self):
        return _hashlib.digest(self.name, self._data)

    def hexdigest(self):
        return self.digest().hex()

    def copy(self):
        return HASH(self.name, self._data)

    def __repr__(self):
        return f'<{self.name} _hashlib.HASH object @ {id(self):#x}>'


HASH.__module__ = '_hashlib'


def new(name, data=b'', *, usedforsecurity=True, **kwargs):
    """A digest by the name of its algorithm."""
    known = name.lower().replace('-', '_')
    if known not in _SIZES:
        known = known.replace('_', '')
    if known not in _SIZES:
        raise ValueError(f'unsupported hash type {name}')
    return HASH(known, data)


def _constructor(name):
    def constructor(data=b'', *, usedforsecurity=True, string=None):
        return HASH(name, data if string is None else string)
    constructor.__name__ = constructor.__qualname__ = f'openssl_{name}'
    return constructor


for _name in _SIZES:
    globals()[_name] = _constructor(_name)
del _name


def pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None):
    """A key made from a password."""
    name = new(hash_name).name
    if iterations < 1:
        raise ValueError('iteration value must be greater than 0.')
    return _hashlib.pbkdf2(name, password, salt, iterations, _SIZES[name][0] if dklen is None else dklen)
