"""Differences between sequences, above all between the lines of texts.

SequenceMatcher finds what two sequences share: the longest run of equal
elements, then the same again before and after that run. Everything else is
told from the runs it found: opcodes, unified and context diffs, and the ndiff
of unittest's messages, which marks within similar lines what changed.
"""

from collections import Counter, namedtuple
from heapq import nlargest

__all__ = ['get_close_matches', 'ndiff', 'restore', 'SequenceMatcher',
           'Differ', 'IS_CHARACTER_JUNK', 'IS_LINE_JUNK', 'context_diff',
           'unified_diff', 'diff_bytes', 'Match']

Match = namedtuple('Match', 'a b size')

# A second sequence of this length or more has its frequent elements (over one
# in a hundred) ignored when looking for runs, as blank lines match anywhere.
_LONG = 200


class SequenceMatcher:
    """Compare two sequences of hashable elements.

    Elements for which isjunk is true start no run. What is worked out about b
    is kept, so comparing many sequences with one sets b once and a each time.
    """

    def __init__(self, isjunk=None, a='', b='', autojunk=True):
        self.isjunk = isjunk
        self.autojunk = autojunk
        self.a = self.b = None
        self.set_seqs(a, b)

    def set_seqs(self, a, b):
        """Set both sequences."""
        self.set_seq1(a)
        self.set_seq2(b)

    def set_seq1(self, a):
        """Set the first sequence."""
        if a is not self.a:
            self.a = a
            self._blocks = self._opcodes = None

    def set_seq2(self, b):
        """Set the second sequence."""
        if b is not self.b:
            self.b = b
            self._blocks = self._opcodes = self._tally = None
            self._index()

    def _index(self):
        """Work out where in b each element is found that may start a run."""
        self.b2j = places = {}
        for j, element in enumerate(self.b):
            places.setdefault(element, []).append(j)
        self.bjunk = {e for e in places if self.isjunk(e)} if self.isjunk else set()
        for element in self.bjunk:
            del places[element]
        self.bpopular = set()
        if self.autojunk and len(self.b) >= _LONG:
            limit = len(self.b) // 100 + 1
            self.bpopular = {e for e, found in places.items() if len(found) > limit}
            for element in self.bpopular:
                del places[element]

    def find_longest_match(self, alo=0, ahi=None, blo=0, bhi=None):
        """Find the longest run of equal elements in a[alo:ahi] and b[blo:bhi],
        of several the first in a, of those the first in b."""
        ahi = len(self.a) if ahi is None else ahi
        bhi = len(self.b) if bhi is None else bhi
        i, j, size = self._longest_run(alo, ahi, blo, bhi)
        # The run was built from elements that may start one. It may go on over
        # others: frequent ones first, and junk only next to something better.
        for extends in (lambda e: e not in self.bjunk, lambda e: e in self.bjunk):
            while i > alo and j > blo and extends(self.b[j - 1]) and self.a[i - 1] == self.b[j - 1]:
                i, j, size = i - 1, j - 1, size + 1
            while i + size < ahi and j + size < bhi and extends(self.b[j + size]) \
                    and self.a[i + size] == self.b[j + size]:
                size += 1
        return Match(i, j, size)

    def _longest_run(self, alo, ahi, blo, bhi):
        best = alo, blo, 0
        ending = {}  # the length of the run that ends before a[i], by its place in b
        for i in range(alo, ahi):
            lengths = {}
            for j in self.b2j.get(self.a[i], ()):
                if j >= bhi:
                    break
                if j >= blo:
                    size = lengths[j] = ending.get(j - 1, 0) + 1
                    if size > best[2]:
                        best = i - size + 1, j - size + 1, size
            ending = lengths
        return best

    def get_matching_blocks(self):
        """List the runs that both sequences share, in order. The last is an
        empty one at the end of both."""
        if self._blocks is None:
            found = []
            todo = [(0, len(self.a), 0, len(self.b))]
            while todo:
                alo, ahi, blo, bhi = todo.pop()
                match = self.find_longest_match(alo, ahi, blo, bhi)
                i, j, size = match
                if size:
                    found.append(match)
                    todo.append((alo, i, blo, j))
                    todo.append((i + size, ahi, j + size, bhi))
            self._blocks = _joined(sorted(found))
            self._blocks.append(Match(len(self.a), len(self.b), 0))
        return self._blocks

    def get_opcodes(self):
        """List the steps from a to b: (tag, i1, i2, j1, j2)."""
        if self._opcodes is None:
            self._opcodes = []
            i = j = 0
            for ai, bj, size in self.get_matching_blocks():
                if i < ai or j < bj:
                    tag = 'insert' if i == ai else 'delete' if j == bj else 'replace'
                    self._opcodes.append((tag, i, ai, j, bj))
                i, j = ai + size, bj + size
                if size:
                    self._opcodes.append(('equal', ai, i, bj, j))
        return self._opcodes

    def get_grouped_opcodes(self, n=3):
        """Yield the steps in groups, with n equal elements around each."""
        codes = self.get_opcodes() or [('equal', 0, 1, 0, 1)]
        group = []
        for number, (tag, i1, i2, j1, j2) in enumerate(codes):
            if tag == 'equal':
                first, last = number == 0, number == len(codes) - 1
                if not first and not last and i2 - i1 > 2 * n:
                    group.append((tag, i1, i1 + n, j1, j1 + n))
                    yield group
                    group = []
                    first = True
                if first:
                    i1, j1 = max(i1, i2 - n), max(j1, j2 - n)
                if last:
                    i2, j2 = min(i2, i1 + n), min(j2, j1 + n)
            group.append((tag, i1, i2, j1, j2))
        if group and not (len(group) == 1 and group[0][0] == 'equal'):
            yield group

    def ratio(self):
        """Say how alike the sequences are, from 0 to 1."""
        return self._share(sum(size for _, _, size in self.get_matching_blocks()))

    def quick_ratio(self):
        """An upper bound of ratio(): elements count wherever they are."""
        if self._tally is None:
            self._tally = Counter(self.b)
        left = dict(self._tally)
        matches = 0
        for element in self.a:
            if left.get(element, 0) > 0:
                left[element] -= 1
                matches += 1
        return self._share(matches)

    def real_quick_ratio(self):
        """An upper bound of ratio() by the lengths alone."""
        return self._share(min(len(self.a), len(self.b)))

    def _share(self, matches):
        length = len(self.a) + len(self.b)
        return 2.0 * matches / length if length else 1.0


def _joined(blocks):
    """Join blocks that follow each other without a gap."""
    joined = []
    for a, b, size in blocks:
        if joined:
            last = joined[-1]
            if last.a + last.size == a and last.b + last.size == b:
                joined[-1] = Match(last.a, last.b, last.size + size)
                continue
        joined.append(Match(a, b, size))
    return joined


def get_close_matches(word, possibilities, n=3, cutoff=0.6):
    """List the n possibilities that are most like a word, best first."""
    if not n > 0:
        raise ValueError(f'n must be > 0: {n!r}')
    if not 0.0 <= cutoff <= 1.0:
        raise ValueError(f'cutoff must be in [0.0, 1.0]: {cutoff!r}')
    matcher = SequenceMatcher(b=word)
    scored = []
    for candidate in possibilities:
        matcher.set_seq1(candidate)
        if _reaches(matcher, cutoff):
            scored.append((matcher.ratio(), candidate))
    return [candidate for _, candidate in nlargest(n, scored)]


def _reaches(matcher, cutoff):
    # The cheap bounds first.
    return (matcher.real_quick_ratio() >= cutoff and matcher.quick_ratio() >= cutoff
            and matcher.ratio() >= cutoff)


def _exceeds(matcher, score):
    return (matcher.real_quick_ratio() > score and matcher.quick_ratio() > score
            and matcher.ratio() > score)


def IS_LINE_JUNK(line, pat=None):
    """Say whether a line is blank, or nothing but a '#'."""
    if pat is not None:
        return pat(line) is not None
    return line.strip() in ('', '#')


def IS_CHARACTER_JUNK(ch, ws=' \t'):
    """Say whether a character is a space or a tab."""
    return ch in ws


class Differ:
    """Compare texts line by line, and similar lines character by character.

    Each line of the result begins with two characters: '- ' only in the first,
    '+ ' only in the second, '  ' in both, '? ' in neither: marks under what
    differs in the line above.
    """

    # Two lines are shown as one that changed if they are more alike than this,
    # and if their distances from the last such pair differ by at most _REACH.
    _ALIKE = 0.74999
    _REACH = 10

    def __init__(self, linejunk=None, charjunk=None):
        self.linejunk = linejunk
        self.charjunk = charjunk

    def compare(self, a, b):
        """Yield the lines of the difference between two lists of lines."""
        for tag, i1, i2, j1, j2 in SequenceMatcher(self.linejunk, a, b).get_opcodes():
            if tag == 'equal':
                yield from _marked('  ', a[i1:i2])
            else:
                yield from self._changed(a[i1:i2], b[j1:j2])

    def _changed(self, old, new):
        """Show lines that took the place of others: pairs of similar lines
        with their differences, and what lies between the pairs."""
        i = j = 0  # what has been shown
        matcher = SequenceMatcher(self.charjunk)
        for column, line in enumerate(new):
            matcher.set_seq2(line)
            nearby = range(max(i, column - self._REACH), min(len(old), column + self._REACH + 1))
            if not nearby:
                break
            row = self._most_alike(matcher, old, nearby)
            if row is not None:
                yield from _replaced(old[i:row], new[j:column])
                yield from self._pair(old[row], line)
                i, j = row + 1, column + 1
        yield from _replaced(old[i:], new[j:])

    def _most_alike(self, matcher, lines, candidates):
        best, score = None, self._ALIKE
        for i in candidates:
            matcher.set_seq1(lines[i])
            if _exceeds(matcher, score):
                best, score = i, matcher.ratio()
        return best

    def _pair(self, old, new):
        if old == new:
            yield '  ' + old
            return
        under_old, under_new = [], []
        for tag, i1, i2, j1, j2 in SequenceMatcher(self.charjunk, old, new).get_opcodes():
            under_old.append(_MARKS[tag][0] * (i2 - i1))
            under_new.append(_MARKS[tag][1] * (j2 - j1))
        yield from _with_marks('- ', old, ''.join(under_old))
        yield from _with_marks('+ ', new, ''.join(under_new))


# What stands under the characters of a step, in the old and the new line.
_MARKS = {'equal': '  ', 'replace': '^^', 'delete': '- ', 'insert': ' +'}


def _marked(mark, lines):
    for line in lines:
        yield mark + line


def _replaced(old, new):
    """Show lines without pairs, the fewer first."""
    if new and len(new) < len(old):
        yield from _marked('+ ', new)
        yield from _marked('- ', old)
    else:
        yield from _marked('- ', old)
        yield from _marked('+ ', new)


def _with_marks(mark, line, marks):
    yield mark + line
    # White space of the line stays, so that the marks stand under tabs, too.
    under = ''.join(c if m == ' ' and c.isspace() else m for c, m in zip(line, marks)).rstrip()
    if under:
        yield f'? {under}\n'


def ndiff(a, b, linejunk=None, charjunk=IS_CHARACTER_JUNK):
    """Compare lists of lines as Differ does."""
    return Differ(linejunk, charjunk).compare(a, b)


def restore(delta, which):
    """Yield the lines of the first or second text of an ndiff."""
    try:
        mark = {1: '- ', 2: '+ '}[int(which)]
    except KeyError:
        raise ValueError(f'unknown delta choice (must be 1 or 2): {which!r}') from None
    for line in delta:
        if line[:2] in ('  ', mark):
            yield line[2:]


def unified_diff(a, b, fromfile='', tofile='', fromfiledate='', tofiledate='', n=3, lineterm='\n'):
    """Yield a unified diff of two lists of lines."""
    _check_text(a, b, fromfile, tofile, fromfiledate, tofiledate, lineterm)
    for number, group in enumerate(SequenceMatcher(None, a, b).get_grouped_opcodes(n)):
        if number == 0:
            yield _file_line('---', fromfile, fromfiledate, lineterm)
            yield _file_line('+++', tofile, tofiledate, lineterm)
        (_, i1, _, j1, _), (_, _, i2, _, j2) = group[0], group[-1]
        yield f'@@ -{_span(i1, i2)} +{_span(j1, j2)} @@{lineterm}'
        for tag, i1, i2, j1, j2 in group:
            if tag == 'equal':
                yield from _marked(' ', a[i1:i2])
            else:
                yield from _marked('-', a[i1:i2])
                yield from _marked('+', b[j1:j2])


def _span(start, stop):
    """A range of lines in a unified diff."""
    size = stop - start
    if size == 1:
        return str(start + 1)
    return f'{start + 1 if size else start},{size}'


def _file_line(mark, name, date, lineterm):
    return f'{mark} {name}\t{date}{lineterm}' if date else f'{mark} {name}{lineterm}'


def context_diff(a, b, fromfile='', tofile='', fromfiledate='', tofiledate='', n=3, lineterm='\n'):
    """Yield a context diff of two lists of lines."""
    _check_text(a, b, fromfile, tofile, fromfiledate, tofiledate, lineterm)
    for number, group in enumerate(SequenceMatcher(None, a, b).get_grouped_opcodes(n)):
        if number == 0:
            yield _file_line('***', fromfile, fromfiledate, lineterm)
            yield _file_line('---', tofile, tofiledate, lineterm)
        (_, i1, _, j1, _), (_, _, i2, _, j2) = group[0], group[-1]
        yield '***************' + lineterm
        yield f'*** {_context_span(i1, i2)} ****{lineterm}'
        yield from _context_side(a, [(tag, i1, i2) for tag, i1, i2, _, _ in group], 'insert', '- ')
        yield f'--- {_context_span(j1, j2)} ----{lineterm}'
        yield from _context_side(b, [(tag, j1, j2) for tag, _, _, j1, j2 in group], 'delete', '+ ')


def _context_span(start, stop):
    first = start + 1 if stop > start else start
    return str(first) if stop - start <= 1 else f'{first},{stop}'


def _context_side(lines, steps, absent, mark):
    """Show one side's lines, if that side has changes of its own."""
    if all(tag in ('equal', absent) for tag, _, _ in steps):
        return
    for tag, start, stop in steps:
        if tag != absent:
            yield from _marked({'equal': '  ', 'replace': '! '}.get(tag, mark), lines[start:stop])


def _check_text(a, b, *others):
    # Bytes would otherwise end up in the output as their reprs.
    for lines in (a, b):
        if lines and not isinstance(lines[0], str):
            raise TypeError(f'lines to compare must be str, not {type(lines[0]).__name__} ({lines[0]!r})')
    for value in others:
        if not isinstance(value, str):
            raise TypeError(f'all arguments must be str, not: {value!r}')


def diff_bytes(dfunc, a, b, fromfile=b'', tofile=b'', fromfiledate=b'', tofiledate=b'',
               n=3, lineterm=b'\n'):
    """Compare lines of bytes of any encoding with unified_diff or context_diff."""
    def text(data):
        try:
            return data.decode('ascii', 'surrogateescape')
        except AttributeError:
            raise TypeError(f'all arguments must be bytes, not {type(data).__name__} ({data!r})') from None
    lines = dfunc([text(line) for line in a], [text(line) for line in b], text(fromfile), text(tofile),
                  text(fromfiledate), text(tofiledate), n, text(lineterm))
    for line in lines:
        yield line.encode('ascii', 'surrogateescape')
