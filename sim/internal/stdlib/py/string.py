"""Characters by kind, texts with $names to be filled in, and the machinery of
str.format() for subclasses to change."""

__all__ = ['ascii_letters', 'ascii_lowercase', 'ascii_uppercase', 'capwords', 'digits', 'hexdigits', 'octdigits',
           'printable', 'punctuation', 'whitespace', 'Formatter', 'Template']

whitespace = ' \t\n\r\v\f'
ascii_lowercase = 'abcdefghijklmnopqrstuvwxyz'
ascii_uppercase = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
ascii_letters = ascii_lowercase + ascii_uppercase
digits = '0123456789'
hexdigits = '0123456789abcdefABCDEF'
octdigits = '01234567'
punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    """Begin each word with a capital letter."""
    words = [word.capitalize() for word in s.split(sep)]
    return (sep or ' ').join(words)


class Template:
    """A text with $name or ${name} where values go."""

    delimiter = '$'
    idpattern = '(?a:[_a-z][_a-z0-9]*)'
    braceidpattern = None
    flags = None

    def __init__(self, template):
        self.template = template

    def _parts(self):
        """Split the template: (text before, kind, name, position) where kind is
        'named', 'escaped', 'invalid' or 'end'."""
        text, at = self.template, 0
        size = len(self.delimiter)
        while True:
            found = text.find(self.delimiter, at)
            if found < 0:
                yield text[at:], 'end', None, len(text)
                return
            before, i = text[at:found], found + size
            if text.startswith(self.delimiter, i):
                yield before, 'escaped', None, found
                at = i + size
                continue
            braced = text.startswith('{', i)
            start = i + braced
            end = start
            while end < len(text) and self._is_name_char(text[end], end == start):
                end += 1
            if end > start and (not braced or text.startswith('}', end)):
                yield before, 'named', text[start:end], found
                at = end + braced
            else:
                yield before, 'invalid', None, found
                at = i

    @staticmethod
    def _is_name_char(c, first):
        return c in ascii_letters or c == '_' or not first and c in digits

    def _invalid(self, at):
        lines = self.template[:at].splitlines(keepends=True)
        if not lines:
            column, line = 1, 1
        else:
            column = at - len(''.join(lines[:-1])) + 1
            line = len(lines)
        raise ValueError(f'Invalid placeholder in string: line {line}, col {column}')

    def _fill(self, mapping, kws, safe):
        from collections import ChainMap
        if mapping is None:
            mapping = kws
        elif kws:
            mapping = ChainMap(kws, mapping)
        out = []
        for before, kind, name, at in self._parts():
            out.append(before)
            if kind == 'escaped':
                out.append(self.delimiter)
            elif kind == 'invalid':
                if not safe:
                    self._invalid(at)
                out.append(self.delimiter)
            elif kind == 'named':
                try:
                    out.append(str(mapping[name]))
                except KeyError:
                    if not safe:
                        raise
                    braced = self.template.startswith('{', at + len(self.delimiter))
                    out.append(self.delimiter + (f'{{{name}}}' if braced else name))
        return ''.join(out)

    def substitute(self, mapping=None, /, **kws):
        return self._fill(mapping, kws, False)

    def safe_substitute(self, mapping=None, /, **kws):
        return self._fill(mapping, kws, True)

    def is_valid(self):
        return all(kind != 'invalid' for _, kind, _, _ in self._parts())

    def get_identifiers(self):
        return list(dict.fromkeys(name for _, kind, name, _ in self._parts() if kind == 'named'))


class Formatter:
    """The formatting of str.format, to be changed in subclasses."""

    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        fields = _Fields(self, args, kwargs)
        text = fields.format(format_string, 2)
        self.check_unused_args(fields.used, args, kwargs)
        return text

    def get_value(self, key, args, kwargs):
        return args[key] if isinstance(key, int) else kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        pass

    def format_field(self, value, format_spec):
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        if conversion is None:
            return value
        if conversion in ('s', 'r', 'a'):
            return {'s': str, 'r': repr, 'a': ascii}[conversion](value)
        raise ValueError(f'Unknown conversion specifier {conversion!s}')

    def parse(self, format_string):
        """Split a format string: (literal, field, spec, conversion)."""
        literal, i, n = [], 0, len(format_string)
        while i < n:
            c = format_string[i]
            i += 1
            if c in '{}' and i < n and format_string[i] == c:
                literal.append(c)
                i += 1
                continue
            if c == '}':
                raise ValueError("Single '}' encountered in format string")
            if c != '{':
                literal.append(c)
                continue
            start, depth = i, 1
            while depth:
                if i >= n:
                    raise ValueError("Single '{' encountered in format string" if start == n
                                     else "expected '}' before end of string")
                depth += {'{': 1, '}': -1}.get(format_string[i], 0)
                i += 1
            yield (''.join(literal), *self._split_field(format_string[start:i - 1]))
            literal = []
        if literal:
            yield ''.join(literal), None, None, None

    @staticmethod
    def _split_field(text):
        depth = 0
        for i, c in enumerate(text):
            if c == '[':
                depth += 1
            elif c == ']':
                depth -= 1
            elif depth == 0 and c in '!:':
                if c == ':':
                    return text[:i], text[i + 1:], None
                conversion, _, spec = text[i + 1:].partition(':')
                return text[:i], spec, conversion
        return text, '', None

    def get_field(self, field_name, args, kwargs):
        end = min((i for i in (field_name.find('.'), field_name.find('[')) if i >= 0), default=len(field_name))
        first, rest = field_name[:end], field_name[end:]
        if first.isdigit():
            first = int(first)
        obj = self.get_value(first, args, kwargs)
        while rest:
            if rest[0] == '.':
                name, rest = _until(rest[1:], '.[')
                obj = getattr(obj, name)
            else:
                key, _, rest = rest[1:].partition(']')
                obj = obj[int(key) if key.isdigit() else key]
        return obj, first


def _until(text, stops):
    for i, c in enumerate(text):
        if c in stops:
            return text[:i], text[i:]
    return text, ''


class _Fields:
    """The fields of a format string while it is formatted: which arguments were
    used, and how the fields are numbered."""

    def __init__(self, formatter, args, kwargs):
        self._formatter = formatter
        self._args = args, kwargs
        self._next = 0  # the number of the next field without one; None if fields give theirs
        self.used = set()

    def format(self, text, depth):
        """Format a text; the specifications of its fields may have fields in turn."""
        if depth < 0:
            raise ValueError('Max string recursion exceeded')
        return ''.join([literal if field is None else literal + self._field(field, spec, conversion, depth)
                        for literal, field, spec, conversion in self._formatter.parse(text)])

    def _field(self, field, spec, conversion, depth):
        value, first = self._formatter.get_field(self._numbered(field), *self._args)
        self.used.add(first)
        value = self._formatter.convert_field(value, conversion)
        return self._formatter.format_field(value, self.format(spec, depth - 1))

    def _numbered(self, field):
        """The field with its number, if it leaves that to be counted."""
        name = field.partition('.')[0].partition('[')[0]
        if name == '':
            if self._next is None:
                raise ValueError('cannot switch from manual field specification to automatic field numbering')
            self._next += 1
            return f'{self._next - 1}{field}'
        if name.isdigit():
            if self._next:
                raise ValueError('cannot switch from automatic field numbering to manual field specification')
            self._next = None
        return field
