"""The assertions about one value, or two that are compared as a whole."""

from types import ModuleType

from unittest.util import safe_repr, shortened_pair


class Comparisons:
    """A part of TestCase: assertions that need nothing but their arguments."""

    failureException = AssertionError
    longMessage = True

    def fail(self, msg=None):
        """Fail with a message."""
        raise self.failureException(msg)

    def _fail(self, msg, standard):
        """Fail with what an assertion says of itself and the caller of it."""
        raise self.failureException(self._formatMessage(msg, standard))

    def _formatMessage(self, msg, standardMsg):
        if not self.longMessage:
            return msg or standardMsg
        if msg is None:
            return standardMsg
        return f'{standardMsg} : {msg}'

    def assertTrue(self, expr, msg=None):
        """Fail unless the value is true."""
        if not expr:
            self._fail(msg, f'{safe_repr(expr)} is not true')

    def assertFalse(self, expr, msg=None):
        """Fail if the value is true."""
        if expr:
            self._fail(msg, f'{safe_repr(expr)} is not false')

    def assertNotEqual(self, first, second, msg=None):
        """Fail if first == second."""
        if not first != second:
            self._fail(msg, f'{safe_repr(first)} == {safe_repr(second)}')

    def _assert_equal_values(self, first, second, msg=None):
        if not first == second:
            self._fail(msg, '{} != {}'.format(*shortened_pair(first, second)))

    def assertIs(self, expr1, expr2, msg=None):
        """Fail unless both are the same object."""
        if expr1 is not expr2:
            self._fail(msg, f'{safe_repr(expr1)} is not {safe_repr(expr2)}')

    def assertIsNot(self, expr1, expr2, msg=None):
        """Fail if both are the same object."""
        if expr1 is expr2:
            self._fail(msg, f'unexpectedly identical: {safe_repr(expr1)}')

    def assertIsNone(self, obj, msg=None):
        """Fail unless the value is None."""
        if obj is not None:
            self._fail(msg, f'{safe_repr(obj)} is not None')

    def assertIsNotNone(self, obj, msg=None):
        """Fail if the value is None."""
        if obj is None:
            self._fail(msg, 'unexpectedly None')

    def assertIn(self, member, container, msg=None):
        """Fail unless the container has the member."""
        if member not in container:
            self._fail(msg, f'{safe_repr(member)} not found in {safe_repr(container)}')

    def assertNotIn(self, member, container, msg=None):
        """Fail if the container has the member."""
        if member in container:
            self._fail(msg, f'{safe_repr(member)} unexpectedly found in {safe_repr(container)}')

    def assertLess(self, a, b, msg=None):
        """Fail unless a < b."""
        if not a < b:
            self._fail(msg, f'{safe_repr(a)} not less than {safe_repr(b)}')

    def assertLessEqual(self, a, b, msg=None):
        """Fail unless a <= b."""
        if not a <= b:
            self._fail(msg, f'{safe_repr(a)} not less than or equal to {safe_repr(b)}')

    def assertGreater(self, a, b, msg=None):
        """Fail unless a > b."""
        if not a > b:
            self._fail(msg, f'{safe_repr(a)} not greater than {safe_repr(b)}')

    def assertGreaterEqual(self, a, b, msg=None):
        """Fail unless a >= b."""
        if not a >= b:
            self._fail(msg, f'{safe_repr(a)} not greater than or equal to {safe_repr(b)}')

    def assertAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        """Fail unless the values agree to some decimal places, or differ by at
        most delta."""
        if first == second:
            return
        close, difference, how = _closeness(first, second, places, delta)
        if not close:
            self._fail(msg, f'{safe_repr(first)} != {safe_repr(second)} within {how} '
                            f'({safe_repr(difference)} difference)')

    def assertNotAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        """Fail if the values agree to some decimal places, or differ by at most
        delta."""
        close, difference, how = _closeness(first, second, places, delta)
        if first == second or close:
            by = '' if delta is None else f' ({safe_repr(difference)} difference)'
            self._fail(msg, f'{safe_repr(first)} == {safe_repr(second)} within {how}{by}')

    def assertIsInstance(self, obj, cls, msg=None):
        """Fail unless the object is an instance of the class."""
        if not isinstance(obj, cls):
            of = f'any of {cls!r}' if isinstance(cls, tuple) else repr(cls)
            self._fail(msg, f'{safe_repr(obj)} is not an instance of {of}')

    def assertNotIsInstance(self, obj, cls, msg=None):
        """Fail if the object is an instance of the class."""
        for c in _each(cls, lambda c: isinstance(obj, c)):
            self._fail(msg, f'{safe_repr(obj)} is an instance of {c!r}')

    def assertIsSubclass(self, cls, superclass, msg=None):
        """Fail unless cls derives from superclass."""
        self._check_class(cls, msg)
        if not issubclass(cls, superclass):
            of = f'any of {superclass!r}' if isinstance(superclass, tuple) else repr(superclass)
            self._fail(msg, f'{cls!r} is not a subclass of {of}')

    def assertNotIsSubclass(self, cls, superclass, msg=None):
        """Fail if cls derives from superclass."""
        self._check_class(cls, msg)
        for c in _each(superclass, lambda c: issubclass(cls, c)):
            self._fail(msg, f'{cls!r} is a subclass of {c!r}')

    def _check_class(self, cls, msg):
        if not isinstance(cls, type):
            self._fail(msg, f'{cls!r} is not a class')

    def assertHasAttr(self, obj, name, msg=None):
        """Fail unless the object has an attribute."""
        if not hasattr(obj, name):
            self._fail(msg, f'{_described(obj)} has no attribute {name!r}')

    def assertNotHasAttr(self, obj, name, msg=None):
        """Fail if the object has an attribute."""
        if hasattr(obj, name):
            self._fail(msg, f'{_described(obj)} has unexpected attribute {name!r}')


def _closeness(first, second, places, delta):
    """Whether two values are as close as asked, their difference, and what was
    asked in words."""
    if delta is not None:
        if places is not None:
            raise TypeError('specify delta or places not both')
        difference = abs(first - second)
        return difference <= delta, difference, f'{safe_repr(delta)} delta'
    places = 7 if places is None else places
    difference = abs(first - second)
    return round(difference, places) == 0, difference, f'{places!r} places'


def _each(classes, fits):
    """The first of some classes that fits, as a list of one, or none."""
    if not isinstance(classes, tuple):
        classes = classes,
    return [c for c in classes if fits(c)][:1]


def _described(obj):
    if isinstance(obj, type):
        return f'type object {obj.__name__!r}'
    if isinstance(obj, ModuleType):
        return f'module {obj.__name__!r}'
    return f'{type(obj).__name__!r} object'
