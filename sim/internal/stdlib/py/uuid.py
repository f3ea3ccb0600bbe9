"""Universally unique identifiers, as RFC 9562 has them."""

import time
from enum import Enum
from os import urandom

__all__ = ['UUID', 'SafeUUID', 'getnode', 'uuid1', 'uuid3', 'uuid4', 'uuid5', 'uuid6', 'uuid7', 'uuid8',
           'NAMESPACE_DNS', 'NAMESPACE_URL', 'NAMESPACE_OID', 'NAMESPACE_X500', 'NIL', 'MAX',
           'RESERVED_NCS', 'RFC_4122', 'RESERVED_MICROSOFT', 'RESERVED_FUTURE']

RESERVED_NCS, RFC_4122, RESERVED_MICROSOFT, RESERVED_FUTURE = (
    'reserved for NCS compatibility', 'specified in RFC 4122',
    'reserved for Microsoft compatibility', 'reserved for future definition')


class SafeUUID(Enum):
    safe = 0
    unsafe = -1
    unknown = None


# The fields from the left: name and number of bits.
_FIELDS = (('time_low', 32), ('time_mid', 16), ('time_hi_version', 16),
           ('clock_seq_hi_variant', 8), ('clock_seq_low', 8), ('node', 48))


def _from_fields(fields):
    if len(fields) != 6:
        raise ValueError('fields is not a 6-tuple')
    number = 0
    for position, (value, (_, bits)) in enumerate(zip(fields, _FIELDS), start=1):
        if not 0 <= value < 1 << bits:
            raise ValueError(f'field {position} out of range (need a {bits}-bit value)')
        number = number << bits | value
    return number


def _from_hex(text):
    digits = text.replace('urn:', '').replace('uuid:', '').strip('{}').replace('-', '')
    if len(digits) != 32:
        raise ValueError('badly formed hexadecimal UUID string')
    return int(digits, 16)


def _from_bytes(data, name):
    if len(data) != 16:
        raise ValueError(f'{name} is not a 16-char string')
    return int.from_bytes(data)


def _swap(data):
    """The bytes with the first three fields in the other order."""
    return data[3::-1] + data[5:3:-1] + data[7:5:-1] + data[8:]


class UUID:
    """A number of 128 bits that names something."""

    __slots__ = ('int', 'is_safe', '__weakref__')

    def __init__(self, hex=None, bytes=None, bytes_le=None, fields=None, int=None,
                 version=None, *, is_safe=SafeUUID.unknown):
        if [hex, bytes, bytes_le, fields, int].count(None) != 4:
            raise TypeError('one of the hex, bytes, bytes_le, fields, or int arguments must be given')
        if hex is not None:
            int = _from_hex(hex)
        elif bytes is not None:
            int = _from_bytes(bytes, 'bytes')
        elif bytes_le is not None:
            int = _from_bytes(_swap(bytes_le), 'bytes_le')
        elif fields is not None:
            int = _from_fields(fields)
        if not 0 <= int < 1 << 128:
            raise ValueError('int is out of range (need a 128-bit value)')
        if version is not None:
            if not 1 <= version <= 8:
                raise ValueError('illegal version number')
            int = int & ~(0xf000 << 64 | 0xc000 << 48) | version << 76 | 0x8000 << 48
        object.__setattr__(self, 'int', int)
        object.__setattr__(self, 'is_safe', is_safe)

    def __setattr__(self, name, value):
        raise TypeError('UUID objects are immutable')

    def __eq__(self, other):
        return self.int == other.int if isinstance(other, UUID) else NotImplemented

    def __lt__(self, other):
        return self.int < other.int if isinstance(other, UUID) else NotImplemented

    def __gt__(self, other):
        return self.int > other.int if isinstance(other, UUID) else NotImplemented

    def __le__(self, other):
        return self.int <= other.int if isinstance(other, UUID) else NotImplemented

    def __ge__(self, other):
        return self.int >= other.int if isinstance(other, UUID) else NotImplemented

    def __hash__(self):
        return hash(self.int)

    def __int__(self):
        return self.int

    def __str__(self):
        digits = self.hex
        return f'{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}'

    def __repr__(self):
        return f'{type(self).__name__}({str(self)!r})'

    @property
    def hex(self):
        return f'{self.int:032x}'

    @property
    def bytes(self):
        return self.int.to_bytes(16)

    @property
    def bytes_le(self):
        return _swap(self.bytes)

    @property
    def urn(self):
        return f'urn:uuid:{self}'

    @property
    def fields(self):
        return tuple(getattr(self, name) for name, _ in _FIELDS)

    @property
    def clock_seq(self):
        return (self.clock_seq_hi_variant & 0x3f) << 8 | self.clock_seq_low

    @property
    def time(self):
        if self.version == 7:
            return self.int >> 80
        if self.version == 6:
            return self.time_low << 28 | self.time_mid << 12 | self.time_hi_version & 0xfff
        return (self.time_hi_version & 0xfff) << 48 | self.time_mid << 32 | self.time_low

    @property
    def variant(self):
        first = self.clock_seq_hi_variant
        if not first & 0x80:
            return RESERVED_NCS
        if not first & 0x40:
            return RFC_4122
        return RESERVED_FUTURE if first & 0x20 else RESERVED_MICROSOFT

    @property
    def version(self):
        if self.variant == RFC_4122:
            return self.int >> 76 & 0xf


def _field(shift, bits):
    return property(lambda self: self.int >> shift & (1 << bits) - 1)


_shift = 128
for _name, _bits in _FIELDS:
    _shift -= _bits
    setattr(UUID, _name, _field(_shift, _bits))
del _shift, _name, _bits


NAMESPACE_DNS = UUID('6ba7b810-9dad-11d1-80b4-00c04fd430c8')
NAMESPACE_URL = UUID('6ba7b811-9dad-11d1-80b4-00c04fd430c8')
NAMESPACE_OID = UUID('6ba7b812-9dad-11d1-80b4-00c04fd430c8')
NAMESPACE_X500 = UUID('6ba7b814-9dad-11d1-80b4-00c04fd430c8')
NIL = UUID(int=0)
MAX = UUID(int=(1 << 128) - 1)

_node = None


def getnode():
    """The number of the machine: random, with the bit that says so."""
    global _node
    if _node is None:
        _node = _bits(48) | 1 << 40
    return _node


def _bits(count):
    return int.from_bytes(urandom((count + 7) // 8)) & (1 << count) - 1


_last_tick = 0


def _tick():
    """Time in steps of 100 ns since 1582, never the same twice."""
    global _last_tick
    _last_tick = max(time.time_ns() // 100 + 0x01b21dd213814000, _last_tick + 1)
    return _last_tick


def uuid1(node=None, clock_seq=None):
    now = _tick()
    sequence = _bits(14) if clock_seq is None else clock_seq
    return UUID(fields=(now & 0xffffffff, now >> 32 & 0xffff, now >> 48 & 0xfff,
                        sequence >> 8 & 0x3f, sequence & 0xff,
                        getnode() if node is None else node), version=1)


def _named(namespace, name, algorithm, version):
    import hashlib
    if isinstance(name, str):
        name = name.encode()
    digest = getattr(hashlib, algorithm)(namespace.bytes + name).digest()
    return UUID(bytes=digest[:16], version=version)


def uuid3(namespace, name):
    return _named(namespace, name, 'md5', 3)


def uuid4():
    return UUID(bytes=urandom(16), version=4)


def uuid5(namespace, name):
    return _named(namespace, name, 'sha1', 5)


def uuid6(node=None, clock_seq=None):
    now = _tick()
    sequence = _bits(14) if clock_seq is None else clock_seq & 0x3fff
    node = getnode() if node is None else node
    return UUID(int=now >> 12 << 80 | (now & 0xfff) << 64 | sequence << 48 | node, version=6)


_last_seven = 0


def uuid7():
    """Milliseconds and random bits, each greater than the one before."""
    global _last_seven
    number = time.time_ns() // 1_000_000 << 74 | _bits(74)
    _last_seven = number = number if number > _last_seven else _last_seven + 1
    stamp, high, low = number >> 74, number >> 62 & 0xfff, number & (1 << 62) - 1
    return UUID(int=stamp << 80 | high << 64 | low, version=7)


def uuid8(a=None, b=None, c=None):
    a = _bits(48) if a is None else a & (1 << 48) - 1
    b = _bits(12) if b is None else b & 0xfff
    c = _bits(62) if c is None else c & (1 << 62) - 1
    return UUID(int=a << 80 | b << 64 | c, version=8)
