"""Digests of messages."""

import _hashlib

__all__ = ['md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512',
           'blake2b', 'blake2s', 'sha3_224', 'sha3_256', 'sha3_384', 'sha3_512',
           'shake_128', 'shake_256', 'new', 'algorithms_guaranteed',
           'algorithms_available', 'pbkdf2_hmac', 'file_digest']

# Sizes in bytes of an algorithm's digest and block.
_SIZES = {
    'md5': (16, 64), 'sha1': (20, 64), 'sha224': (28, 64), 'sha256': (32, 64),
    'sha384': (48, 128), 'sha512': (64, 128), 'sha3_224': (28, 144),
    'sha3_256': (32, 136), 'sha3_384': (48, 104), 'sha3_512': (64, 72),
}
_SHAKES = {'shake_128': (128, 168), 'shake_256': (256, 136)}  # strength, block

algorithms_guaranteed = {*_SIZES, *_SHAKES, 'blake2b', 'blake2s'}
algorithms_available = set(algorithms_guaranteed)


class _Message:
    """What has been hashed so far; subclasses compute its digest."""

    def update(self, obj, /):
        if isinstance(obj, str):
            raise TypeError('Strings must be encoded before hashing')
        if not isinstance(obj, (bytes, bytearray, memoryview)):
            raise TypeError('object supporting the buffer API required')
        self._data += obj

    def copy(self):
        twin = object.__new__(type(self))
        twin.__dict__.update(self.__dict__)
        twin._data = self._data[:]
        return twin

    def __repr__(self):
        return f'<{self.name} {type(self).__module__}.{type(self).__name__} object @ {id(self):#x}>'


class HASH(_Message):
    def __init__(self, name, data):
        self.name = name
        self.digest_size, self.block_size = _SIZES[name]
        self._data = bytearray()
        self.update(data)

    def digest(self):
        return _hashlib.digest(self.name, self._data)

    def hexdigest(self):
        return self.digest().hex()


class HASHXOF(_Message):
    """A digest that is as long as one likes."""

    digest_size = 0

    def __init__(self, name, data):
        self.name = name
        self._strength, self.block_size = _SHAKES[name]
        self._data = bytearray()
        self.update(data)

    def digest(self, length):
        return _hashlib.shake(self._strength, self._data, length)

    def hexdigest(self, length):
        return self.digest(length).hex()


HASH.__module__ = HASHXOF.__module__ = '_hashlib'


class _Blake2(_Message):
    def __init__(self, data=b'', /, *, digest_size=None, key=b'', salt=b'', person=b'', fanout=1, depth=1,
                 leaf_size=0, node_offset=0, node_depth=0, inner_size=0, last_node=False,
                 usedforsecurity=True, string=None):
        size = self.MAX_DIGEST_SIZE if digest_size is None else digest_size
        if not 1 <= size <= self.MAX_DIGEST_SIZE:
            raise ValueError(f'digest_size for {self._title} must be between 1 and {self.MAX_DIGEST_SIZE} bytes, here it is {size}')
        for what, value, most in (('salt', salt, self.SALT_SIZE), ('person', person, self.PERSON_SIZE),
                                  ('key', key, self.MAX_KEY_SIZE)):
            if len(value) > most:
                raise ValueError(f'maximum {what} length is {most} bytes')
        self.digest_size = size
        self._key, self._last_node = bytes(key), bool(last_node)
        self._parameters = (
            bytes([size, len(key), fanout, depth])
            + leaf_size.to_bytes(4, 'little')
            + node_offset.to_bytes(self._offset_size, 'little')
            + bytes([node_depth, inner_size])
            + bytes(self._reserved)
            + bytes(salt).ljust(self.SALT_SIZE, b'\0')
            + bytes(person).ljust(self.PERSON_SIZE, b'\0'))
        self._data = bytearray()
        self.update(data if string is None else string)

    def digest(self):
        return _hashlib.blake2(self.name == 'blake2b', self._parameters, self._key, self._data,
                               self.digest_size, self._last_node)

    def hexdigest(self):
        return self.digest().hex()


class blake2b(_Blake2):
    name, block_size, _title = 'blake2b', 128, 'Blake2b'
    SALT_SIZE = PERSON_SIZE = 16
    MAX_KEY_SIZE = MAX_DIGEST_SIZE = 64
    _offset_size, _reserved = 8, 14


class blake2s(_Blake2):
    name, block_size, _title = 'blake2s', 64, 'Blake2s'
    SALT_SIZE = PERSON_SIZE = 8
    MAX_KEY_SIZE = MAX_DIGEST_SIZE = 32
    _offset_size, _reserved = 6, 0


blake2b.__module__ = blake2s.__module__ = '_blake2'


def new(name, data=b'', *, usedforsecurity=True, **kwargs):
    """A digest by the name of its algorithm."""
    known = name.lower().replace('-', '_')
    if known not in algorithms_available:
        known = known.replace('_', '')
    if known not in algorithms_available:
        raise ValueError(f'unsupported hash type {name}')
    return globals()[known](data, **kwargs)


def _constructor(name):
    kind = HASHXOF if name in _SHAKES else HASH
    def constructor(data=b'', *, usedforsecurity=True, string=None):
        return kind(name, data if string is None else string)
    constructor.__name__ = constructor.__qualname__ = f'openssl_{name}'
    return constructor


for _name in (*_SIZES, *_SHAKES):
    globals()[_name] = _constructor(_name)
del _name


def pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None):
    """A key made from a password."""
    name = new(hash_name).name
    if iterations < 1:
        raise ValueError('iteration value must be greater than 0.')
    return _hashlib.pbkdf2(name, password, salt, iterations, _SIZES[name][0] if dklen is None else dklen)


def file_digest(fileobj, digest, /):
    """The digest of what a file of bytes holds."""
    message = new(digest) if isinstance(digest, str) else digest()
    message.update(fileobj.read())
    return message
