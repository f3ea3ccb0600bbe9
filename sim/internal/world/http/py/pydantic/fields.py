"""Fields of models, and the bounds of their values."""

import re

from pydantic.errors import Problem

MISSING = ...


class FieldInfo:
    """A field: its default and its bounds."""

    bounds = ('gt', 'ge', 'lt', 'le', 'multiple_of', 'min_length', 'max_length', 'pattern')

    def __init__(self, default=MISSING, *, default_factory=None, alias=None, title=None, description=None,
                 examples=None, gt=None, ge=None, lt=None, le=None, multiple_of=None, min_length=None, max_length=None,
                 pattern=None, exclude=None, repr=True, strict=None, frozen=None, **extra):
        self.default, self.default_factory, self.alias, self.description = default, default_factory, alias, description
        self.gt, self.ge, self.lt, self.le, self.multiple_of = gt, ge, lt, le, multiple_of
        self.min_length, self.max_length, self.pattern = min_length, max_length, pattern
        self.exclude = exclude
        self.annotation = None

    def is_required(self):
        return self.default is MISSING and self.default_factory is None

    def get_default(self):
        return self.default_factory() if self.default_factory is not None else self.default

    def check(self, value, given=MISSING):
        """Raise Problem unless the value, which was made of the given one, is
        within the bounds."""
        try:
            return self._checked(value)
        except Problem as e:
            if given is not MISSING:
                e.problems[0]['input'] = given
            raise

    def _checked(self, value):
        for name in ('gt', 'ge', 'lt', 'le'):
            bound = getattr(self, name)
            if bound is not None and not COMPARE[name][0](value, bound):
                raise Problem.one(COMPARE[name][1], f'Input should be {COMPARE[name][2]} {bound}', value, **{name: bound})
        if self.multiple_of is not None and value % self.multiple_of:
            raise Problem.one('multiple_of', f'Input should be a multiple of {self.multiple_of}', value, multiple_of=self.multiple_of)
        if self.min_length is not None and len(value) < self.min_length:
            raise self._length(value, 'at least', 'too_short', self.min_length, 'min_length')
        if self.max_length is not None and len(value) > self.max_length:
            raise self._length(value, 'at most', 'too_long', self.max_length, 'max_length')
        if self.pattern is not None and not re.search(self.pattern, value):
            raise Problem.one('string_pattern_mismatch', f"String should match pattern '{self.pattern}'", value, pattern=self.pattern)
        return value

    def _length(self, value, bound, kind, n, name):
        s = '' if n == 1 else 's'
        if isinstance(value, str):
            return Problem.one(f'string_{kind}', f'String should have {bound} {n} character{s}', value, **{name: n})
        what = type(value).__name__.capitalize()
        return Problem.one(kind, f'{what} should have {bound} {n} item{s} after validation, not {len(value)}', value,
                           field_type=what, **{name: n}, actual_length=len(value))


COMPARE = {
    'gt': (lambda a, b: a > b, 'greater_than', 'greater than'),
    'ge': (lambda a, b: a >= b, 'greater_than_equal', 'greater than or equal to'),
    'lt': (lambda a, b: a < b, 'less_than', 'less than'),
    'le': (lambda a, b: a <= b, 'less_than_equal', 'less than or equal to'),
}


def Field(default=MISSING, **options):
    """Describe a field."""
    return FieldInfo(default, **options)
