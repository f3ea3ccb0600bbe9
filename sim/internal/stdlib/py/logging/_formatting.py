"""From records to text."""

import re
import string
import time
import traceback


class PercentStyle:
    """Formats that look like %(message)s."""

    mark = '%'
    default_format = '%(message)s'
    basic_format = '%(levelname)s:%(name)s:%(message)s'
    asctime_format = '%(asctime)s'
    time_marks = ('%(asctime)',)

    def __init__(self, fmt, *, defaults=None):
        self._fmt = fmt or self.default_format
        self._defaults = defaults or {}

    def usesTime(self):
        """Whether the format has the time in it."""
        return any(mark in self._fmt for mark in self.time_marks)

    def validate(self):
        """Raise a ValueError if the format has nothing of a record in it."""
        if not re.search(r'%\(\w+\)[#0+ -]*(\*|\d+)?(\.(\*|\d+))?[diouxefgcrsa%]', self._fmt, re.IGNORECASE):
            raise ValueError(f"Invalid format '{self._fmt}' for '{self.mark}' style")

    def format(self, record):
        """Fill in the attributes of a record."""
        try:
            return self._fill(self._defaults | vars(record))
        except KeyError as e:
            raise ValueError(f'Formatting field not found in record: {e}')

    def _fill(self, values):
        return self._fmt % values


class StrFormatStyle(PercentStyle):
    """Formats that look like {message}."""

    mark = '{'
    default_format = '{message}'
    basic_format = '{levelname}:{name}:{message}'
    asctime_format = '{asctime}'
    time_marks = ('{asctime',)

    def validate(self):
        found = 0
        try:
            for _, field, _, conversion in string.Formatter().parse(self._fmt):
                if field is not None:
                    _check_field(field, conversion)
                    found += 1
        except ValueError as e:
            raise ValueError(f'invalid format: {e}')
        if not found:
            raise ValueError('invalid format: no fields')

    def _fill(self, values):
        return self._fmt.format(**values)


def _check_field(field, conversion):
    if not re.fullmatch(r'(\d+|\w+)(\.\w+|\[[^]]+\])*', field):
        raise ValueError(f'invalid field name/expression: {field!r}')
    if conversion and conversion not in 'rsa':
        raise ValueError(f'invalid conversion: {conversion!r}')


class StringTemplateStyle(PercentStyle):
    """Formats that look like ${message}."""

    mark = '$'
    default_format = '${message}'
    basic_format = '${levelname}:${name}:${message}'
    asctime_format = '${asctime}'
    time_marks = ('$asctime', '${asctime}')

    def validate(self):
        if not string.Template(self._fmt).get_identifiers():
            raise ValueError('invalid format: no fields')

    def _fill(self, values):
        return string.Template(self._fmt).substitute(values)


_styles = {style.mark: style for style in (PercentStyle, StrFormatStyle, StringTemplateStyle)}


def style_of(mark):
    """The class for formats that are marked by %, { or $."""
    if mark not in _styles:
        raise ValueError(f"Style must be one of: {','.join(_styles)}")
    return _styles[mark]


class Formatter:
    """Turns records into text."""

    converter = time.localtime
    default_time_format = '%Y-%m-%d %H:%M:%S'
    default_msec_format = '%s,%03d'

    def __init__(self, fmt=None, datefmt=None, style='%', validate=True, *, defaults=None):
        self.datefmt = datefmt
        self._style = style_of(style)(fmt, defaults=defaults)
        self._fmt = self._style._fmt
        if validate:
            self._style.validate()

    def format(self, record):
        """The text of a record, with the traceback and the stack if it has any.
        What is worked out on the way stays in the record."""
        record.message = record.getMessage()
        if self.usesTime():
            record.asctime = self.formatTime(record, self.datefmt)
        if record.exc_info and not record.exc_text:
            record.exc_text = self.formatException(record.exc_info)
        text = self.formatMessage(record)
        stack = self.formatStack(record.stack_info) if record.stack_info else None
        for more in record.exc_text, stack:
            if more:
                text += more if text.endswith('\n') else f'\n{more}'
        return text

    def usesTime(self):
        """Whether format() works out the time."""
        return self._style.usesTime()

    def formatMessage(self, record):
        """The record without traceback and stack."""
        return self._style.format(record)

    def formatTime(self, record, datefmt=None):
        """When the record was made."""
        when = self.converter(record.created)
        if datefmt:
            return time.strftime(datefmt, when)
        seconds = time.strftime(self.default_time_format, when)
        return self.default_msec_format % (seconds, record.msecs) if self.default_msec_format else seconds

    def formatException(self, ei):
        """The traceback of an exception."""
        return ''.join(traceback.format_exception(*ei)).removesuffix('\n')

    def formatStack(self, stack_info):
        """The stack of the call that logged."""
        return stack_info


plain = Formatter()


class BufferingFormatter:
    """Turns a list of records into text."""

    def __init__(self, linefmt=None):
        self.linefmt = linefmt or plain

    def formatHeader(self, records):
        """What comes before the records."""
        return ''

    def formatFooter(self, records):
        """What comes after them."""
        return ''

    def format(self, records):
        """The text of all records."""
        if not records:
            return ''
        return self.formatHeader(records) + ''.join(map(self.linefmt.format, records)) + self.formatFooter(records)
