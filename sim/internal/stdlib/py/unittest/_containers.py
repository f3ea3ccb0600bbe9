"""The assertions about texts and containers, which show how two of them differ."""

import difflib
import pprint
import re

from unittest._comparisons import Comparisons
from unittest.util import safe_repr, shortened_pair

# Longer texts are compared without working out how they differ.
_LONGEST_TEXT = 2 ** 16


class ContainerAssertions(Comparisons):
    """A part of TestCase: assertions whose messages contain a difference."""

    maxDiff = 80 * 8

    # The assertion that assertEqual uses for two values of a type; addType-
    # EqualityFunc adds to it for one test.
    _equality = {dict: 'assertDictEqual', list: 'assertListEqual', tuple: 'assertTupleEqual',
                 set: 'assertSetEqual', frozenset: 'assertSetEqual', str: 'assertMultiLineEqual'}

    def addTypeEqualityFunc(self, typeobj, function):
        """Have assertEqual use a function, or a method of that name, for two
        values that are both exactly of a type."""
        self._equality = self._equality | {typeobj: function}

    def assertEqual(self, first, second, msg=None):
        """Fail unless first == second."""
        check = self._equality.get(type(first)) if type(first) is type(second) else None
        if check is None:
            check = self._assert_equal_values
        elif isinstance(check, str):
            check = getattr(self, check)
        check(first, second, msg=msg)

    def _fail_with_diff(self, msg, standard, diff):
        if self.maxDiff is not None and len(diff) > self.maxDiff:
            diff = f'\nDiff is {len(diff)} characters long. Set self.maxDiff to None to see it.'
        self._fail(msg, standard + diff)

    def assertMultiLineEqual(self, first, second, msg=None):
        """Fail unless two texts are equal, and show the lines that differ."""
        self.assertIsInstance(first, str, 'First argument is not a string')
        self.assertIsInstance(second, str, 'Second argument is not a string')
        if first == second:
            return
        if max(len(first), len(second)) > _LONGEST_TEXT:
            self._assert_equal_values(first, second, msg)
            return
        diff = difflib.ndiff(*_lines_of_both(first, second))
        self._fail_with_diff(msg, '{} != {}'.format(*shortened_pair(first, second)), '\n' + ''.join(diff))

    def assertDictEqual(self, d1, d2, msg=None):
        """Fail unless two dicts are equal, and show how they differ."""
        self.assertIsInstance(d1, dict, 'First argument is not a dictionary')
        self.assertIsInstance(d2, dict, 'Second argument is not a dictionary')
        if d1 != d2:
            self._fail_with_diff(msg, '{} != {}'.format(*shortened_pair(d1, d2)), _diff_of_values(d1, d2))

    def assertListEqual(self, list1, list2, msg=None):
        """Fail unless two lists are equal, and show how they differ."""
        self.assertSequenceEqual(list1, list2, msg, seq_type=list)

    def assertTupleEqual(self, tuple1, tuple2, msg=None):
        """Fail unless two tuples are equal, and show how they differ."""
        self.assertSequenceEqual(tuple1, tuple2, msg, seq_type=tuple)

    def assertSequenceEqual(self, seq1, seq2, msg=None, seq_type=None):
        """Fail unless two sequences have equal elements in the same order, and
        if seq_type is given are of that type."""
        kind = 'sequence'
        if seq_type is not None:
            kind = seq_type.__name__
            for which, seq in ('First', seq1), ('Second', seq2):
                if not isinstance(seq, seq_type):
                    raise self.failureException(f'{which} sequence is not a {kind}: {safe_repr(seq)}')
        problem = _length_problem(kind, seq1, seq2)
        if problem is None:
            if seq1 == seq2:
                return
            problem = _first_difference(kind, seq1, seq2)
            if not problem and seq_type is None and type(seq1) is not type(seq2):
                return
            problem = '{}s differ: {} != {}\n'.format(kind.capitalize(), *shortened_pair(seq1, seq2)) + problem
        self._fail_with_diff(msg, problem, _diff_of_values(seq1, seq2))

    def assertSetEqual(self, set1, set2, msg=None):
        """Fail unless two sets are equal, and show what only one has."""
        only1 = self._difference('first', set1, set2)
        only2 = self._difference('second', set2, set1)
        lines = []
        for which, other, items in ('first', 'second', only1), ('second', 'first', only2):
            if items:
                lines.append(f'Items in the {which} set but not the {other}:')
                lines.extend(map(repr, items))
        if lines:
            self._fail(msg, '\n'.join(lines))

    def _difference(self, which, one, other):
        try:
            return one.difference(other)
        except TypeError as e:
            self.fail(f'invalid type when attempting set difference: {e}')
        except AttributeError as e:
            self.fail(f'{which} argument does not support set difference: {e}')

    def assertCountEqual(self, first, second, msg=None):
        """Fail unless two iterables have the same elements, each as often,
        whatever their order."""
        differences = [f'First has {n}, Second has {m}:  {element!r}'
                       for element, n, m in _tally(list(first), list(second)) if n != m]
        if differences:
            self._fail(msg, '\n'.join(['Element counts were not equal:', *differences]))

    def assertRegex(self, text, expected_regex, msg=None):
        """Fail unless a regular expression is found in a text."""
        pattern = _pattern(expected_regex)
        assert pattern.pattern, 'expected_regex must not be empty.'
        if not pattern.search(text):
            self._fail(msg, f"Regex didn't match: {pattern.pattern!r} not found in {text!r}")

    def assertNotRegex(self, text, unexpected_regex, msg=None):
        """Fail if a regular expression is found in a text."""
        pattern = _pattern(unexpected_regex)
        found = pattern.search(text)
        if found:
            self._fail(msg, f'Regex matched: {found.group()!r} matches {pattern.pattern!r} in {text!r}')

    def assertStartsWith(self, s, prefix, msg=None):
        """Fail unless a text starts with a prefix, or one of a tuple of them."""
        self._check_edge(s, prefix, msg, 'startswith', "doesn't start with")

    def assertEndsWith(self, s, suffix, msg=None):
        """Fail unless a text ends with a suffix, or one of a tuple of them."""
        self._check_edge(s, suffix, msg, 'endswith', "doesn't end with")

    def assertNotStartsWith(self, s, prefix, msg=None):
        """Fail if a text starts with a prefix, or one of a tuple of them."""
        self._check_no_edge(s, prefix, msg, 'startswith', 'starts with')

    def assertNotEndsWith(self, s, suffix, msg=None):
        """Fail if a text ends with a suffix, or one of a tuple of them."""
        self._check_no_edge(s, suffix, msg, 'endswith', 'ends with')

    def _check_edge(self, text, edge, msg, method, fails):
        if not self._has_edge(text, edge, msg, method):
            of = ' any of' if isinstance(edge, tuple) else ''
            self._fail(msg, f'{safe_repr(text, short=True)} {fails}{of} {safe_repr(edge)}')

    def _check_no_edge(self, text, edge, msg, method, fails):
        if self._has_edge(text, edge, msg, method):
            edges = edge if isinstance(edge, tuple) else (edge,)
            found = next(e for e in edges if getattr(text, method)(e))
            self._fail(msg, f'{safe_repr(text, short=True)} {fails} {safe_repr(found)}')

    def _has_edge(self, text, edge, msg, method):
        """Ask a text about its edge; one of another type than the edge fails."""
        try:
            return getattr(text, method)(edge)
        except (AttributeError, TypeError):
            sample = edge[0] if isinstance(edge, tuple) and edge else edge
            for kind, base in ('str', str), ('bytes', (bytes, bytearray)):
                if isinstance(sample, base) and not isinstance(text, base):
                    self._fail(msg, f'Expected {kind}, not {type(text).__name__}')
            raise


def _lines_of_both(first, second):
    """The lines of two texts with their ends. Unless both end in one, each gets
    a line end, so that a missing one shows as a line that is missing."""
    if any(text and not text.endswith('\n') for text in (first, second)):
        first, second = (text and text + '\n' for text in (first, second))
    return first.splitlines(keepends=True), second.splitlines(keepends=True)


def _diff_of_values(first, second):
    lines = [pprint.pformat(value).splitlines() for value in (first, second)]
    return '\n' + '\n'.join(difflib.ndiff(*lines))


def _length_problem(kind, *sequences):
    for which, seq in zip(('First', 'Second'), sequences):
        try:
            len(seq)
        except (TypeError, NotImplementedError):
            return f'{which} {kind} has no length.    Non-sequence?'
    return None


def _first_difference(kind, seq1, seq2):
    """Show the first elements that differ and what one sequence has more."""
    for i in range(min(len(seq1), len(seq2))):
        items = []
        for which, seq in ('first', seq1), ('second', seq2):
            try:
                items.append(seq[i])
            except (TypeError, IndexError, NotImplementedError):
                return f'\nUnable to index element {i} of {which} {kind}\n'
        if items[0] != items[1]:
            text = '\nFirst differing element {}:\n{}\n{}\n'.format(i, *shortened_pair(*items))
            return text + _what_is_more(kind, seq1, seq2)
    return _what_is_more(kind, seq1, seq2)


def _what_is_more(kind, seq1, seq2):
    if len(seq1) == len(seq2):
        return ''
    which, longer, count = ('First', seq1, len(seq2)) if len(seq1) > len(seq2) else ('Second', seq2, len(seq1))
    text = f'\n{which} {kind} contains {len(longer) - count} additional elements.\n'
    try:
        return text + f'First extra element {count}:\n{safe_repr(longer[count])}\n'
    except (TypeError, IndexError, NotImplementedError):
        return text + f'Unable to index element {count} of {which.lower()} {kind}\n'


def _tally(first, second):
    """Count each element in two lists: [element, times in first, in second]."""
    rows = []
    places = {}  # of the rows whose elements can be hashed

    def row(element):
        try:
            place = places.setdefault(element, len(rows))
        except TypeError:
            place = next((i for i, known in enumerate(rows) if known[0] == element), len(rows))
        if place == len(rows):
            rows.append([element, 0, 0])
        return rows[place]

    for side, elements in enumerate((first, second), start=1):
        for element in elements:
            row(element)[side] += 1
    return rows


def _pattern(regex):
    return re.compile(regex) if isinstance(regex, (str, bytes)) else regex
