"""Decimal numbers as text: reading, writing, and format specifications."""

import re
from decimal.context import ROUND_HALF_EVEN, digits_of, shortened

_NUMBER = re.compile(r'''
    (?P<sign>[-+])?
    (?: (?=\d|\.\d) (?P<whole>\d*) (?:\.(?P<part>\d*))? (?:e(?P<exponent>[-+]?\d+))?
      | (?P<infinite>inf(?:inity)?)
      | (?P<kind>s?)nan(?P<payload>\d*)
    )''', re.VERBOSE | re.IGNORECASE)


def read(text):
    """(sign, digits as an int, exponent) of a text; None if it is no number."""
    m = _NUMBER.fullmatch(text.strip().replace('_', ''))
    if not m:
        return None
    sign = m['sign'] == '-'
    if m['infinite']:
        return sign, 0, 'F'
    if m['payload'] is not None:
        return sign, int(m['payload'] or 0), 'N' if m['kind'] else 'n'
    part = m['part'] or ''
    return sign, int(m['whole'] + part or 0), int(m['exponent'] or 0) - len(part)


_SPECIAL = {'F': 'Infinity', 'n': 'NaN', 'N': 'sNaN'}


def write(sign, n, exponent, capitals=True, engineering=False):
    """A number as text; with an exponent where it is very small or lacks digits."""
    minus = '-' if sign else ''
    if exponent in _SPECIAL:
        return minus + _SPECIAL[exponent] + (str(n) if n else '')
    digits = str(n)
    adjusted = exponent + len(digits) - 1
    if exponent <= 0 and adjusted >= -6:
        return minus + _with_point(digits, -exponent)
    e = 'E' if capitals else 'e'
    if not engineering:
        return f'{minus}{_with_point(digits, len(digits) - 1)}{e}{adjusted:+d}'
    # The exponent is a multiple of three: one to three digits before the point.
    before = adjusted % 3 + 1 if n else 1
    shown = adjusted - before + 1
    if not n:
        shown = -(-adjusted // 3) * 3
        digits = '0' * (1 + shown - adjusted)
    digits = digits.ljust(before, '0')
    return f'{minus}{_with_point(digits, len(digits) - before)}' + (f'{e}{shown:+d}' if shown else '')


def _with_point(digits, places, always=False):
    """Digits with a point so many places before their end."""
    if not places:
        return digits + '.' if always else digits
    digits = digits.rjust(places + 1, '0')
    return f'{digits[:-places]}.{digits[-places:]}'


_SPEC = re.compile(r'''(?:(?P<fill>.)?(?P<align>[<>=^]))?(?P<sign>[-+ ])?(?P<noneg>z)?(?P<alt>\#)?(?P<zero>0)?
    (?P<width>\d+)?(?P<group>[,_])?(?:\.(?P<precision>\d+)(?P<pgroup>[,_])?)?(?P<type>[eEfFgGn%])?''', re.VERBOSE | re.DOTALL)


def formatted(sign, n, exponent, spec, rounding, capitals):
    """A number as a format specification wants it."""
    m = _SPEC.fullmatch(spec)
    if not m:
        raise ValueError('invalid format string')
    body = _body(sign, n, exponent, m, rounding, capitals) if isinstance(exponent, int) else write(0, n, exponent)
    shown_sign = '-' if sign and not (m['noneg'] and not body.strip('0.%')) else (m['sign'] or '-').replace('-', '')
    fill, align = m['fill'] or ' ', m['align'] or '>'
    width = int(m['width'] or 0)
    if not isinstance(exponent, int):
        body += '%' if m['type'] == '%' else ''
    else:
        if m['zero'] and not m['align']:
            fill, align = '0', '='
        whole = re.match(r'\d*', body)[0]
        rest = body[len(whole):]
        if m['group']:
            room = width - len(shown_sign) - len(rest) if fill == '0' and align == '=' else 0
            whole = _grouped(whole, m['group'], room)
        body = whole + rest
    space = fill * max(0, width - len(shown_sign) - len(body))
    match align:
        case '<':
            return shown_sign + body + space
        case '=':
            return shown_sign + space + body
        case '^':
            half = len(space) // 2
            return space[:half] + shown_sign + body + space[half:]
    return space + shown_sign + body


def _body(sign, n, exponent, m, rounding, capitals):
    """The digits, without a sign."""
    kind, precision = m['type'], m['precision']
    percent = kind == '%'
    if percent:
        exponent, kind = exponent + 2, 'f'
    length, original = max(digits_of(n), 1), exponent
    if precision is not None:
        precision = int(precision)
        match kind:
            case 'f' | 'F':
                n, exponent = _to_exponent(sign, n, exponent, -precision, rounding)
            case 'e' | 'E':
                n, exponent = _to_digits(sign, n, exponent, precision + 1, rounding)
            case _ if length > max(precision, 1):
                n, exponent = _to_digits(sign, n, exponent, max(precision, 1), rounding)
    elif kind in ('f', 'F') and exponent > 0:
        n, exponent = n * 10 ** exponent, 0
    text = str(n)
    if kind in ('f', 'F') or kind in (None, 'g', 'G', 'n') and exponent <= 0 and exponent + len(text) > -6:
        if exponent > 0:
            text, exponent = text + '0' * exponent, 0
        return _with_point(text, -exponent, m['alt']) + ('%' if percent else '')
    adjusted = exponent + len(text) - 1
    e = kind if kind in ('e', 'E') else 'e' if kind == 'g' or kind is None and not capitals else 'E' if kind != 'n' else 'e'
    if not n and kind in ('e', 'E') and precision is not None:
        text, adjusted = '0' * (precision + 1), original + precision
    return f'{_with_point(text, len(text) - 1, m["alt"])}{e}{adjusted:+d}'


def _to_exponent(sign, n, exponent, wanted, rounding):
    if exponent >= wanted:
        return n * 10 ** (exponent - wanted), wanted
    return shortened(sign, n, min(wanted - exponent, digits_of(n) + 1), rounding)[0], wanted


def _to_digits(sign, n, exponent, digits, rounding):
    length = digits_of(n)
    if not n:
        return 0, exponent - digits + 1
    if length <= digits:
        return n * 10 ** (digits - length), exponent - (digits - length)
    n, _ = shortened(sign, n, length - digits, rounding)
    exponent += length - digits
    if digits_of(n) > digits:
        n, exponent = n // 10, exponent + 1
    return n, exponent


def _grouped(digits, separator, room):
    """Digits in threes, with zeros in front to fill the room."""
    while True:
        text = re.sub(r'(?<=\d)(?=(?:\d{3})+$)', separator, digits)
        if len(text) >= room:
            return text
        digits = '0' + digits
