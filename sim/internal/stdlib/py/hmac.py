"""Digests that depend on a secret key."""

import _hashlib
import hashlib

__all__ = ['new', 'compare_digest', 'digest', 'HMAC']


class HMAC:
    """A message that grows, with its keyed digest so far."""

    def __init__(self, key, msg=None, digestmod=''):
        if not isinstance(key, (bytes, bytearray)):
            raise TypeError(f'key: expected bytes or bytearray, but got {type(key).__name__!r}')
        if not digestmod:
            raise TypeError("Missing required argument 'digestmod'.")
        made = hashlib.new(digestmod) if isinstance(digestmod, str) else digestmod()
        self._algorithm = made.name
        self.name = f'hmac-{made.name}'
        self.digest_size, self.block_size = made.digest_size, made.block_size
        self._key = bytes(key)
        self._data = bytearray()
        if msg is not None:
            self.update(msg)

    def update(self, msg):
        if isinstance(msg, str):
            raise TypeError('Strings must be encoded before hashing')
        self._data += msg

    def digest(self):
        return _hashlib.hmac(self._algorithm, self._data, self._key)

    def hexdigest(self):
        return self.digest().hex()

    def copy(self):
        return HMAC(self._key, self._data, self._algorithm)


def new(key, msg=None, digestmod=''):
    return HMAC(key, msg, digestmod)


def digest(key, msg, digest):
    return HMAC(key, msg, digest).digest()


def compare_digest(a, b, /):
    """Whether two digests are equal."""
    for value in (a, b):
        if isinstance(value, str) and not value.isascii():
            raise TypeError('comparing strings with non-ASCII characters is not supported')
    if isinstance(a, str) != isinstance(b, str):
        raise TypeError("unsupported operand types(s) or combination of types: "
                        f"'{type(a).__name__}' and '{type(b).__name__}'")
    return a == b
