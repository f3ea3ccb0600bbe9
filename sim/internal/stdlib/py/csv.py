"""Tables as text, a row a line, with separators and quotes.

A dialect says how; _parse takes rows apart character by character, and
_Writer puts them together."""

from io import StringIO as _StringIO

__all__ = ['QUOTE_MINIMAL', 'QUOTE_ALL', 'QUOTE_NONNUMERIC', 'QUOTE_NONE', 'QUOTE_STRINGS', 'QUOTE_NOTNULL',
           'Error', 'Dialect', 'excel', 'excel_tab', 'field_size_limit', 'reader', 'writer',
           'register_dialect', 'get_dialect', 'list_dialects', 'Sniffer',
           'unregister_dialect', 'DictReader', 'DictWriter', 'unix_dialect']

QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONNUMERIC, QUOTE_NONE, QUOTE_STRINGS, QUOTE_NOTNULL = range(6)


class Error(Exception):
    pass


Error.__module__ = '_csv'


class Dialect:
    """How a table is written; subclasses say it in attributes."""

    delimiter = None
    quotechar = None
    escapechar = None
    doublequote = None
    skipinitialspace = None
    lineterminator = None
    quoting = None

    def __init__(self):
        try:
            _Format(self, {})
        except TypeError as e:
            raise Error(str(e)) from None


class excel(Dialect):
    delimiter = ','
    quotechar = '"'
    doublequote = True
    skipinitialspace = False
    lineterminator = '\r\n'
    quoting = QUOTE_MINIMAL


class excel_tab(excel):
    delimiter = '\t'


class unix_dialect(Dialect):
    delimiter = ','
    quotechar = '"'
    doublequote = True
    skipinitialspace = False
    lineterminator = '\n'
    quoting = QUOTE_ALL


_DEFAULTS = {'delimiter': ',', 'doublequote': True, 'escapechar': None, 'lineterminator': '\r\n',
             'quotechar': '"', 'quoting': QUOTE_MINIMAL, 'skipinitialspace': False, 'strict': False}


class _Format:
    """A dialect whose values have been checked."""

    def __init__(self, dialect, changes):
        if isinstance(dialect, str):
            dialect = get_dialect(dialect)
        quoting_given = 'quoting' in changes
        for name, default in _DEFAULTS.items():
            value = changes.pop(name) if name in changes else getattr(dialect, name, default)
            setattr(self, name, value)
        if self.quotechar is None and not quoting_given:
            self.quoting = QUOTE_NONE
        for name in changes:
            raise TypeError(f"this function got an unexpected keyword argument '{name}'")
        self._check()

    def _check(self):
        for name in ('delimiter', 'escapechar', 'quotechar'):
            value = getattr(self, name)
            if value is None and name != 'delimiter':
                continue
            if not isinstance(value, str):
                kind = 'a unicode character' if name == 'delimiter' else 'a unicode character or None'
                raise TypeError(f'"{name}" must be {kind}, not {type(value).__name__}')
            if len(value) != 1:
                kind = 'a unicode character' if name == 'delimiter' else 'a unicode character or None'
                raise TypeError(f'"{name}" must be {kind}, not a string of length {len(value)}')
        if not isinstance(self.quoting, int):
            raise TypeError('"quoting" must be an integer, not ' + type(self.quoting).__name__)
        if not QUOTE_MINIMAL <= self.quoting <= QUOTE_NOTNULL:
            raise TypeError('bad "quoting" value')
        if self.quoting != QUOTE_NONE and self.quotechar is None:
            raise TypeError('quotechar must be set if quoting enabled')
        if not isinstance(self.lineterminator, str):
            raise TypeError('"lineterminator" must be a string, not ' + type(self.lineterminator).__name__)


_dialects = {}


def register_dialect(name, dialect='excel', /, **changes):
    if not isinstance(name, str):
        raise TypeError('dialect name must be a string')
    _dialects[name] = _Format(dialect, changes)


def unregister_dialect(name):
    if name not in _dialects:
        raise Error('unknown dialect')
    del _dialects[name]


def get_dialect(name):
    if name not in _dialects:
        raise Error('unknown dialect')
    return _dialects[name]


def list_dialects():
    return list(_dialects)


_dialects['excel'] = _Format(excel, {})
register_dialect('excel-tab', excel_tab)
register_dialect('unix', unix_dialect)

_limit = 131072


def field_size_limit(new=None, /):
    global _limit
    old = _limit
    if new is not None:
        _limit = new
    return old


class _Reader:
    """An iterator over the rows of an iterable of lines."""

    def __init__(self, lines, dialect, changes):
        self._lines = iter(lines)
        self.dialect = _Format(dialect, changes)
        self.line_num = 0

    def __iter__(self):
        return self

    def __next__(self):
        row = _Row(self.dialect)
        while True:
            try:
                line = next(self._lines)
            except StopIteration:
                if row.started and (row.in_quotes or row.field):
                    if self.dialect.strict:
                        raise Error('unexpected end of data') from None
                    row.end_field()
                    return row.fields
                raise
            if not isinstance(line, str):
                raise Error(f'iterator should return strings, not {type(line).__name__} '
                            '(the file should be opened in text mode)')
            self.line_num += 1
            if row.add_line(line):
                return row.fields


_Reader.__name__ = _Reader.__qualname__ = 'reader'
_Reader.__module__ = '_csv'


class _Row:
    """A row that is being read; quotes may take it over several lines."""

    def __init__(self, dialect):
        self.dialect = dialect
        self.fields = []
        self.started = False
        self.in_quotes = False
        self._begin_field()

    def _begin_field(self):
        self.field = []
        self.quoted = False     # the field began with a quote
        self.closed = False     # the closing quote has been seen
        self.fresh = True       # nothing of the field has been seen
        self.number = False     # it is to be made a float

    def add_line(self, line):
        """Read a line; true if the row ends with it."""
        d = self.dialect
        self.started = True
        at = 0
        while at < len(line):
            c = line[at]
            at += 1
            if c == d.escapechar and c is not None:
                self._add(line[at] if at < len(line) else '\n')
                at += 1
            elif self.in_quotes:
                if c != d.quotechar:
                    self._add(c)
                elif d.doublequote and line[at:at + 1] == c:
                    self._add(c)
                    at += 1
                else:
                    self.in_quotes, self.closed = False, True
            elif c in '\r\n':
                if line[at:].strip('\r\n'):
                    raise Error('new-line character seen in unquoted field - do you need to open the file with newline=\'\'?')
                break
            elif c == d.delimiter:
                self.end_field()
                self._begin_field()
            elif self.fresh and c == d.quotechar and d.quoting != QUOTE_NONE:
                self.in_quotes, self.quoted, self.fresh = True, True, False
            elif self.fresh and c == ' ' and d.skipinitialspace:
                pass
            elif self.closed and d.strict:
                raise Error(f"'{d.delimiter}' expected after '{d.quotechar}'")
            else:
                if self.fresh and d.quoting in (QUOTE_NONNUMERIC, QUOTE_STRINGS):
                    self.number = True
                self._add(c)
        if self.in_quotes:
            return False
        if self.fields or not self.fresh:
            self.end_field()
        return True

    def _add(self, c):
        self.fresh = False
        if len(self.field) >= _limit:
            raise Error(f'field larger than field limit ({_limit})')
        self.field.append(c)

    def end_field(self):
        text = ''.join(self.field)
        if self.number:
            self.fields.append(float(text))
        elif not self.quoted and not text and self.dialect.quoting in (QUOTE_NOTNULL, QUOTE_STRINGS):
            self.fields.append(None)
        else:
            self.fields.append(text)
        self.field = []


def reader(iterable, /, dialect='excel', **fmtparams):
    """The rows of lines, as lists of strings."""
    return _Reader(iterable, dialect, fmtparams)


class _Writer:
    def __init__(self, file, dialect, changes):
        if not hasattr(file, 'write'):
            raise TypeError('argument 1 must have a "write" method')
        self._file = file
        self.dialect = _Format(dialect, changes)

    def writerow(self, row, /):
        try:
            row = list(row)
        except TypeError:
            raise Error(f'iterable expected, not {type(row).__name__}') from None
        d = self.dialect
        fields = [self._field(x, alone=len(row) == 1) for x in row]
        return self._file.write(d.delimiter.join(fields) + d.lineterminator)

    def writerows(self, rows, /):
        for row in rows:
            self.writerow(row)

    def _field(self, x, alone):
        d = self.dialect
        text = '' if x is None else x if isinstance(x, str) else str(x)
        if self._wants_quotes(x, text, alone):
            return self._quoted(text)
        if alone and not text:
            raise Error('single empty field record must be quoted')
        if d.quoting == QUOTE_NONE or d.escapechar is not None:
            special = d.delimiter + '\r\n' + d.lineterminator + (d.quotechar or '') + (d.escapechar or '')
            return ''.join(self._escaped(c) if c in special else c for c in text)
        return text

    def _wants_quotes(self, x, text, alone):
        d = self.dialect
        always = {QUOTE_ALL: True, QUOTE_NONNUMERIC: not isinstance(x, (int, float)),
                  QUOTE_STRINGS: isinstance(x, str), QUOTE_NOTNULL: x is not None}
        if d.quoting == QUOTE_NONE or always.get(d.quoting):
            return d.quoting != QUOTE_NONE
        if not text:
            return alone and d.quoting not in (QUOTE_STRINGS, QUOTE_NOTNULL)
        special = d.delimiter + '\r\n' + d.lineterminator + d.quotechar
        if not d.doublequote and d.escapechar:
            special = special.replace(d.quotechar, '')
        return any(c in special for c in text) or (d.delimiter == ' ' or d.skipinitialspace) and text[0] == ' '

    def _quoted(self, text):
        d = self.dialect
        if d.escapechar:
            text = text.replace(d.escapechar, d.escapechar * 2)
        if d.doublequote:
            text = text.replace(d.quotechar, d.quotechar * 2)
        elif d.quotechar in text:
            text = text.replace(d.quotechar, self._escaped(d.quotechar))
        return d.quotechar + text + d.quotechar

    def _escaped(self, c):
        if not self.dialect.escapechar:
            raise Error('need to escape, but no escapechar set')
        return self.dialect.escapechar + c


def writer(fileobj, /, dialect='excel', **fmtparams):
    """An object whose writerow writes a row to a file."""
    return _Writer(fileobj, dialect, fmtparams)


class DictReader:
    """Rows as dicts; the first row names the columns if fieldnames do not."""

    def __init__(self, f, fieldnames=None, restkey=None, restval=None, dialect='excel', *args, **kwds):
        self._fieldnames = None if fieldnames is None else list(fieldnames)
        self.restkey, self.restval = restkey, restval
        self.reader = reader(f, dialect, *args, **kwds)
        self.dialect = dialect
        self.line_num = 0

    def _get_fieldnames(self):
        if self._fieldnames is None:
            self._fieldnames = next(self.reader, None)
            self.line_num = self.reader.line_num
        return self._fieldnames

    def _set_fieldnames(self, names):
        self._fieldnames = names

    fieldnames = property(_get_fieldnames, _set_fieldnames)

    def __iter__(self):
        return self

    def __next__(self):
        names = self.fieldnames
        row = next(self.reader)
        while not row:
            row = next(self.reader)
        self.line_num = self.reader.line_num
        result = dict(zip(names, row))
        if len(row) > len(names):
            result[self.restkey] = row[len(names):]
        for name in names[len(row):]:
            result[name] = self.restval
        return result


class DictWriter:
    """Writes dicts as rows, in the order of fieldnames."""

    def __init__(self, f, fieldnames, restval='', extrasaction='raise', dialect='excel', *args, **kwds):
        if extrasaction.lower() not in ('raise', 'ignore'):
            raise ValueError(f"extrasaction ({extrasaction}) must be 'raise' or 'ignore'")
        self.fieldnames = list(fieldnames) if iter(fieldnames) is fieldnames else fieldnames
        self.restval, self.extrasaction = restval, extrasaction.lower()
        self.writer = writer(f, dialect, *args, **kwds)

    def writeheader(self):
        return self.writerow(dict(zip(self.fieldnames, self.fieldnames)))

    def _row(self, record):
        if self.extrasaction == 'raise':
            unknown = record.keys() - self.fieldnames
            if unknown:
                raise ValueError('dict contains fields not in fieldnames: ' + ', '.join(repr(name) for name in unknown))
        return [record.get(name, self.restval) for name in self.fieldnames]

    def writerow(self, rowdict):
        return self.writer.writerow(self._row(rowdict))

    def writerows(self, rowdicts):
        return self.writer.writerows(map(self._row, rowdicts))


class Sniffer:
    """Guesses how a table is written."""

    def sniff(self, sample, delimiters=None):
        """A dialect whose separator stands equally often in every line."""
        lines = sample.splitlines()[:20]
        best = None
        for c in delimiters or ',\t;|: ':
            counts = {line.count(c) for line in lines if line}
            if len(counts) == 1 and (n := counts.pop()) and (best is None or n > best[1]):
                best = c, n
        if best is None:
            raise Error('Could not determine delimiter')

        class dialect(Dialect):
            _name = 'sniffed'
            delimiter = best[0]
            quotechar = "'" if "'" + best[0] in sample and '"' not in sample else '"'
            doublequote = '""' in sample
            skipinitialspace = best[0] + ' ' in sample
            lineterminator = '\r\n'
            quoting = QUOTE_MINIMAL
        return dialect

    def has_header(self, sample):
        """Say whether the first row looks unlike the others."""
        rows = [row for row in reader(_StringIO(sample), self.sniff(sample)) if row]
        votes = 0
        for column, title in enumerate(rows[0]):
            values = [row[column] for row in rows[1:21] if len(row) == len(rows[0])]
            if values and all(map(_is_number, values)):
                votes += 1 if not _is_number(title) else -1
            elif values and len({len(v) for v in values}) == 1:
                votes += 1 if len(title) != len(values[0]) else -1
        return votes > 0


def _is_number(text):
    try:
        complex(text)
    except ValueError:
        return False
    return True
