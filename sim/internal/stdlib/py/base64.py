"""Bytes as text of 85, 64, 32 or 16 different characters."""

import _base32
import binascii

__all__ = ['b64encode', 'b64decode', 'standard_b64encode', 'standard_b64decode',
           'urlsafe_b64encode', 'urlsafe_b64decode', 'b32encode', 'b32decode',
           'b32hexencode', 'b32hexdecode', 'b16encode', 'b16decode', 'b85encode', 'b85decode', 'a85encode', 'a85decode',
           'z85encode', 'z85decode', 'encodebytes', 'decodebytes']

_ALPHABET = b'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/='


def _ascii(s):
    """The argument of a decoder as bytes."""
    if isinstance(s, str):
        if not s.isascii():
            raise ValueError('string argument should contain only ASCII characters')
        return s.encode()
    if isinstance(s, (bytes, bytearray, memoryview)):
        return bytes(s)
    raise TypeError(f'argument should be a bytes-like object or ASCII string, not {type(s).__name__!r}')


def b64encode(s, altchars=None):
    """Encode bytes; altchars stand for + and /."""
    encoded = binascii.b2a_base64(s, newline=False)
    if altchars is None:
        return encoded
    assert len(altchars) == 2, repr(altchars)
    return encoded.translate(bytes.maketrans(b'+/', altchars))


def b64decode(s, altchars=None, validate=False):
    """Decode text; with validate, characters outside the alphabet are an error."""
    s = _ascii(s)
    if altchars is not None:
        altchars = _ascii(altchars)
        assert len(altchars) == 2, repr(altchars)
        s = s.translate(bytes.maketrans(altchars, b'+/'))
    if validate and s.translate(None, _ALPHABET):
        raise binascii.Error('Only base64 data is allowed')
    return binascii.a2b_base64(s)


def standard_b64encode(s):
    return b64encode(s)


def standard_b64decode(s):
    return b64decode(s)


def urlsafe_b64encode(s):
    return b64encode(s, b'-_')


def urlsafe_b64decode(s):
    return b64decode(s, b'-_')


def encodebytes(s):
    """Encode bytes in lines of 76 characters."""
    s = memoryview(s).tobytes()
    return b''.join(binascii.b2a_base64(s[i:i + 57]) for i in range(0, len(s), 57))


def decodebytes(s):
    return binascii.a2b_base64(s)


def b32encode(s):
    return _base32.encode(s)


def b32decode(s, casefold=False, map01=None):
    """Decode text; casefold takes lower case, map01 what the digit 1 stands for."""
    s = _ascii(s)
    if map01 is not None:
        s = s.translate(bytes.maketrans(b'01', b'O' + _ascii(map01)))
    return _base32.decode(s.upper() if casefold else s)


def b16encode(s):
    return binascii.hexlify(s).upper()


def b16decode(s, casefold=False):
    s = _ascii(s)
    if casefold:
        s = s.upper()
    if s.translate(None, b'0123456789ABCDEF'):
        raise binascii.Error('Non-base16 digit found')
    return binascii.unhexlify(s)


_B32 = b'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
_B32HEX = b'0123456789ABCDEFGHIJKLMNOPQRSTUV'


def b32hexencode(s):
    return b32encode(s).translate(bytes.maketrans(_B32, _B32HEX))


def b32hexdecode(s, casefold=False):
    """Decode text in the alphabet that sorts as the bytes do."""
    s = _ascii(s)
    if casefold:
        s = s.upper()
    # What is of no alphabet becomes what is not of the other one either.
    return b32decode(bytes(_B32[_B32HEX.index(c)] if c in _B32HEX else c if c == 61 else 33 for c in s))


# Base 85 writes four bytes as five digits. A text that is no multiple of four
# bytes is padded, and its encoding cut by as many digits.

_B85 = b'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~'
_A85 = bytes(range(33, 118))
_Z85 = b'0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#'


def _digits85(word, alphabet):
    digits = bytearray(5)
    for i in reversed(range(5)):
        word, digit = divmod(word, 85)
        digits[i] = alphabet[digit]
    return bytes(digits)


def _encode85(b, alphabet, pad=False, short={}):
    """Encode bytes; short holds what stands for words that are written shorter."""
    if not isinstance(b, (bytes, bytearray, memoryview)):
        raise TypeError(f"memoryview: a bytes-like object is required, not '{type(b).__name__}'")
    b = bytes(b)
    padding = -len(b) % 4
    b += bytes(padding)
    words = [int.from_bytes(b[i:i + 4]) for i in range(0, len(b), 4)]
    groups = [short.get(word) or _digits85(word, alphabet) for word in words]
    if padding and not pad:
        if len(groups[-1]) == 1:
            groups[-1] = alphabet[:1] * 5
        groups[-1] = groups[-1][:-padding]
    return b''.join(groups)


def _word85(group, values, what, at):
    word = 0
    for i, c in enumerate(group):
        if c not in values:
            raise ValueError(f'bad {what} character at position {at + i}')
        word = word * 85 + values[c]
    if word >= 1 << 32:
        raise ValueError(f'{what} overflow in hunk starting at byte {at}')
    return word.to_bytes(4)


def _decode85(b, alphabet, what):
    b = _ascii(b)
    values = {c: i for i, c in enumerate(alphabet)}
    padding = -len(b) % 5
    b += alphabet[-1:] * padding
    data = b''.join(_word85(b[i:i + 5], values, what, i) for i in range(0, len(b), 5))
    return data[:len(data) - padding]


def b85encode(b, pad=False):
    return _encode85(b, _B85, pad)


def b85decode(b):
    return _decode85(b, _B85, 'base85')


def z85encode(s):
    return _encode85(s, _Z85)


def z85decode(s):
    """Decode text in the alphabet of ZeroMQ."""
    return _decode85(s, _Z85, 'z85')


def a85encode(b, *, foldspaces=False, wrapcol=0, pad=False, adobe=False):
    """Encode in Ascii85, where z stands for four zeros."""
    short = {0: b'z', 0x20202020: b'y'} if foldspaces else {0: b'z'}
    text = _encode85(b, _A85, pad, short)
    if adobe:
        text = b'<~' + text
    if wrapcol:
        width = max(2 if adobe else 1, wrapcol)
        lines = [text[i:i + width] for i in range(0, len(text), width)]
        if adobe and len(lines[-1]) + 2 > width:
            lines.append(b'')
        text = b'\n'.join(lines)
    return text + b'~>' if adobe else text


def a85decode(b, *, foldspaces=False, adobe=False, ignorechars=b' \t\n\r\v'):
    """Decode Ascii85."""
    b = _ascii(b)
    if adobe:
        if not b.endswith(b'~>'):
            raise ValueError("Ascii85 encoded byte sequences must end with b'~>'")
        b = b[2:-2] if b.startswith(b'<~') else b[:-2]
    values = {c: i for i, c in enumerate(_A85)}
    data, group = [], bytearray()
    for c in b + b'u' * 4:
        if c in values:
            group.append(c)
            if len(group) == 5:
                word = 0
                for digit in group:
                    word = word * 85 + values[digit]
                if word >= 1 << 32:
                    raise ValueError('Ascii85 overflow')
                data.append(word.to_bytes(4))
                group.clear()
        elif c == ord('z') or c == ord('y') and foldspaces:
            if group:
                raise ValueError(f'{chr(c)} inside Ascii85 5-tuple')
            data.append(bytes(4) if c == ord('z') else b'    ')
        elif c not in ignorechars:
            raise ValueError(f'Non-Ascii85 digit found: {chr(c)}')
    text = b''.join(data)
    return text[:len(text) - (4 - len(group))] if len(group) < 4 else text
