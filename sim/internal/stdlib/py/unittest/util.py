"""How reports name things: values cut to a readable length, classes, and where
two long values begin to differ."""

_LONGEST = 80  # of a value that is shown whole


def strclass(cls):
    """The full name of a class."""
    return f'{cls.__module__}.{cls.__qualname__}'


def safe_repr(obj, short=False):
    """The repr of a value, whatever its class does in __repr__."""
    try:
        text = repr(obj)
    except Exception:
        text = object.__repr__(obj)
    if short and len(text) >= _LONGEST:
        return text[:_LONGEST] + ' [truncated]...'
    return text


# When values of a pair are too long, runs in the middle of what they share and
# of what they do not are cut out, so that the first difference stays in sight.
_EDGE = 5  # characters that stay at either end of a cut
_CUT = 12  # characters that a note of a cut is reckoned at
_DIFFERENCE = _LONGEST - 3 * _EDGE - 2 * _CUT  # that stay of what differs


def shortened_pair(first, second):
    """The reprs of two values that are shown beside each other."""
    texts = safe_repr(first), safe_repr(second)
    longest = max(map(len, texts))
    if longest <= _LONGEST:
        return texts
    shared = _shared_beginning(*texts)
    start = texts[0][:shared]
    room = _LONGEST - (longest - shared) - _EDGE - _CUT
    if room > _EDGE:
        start = _without_middle(start, _EDGE, room)
        return tuple(start + text[shared:] for text in texts)
    start = _without_middle(start, _EDGE, _EDGE)
    return tuple(start + _without_middle(text[shared:], _DIFFERENCE, _EDGE) for text in texts)


def _shared_beginning(first, second):
    length = min(len(first), len(second))
    for i in range(length):
        if first[i] != second[i]:
            return i
    return length


def _without_middle(text, begin, end):
    cut = len(text) - begin - end
    if cut <= _CUT:
        return text
    return f'{text[:begin]}[{cut} chars]{text[len(text) - end:]}'
