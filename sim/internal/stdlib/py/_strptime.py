"""Reading dates by a format, for time.strptime and datetime.strptime."""

from _calendar import days_from_civil

_DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
_MONTHS = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october',
           'november', 'december']

# How many digits at most a directive takes, and its range.
_NUMBERS = {
    'd': (2, 1, 31), 'H': (2, 0, 23), 'I': (2, 1, 12), 'j': (3, 1, 366), 'm': (2, 1, 12), 'M': (2, 0, 59),
    'S': (2, 0, 61), 'U': (2, 0, 53), 'W': (2, 0, 53), 'w': (1, 0, 6), 'u': (1, 1, 7), 'y': (2, 0, 99),
    'Y': (4, 0, 9999), 'G': (4, 0, 9999), 'V': (2, 1, 53),
}
_COMBINED = {'c': '%a %b %d %H:%M:%S %Y', 'x': '%m/%d/%y', 'X': '%H:%M:%S', 'T': '%H:%M:%S', 'D': '%m/%d/%y',
             'F': '%Y-%m-%d', 'R': '%H:%M'}


class _NoMatch(Exception):
    pass


def _expand(format):
    for letter, meaning in _COMBINED.items():
        format = format.replace('%' + letter, meaning)
    return format


def _number(text, at, letter):
    """Read a number as a regular expression would: the longest in range."""
    width, low, high = _NUMBERS[letter]
    exact = letter in 'YG'
    digits = 0
    while digits < width and at + digits < len(text) and text[at + digits] in '0123456789':
        digits += 1
    if letter in 'd' and digits == 0 and text[at:at + 1] == ' ':
        return _number(text, at + 1, letter)
    while digits:
        value = int(text[at:at + digits])
        if low <= value <= high and (not exact or digits == width) and (letter != 'y' or digits == 2):
            return value, at + digits
        digits -= 1
    raise _NoMatch


def _name(text, at, names, short):
    rest = text[at:].lower()
    for i, name in enumerate(names):
        name = name[:3] if short else name
        if rest.startswith(name):
            return i, at + len(name)
    raise _NoMatch


def _offset(text, at):
    """Read ±HH:MM[:SS[.ffffff]] or Z, in seconds and microseconds."""
    if text[at:at + 1] == 'Z':
        return (0, 0), at + 1
    if text[at:at + 1] not in ('+', '-'):
        raise _NoMatch
    sign = -1 if text[at] == '-' else 1
    at += 1
    digits = []
    colon = False
    while at + 1 < len(text) and text[at:at + 2].isdigit() and len(digits) < 3:
        digits.append(int(text[at:at + 2]))
        at += 2
        if text[at:at + 1] == ':' and text[at + 1:at + 3].isdigit() and len(digits) < 3:
            at += 1
            colon = True
        elif colon:
            break
    if len(digits) < 2:
        raise _NoMatch
    micro = 0
    if text[at:at + 1] == '.' and len(digits) == 3:
        end = at + 1
        while end < len(text) and end < at + 7 and text[end].isdigit():
            end += 1
        micro = int(text[at + 1:end].ljust(6, '0'))
        at = end
    hours, minutes, seconds = (digits + [0])[:3]
    return (sign * (hours * 3600 + minutes * 60 + seconds), sign * micro), at


def _read(text, format):
    found = {}
    at, i = 0, 0
    while i < len(format):
        c = format[i]
        i += 1
        if c.isspace():
            start = at
            while i < len(format) and format[i].isspace():
                i += 1
            while at < len(text) and text[at].isspace():
                at += 1
            if at == start:
                raise _NoMatch
            continue
        if c != '%':
            if text[at:at + 1].lower() != c.lower():
                raise _NoMatch
            at += 1
            continue
        letter = format[i:i + 1]
        i += 1
        if letter == '-':
            letter = format[i:i + 1]
            i += 1
        at = _directive(text, at, letter, format, found)
    return found, at


def _directive(text, at, letter, format, found):
    if letter in _NUMBERS and letter:
        found[letter], at = _number(text, at, letter)
    elif letter == 'a' or letter == 'A':
        found['weekday'], at = _name(text, at, _DAYS, letter == 'a')
    elif letter in 'bBh' and letter:
        index, at = _name(text, at, _MONTHS, letter != 'B')
        found['m'] = index + 1
    elif letter == 'p':
        found['p'], at = _name(text, at, ['am', 'pm'], False)
    elif letter == 'f':
        end = at
        while end < len(text) and end < at + 6 and text[end].isdigit():
            end += 1
        if end == at:
            raise _NoMatch
        found['f'] = int(text[at:end].ljust(6, '0'))
        at = end
    elif letter == 'z':
        found['z'], at = _offset(text, at)
    elif letter == 'Z':
        for name in ('utc', 'gmt'):
            if text[at:at + 3].lower() == name:
                found['Z'] = text[at:at + 3]
                return at + 3
        raise _NoMatch
    elif letter == '%':
        if text[at:at + 1] != '%':
            raise _NoMatch
        at += 1
    elif letter == '':
        raise ValueError(f"stray '%' in format '{format}'")
    else:
        raise ValueError(f"'{letter}' is a bad directive in format '{format}'")
    return at


def _parse(text, format):
    for arg, value in enumerate((text, format)):
        if not isinstance(value, str):
            raise TypeError(f'strptime() argument {arg} must be str, not {type(value)}')
    try:
        found, end = _read(text, _expand(format))
    except _NoMatch:
        raise ValueError(f'time data {text!r} does not match format {format!r}') from None
    if end != len(text):
        raise ValueError(f'unconverted data remains: {text[end:]}')
    return found


def _resolve(found):
    """Make year, month, day, weekday and day of the year of what was read."""
    year = found.get('Y')
    if 'y' in found:
        year = found['y'] + (2000 if found['y'] <= 68 else 1900)
    weekday = found.get('weekday')
    if 'w' in found:
        weekday = (found['w'] - 1) % 7
    if 'u' in found:
        weekday = found['u'] - 1
    month, day = found.get('m', 1), found.get('d', 1)
    leap_guess = year is None and month == 2 and day == 29
    base = 1904 if leap_guess else 1900 if year is None else year
    first = days_from_civil(base, 1, 1)
    if 'V' in found and 'G' in found and weekday is not None:
        fourth = days_from_civil(found['G'], 1, 4)
        ordinal = fourth - (fourth + 3) % 7 + (found['V'] - 1) * 7 + weekday
        base, month, day = _civil(ordinal)
        first = days_from_civil(base, 1, 1)
    elif ('U' in found or 'W' in found) and weekday is not None and year is not None:
        monday_first = 'W' in found
        start = (first + 3) % 7 if monday_first else (first + 4) % 7
        shifted = weekday if monday_first else (weekday + 1) % 7
        week = found['W' if monday_first else 'U']
        offset = (7 - start) % 7 + (week - 1) * 7 + shifted if week else shifted - start
        base, month, day = _civil(first + offset)
    elif 'j' in found and 'm' not in found:
        base, month, day = _civil(first + found['j'] - 1)
    ordinal = days_from_civil(base, month, day)
    if _civil(ordinal) != (base, month, day):
        raise ValueError('day is out of range for month')
    yday = ordinal - days_from_civil(base, 1, 1) + 1
    return 1900 if leap_guess else base, month, day, (ordinal + 3) % 7 if weekday is None else weekday, yday


def _civil(ordinal):
    from _calendar import civil_from_days
    return civil_from_days(ordinal)


def _hour(found):
    hour = found.get('H', 0)
    if 'I' in found:
        hour = found['I'] % 12 + 12 * (found.get('p') == 1)
    return hour


def _strptime_time(text, format):
    """The fields of a struct_time."""
    found = _parse(text, format)
    year, month, day, weekday, yday = _resolve(found)
    return (year, month, day, _hour(found), found.get('M', 0), found.get('S', 0), weekday, yday,
            0 if 'Z' in found else -1)


def _strptime_datetime(cls, text, format):
    from datetime import timedelta, timezone
    found = _parse(text, format)
    year, month, day, _, _ = _resolve(found)
    tz = None
    if 'z' in found:
        seconds, micro = found['z']
        tz = timezone(timedelta(seconds=seconds, microseconds=micro))
    return cls(year, month, day, _hour(found), found.get('M', 0), found.get('S', 0), found.get('f', 0), tz)
