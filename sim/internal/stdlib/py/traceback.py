"""Tracebacks as text, and as objects that a program can look at.

The machine writes the text of tracebacks itself; this module asks it for the
text and cuts it into the pieces that programs expect.
"""

import sys
import _traceback

__all__ = ['extract_stack', 'extract_tb', 'format_exception',
           'format_exception_only', 'format_list', 'format_stack',
           'format_tb', 'print_exc', 'format_exc', 'print_exception',
           'print_last', 'print_stack', 'print_tb', 'clear_frames',
           'FrameSummary', 'StackSummary', 'TracebackException',
           'walk_stack', 'walk_tb', 'print_list']


class _Missing:
    def __repr__(self):
        return '<implicit>'


_missing = _Missing()


class FrameSummary:
    """One entry of a traceback or stack."""

    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None,
                 line=None, end_lineno=None, colno=None, end_colno=None, **kwargs):
        self.filename = filename
        self.lineno = lineno
        self.name = name
        self.line = line
        self.locals = None if locals is None else {k: repr(v) for k, v in locals.items()}
        self.end_lineno = lineno if end_lineno is None else end_lineno
        self.colno = colno
        self.end_colno = end_colno
        self._text = None

    def _fields(self):
        return (self.filename, self.lineno, self.name, self.line)

    def __eq__(self, other):
        if isinstance(other, FrameSummary):
            return self._fields() == other._fields() and self.locals == other.locals
        if isinstance(other, tuple):
            return self._fields() == other
        return NotImplemented

    def __getitem__(self, index):
        return self._fields()[index]

    def __iter__(self):
        return iter(self._fields())

    def __len__(self):
        return 4

    def __repr__(self):
        return f'<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>'

    def _format(self):
        text = self._text
        if text is None:
            text = f'  File "{self.filename}", line {self.lineno}, in {self.name}\n'
            if self.line:
                text += f'    {self.line.strip()}\n'
        if self.locals:
            for name in sorted(self.locals):
                text += f'    {name} = {self.locals[name]}\n'
        return text


def _of_traceback(tb):
    stack = StackSummary()
    for filename, lineno, name, line, end_lineno, colno, end_colno, text in _traceback.places(tb):
        entry = FrameSummary(filename, lineno, name, line=line, end_lineno=end_lineno,
                             colno=colno, end_colno=end_colno)
        entry._text = text
        stack.append(entry)
    return stack


def _of_stack(frame):
    # Of running frames only the line is known, so no carets.
    return StackSummary(FrameSummary(filename, lineno, name, line=line)
                        for filename, lineno, name, line, *_ in _traceback.places(frame))


class StackSummary(list):
    """A list of FrameSummary objects, outermost first."""

    @classmethod
    def extract(klass, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        stack = klass()
        for frame, lineno in frame_gen:
            entry = FrameSummary(frame.f_code.co_filename, lineno, frame.f_code.co_name,
                                 locals=frame.f_locals if capture_locals else None)
            places = _traceback.places(frame)
            if places and places[-1][1] == lineno:
                entry.line = places[-1][3]
            stack.append(entry)
        return klass(_limited(stack, limit))

    @classmethod
    def from_list(klass, a_list):
        stack = klass()
        for entry in a_list:
            if not isinstance(entry, FrameSummary):
                filename, lineno, name, line = entry
                entry = FrameSummary(filename, lineno, name, line=line)
            stack.append(entry)
        return stack

    def format_frame_summary(self, frame_summary):
        return frame_summary._format()

    def format(self):
        lines, last, count = [], None, 0
        for entry in self:
            place = (entry.filename, entry.lineno, entry.name)
            count = count + 1 if place == last else 1
            if count == 1:
                _note_repeats(lines)
            if count <= 3:
                text = self.format_frame_summary(entry)
                if text is not None:
                    lines.append(text)
            elif count == 4:
                lines.append(1)
            else:
                lines[-1] += 1
            last = place
        _note_repeats(lines)
        return lines


def _note_repeats(lines):
    # While a run of equal entries goes on, the last line is their number.
    if lines and isinstance(lines[-1], int):
        plural = '' if lines[-1] == 1 else 's'
        lines[-1] = f'  [Previous line repeated {lines[-1]} more time{plural}]\n'


def _limited(entries, limit):
    if limit is None:
        return entries
    return entries[:limit] if limit >= 0 else entries[limit:]


def _innermost(frame):
    """The frame itself, or the nearest of its callers that is the program's."""
    if frame is None:
        frame = sys._getframe(1)
        while frame is not None and frame.f_code.co_filename == '?':
            frame = frame.f_back
    return frame


def walk_tb(tb):
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def walk_stack(f):
    f = _innermost(f)
    while f is not None:
        if f.f_code.co_filename != '?':
            yield f, f.f_lineno
        f = f.f_back


def extract_tb(tb, limit=None):
    return StackSummary(_limited(_of_traceback(tb), limit))


def extract_stack(f=None, limit=None):
    stack = _of_stack(_innermost(f))
    return StackSummary(_limited(stack, None if limit is None else -limit))


def format_list(extracted_list):
    return StackSummary.from_list(extracted_list).format()


def format_tb(tb, limit=None):
    return extract_tb(tb, limit).format()


def format_stack(f=None, limit=None):
    return extract_stack(f, limit).format()


def _split(text):
    """The text of an exception as a list: a piece for each frame."""
    pieces = []
    in_frame = False
    for line in text.splitlines(keepends=True):
        if in_frame and line.startswith('    '):
            pieces[-1] += line
        else:
            in_frame = line.startswith('  File "')
            pieces.append(line)
    return pieces


def _exception(exc, value):
    if value is not _missing:
        return value
    if exc is None or isinstance(exc, BaseException):
        return exc
    raise TypeError('Both or neither of value and tb must be given'
                    if isinstance(exc, type) else
                    f'Exception expected for value, {type(exc).__name__} found')


def format_exception(exc, /, value=_missing, tb=_missing, limit=None, chain=True, **kwargs):
    if (value is _missing) != (tb is _missing):
        raise ValueError('Both or neither of value and tb must be given')
    value = _exception(exc, value)
    if value is None:
        return ['NoneType: None\n']
    return _split(_traceback.format_exception(value, chain, limit))


def format_exception_only(exc, /, value=_missing, *, show_group=False, **kwargs):
    value = _exception(exc, value)
    if value is None:
        return ['NoneType: None\n']
    return _only(_traceback.format_exception_only(value), value)


def _only(text, value):
    """The last lines of a traceback: the class with its message is one piece."""
    if isinstance(value, SyntaxError):
        return text.splitlines(keepends=True)
    notes = getattr(value, '__notes__', None)
    count = sum(str(note).count('\n') + 1 for note in notes) if isinstance(notes, (list, tuple)) else 0
    lines = text.splitlines(keepends=True)
    if count:
        return [''.join(lines[:-count])] + lines[-count:]
    return [text]


def format_exc(limit=None, chain=True):
    return ''.join(format_exception(sys.exception(), limit=limit, chain=chain))


def _write(lines, file):
    if file is None:
        file = sys.stderr
    file.write(''.join(lines))


def print_list(extracted_list, file=None):
    _write(format_list(extracted_list), file)


def print_tb(tb, limit=None, file=None):
    _write(format_tb(tb, limit), file)


def print_stack(f=None, limit=None, file=None):
    _write(format_stack(f, limit), file)


def print_exception(exc, /, value=_missing, tb=_missing, limit=None, file=None, chain=True, **kwargs):
    _write(format_exception(exc, value, tb, limit, chain), file)


def print_exc(limit=None, file=None, chain=True):
    print_exception(sys.exception(), limit=limit, file=file, chain=chain)


def print_last(limit=None, file=None, chain=True):
    raise ValueError('no last exception')


def clear_frames(tb):
    while tb is not None:
        tb.tb_frame.clear()
        tb = tb.tb_next


class TracebackException:
    """What a traceback prints for an exception, kept without the exception."""

    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None, lookup_lines=True,
                 capture_locals=False, compact=False, max_group_width=15, max_group_depth=10,
                 _seen=None):
        seen = set() if _seen is None else _seen
        seen.add(id(exc_value))
        self.stack = extract_tb(exc_traceback, limit)
        if capture_locals:
            frames = [frame for frame, _ in walk_tb(exc_traceback)]
            for entry, frame in zip(self.stack, frames):
                entry.locals = {k: repr(v) for k, v in frame.f_locals.items()}
        self._exc_type = exc_type
        self._str = _safe_str(exc_value)
        self._chained = format_exception(exc_value, limit=limit)
        self._single = format_exception(exc_value, limit=limit, chain=False)
        self._last = format_exception_only(exc_value)
        self.__notes__ = getattr(exc_value, '__notes__', None)
        self.__suppress_context__ = exc_value.__suppress_context__
        self.__cause__ = self._of(exc_value.__cause__, limit, seen)
        self.__context__ = self._of(exc_value.__context__, limit, seen)
        self.exceptions = None
        if isinstance(exc_value, BaseExceptionGroup):
            self.exceptions = [self._of(e, limit, seen) for e in exc_value.exceptions]

    @staticmethod
    def _of(exc, limit, seen):
        if exc is None or id(exc) in seen:
            return None
        return TracebackException(type(exc), exc, exc.__traceback__, limit=limit, _seen=seen)

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    @property
    def exc_type(self):
        return self._exc_type

    @property
    def exc_type_str(self):
        module = self._exc_type.__module__
        name = self._exc_type.__qualname__
        return name if module in ('builtins', '__main__') else f'{module}.{name}'

    def __eq__(self, other):
        if isinstance(other, TracebackException):
            return self.__dict__ == other.__dict__
        return NotImplemented

    def __str__(self):
        return self._str

    def format(self, *, chain=True, **kwargs):
        yield from self._chained if chain else self._single

    def format_exception_only(self, *, show_group=False, **kwargs):
        yield from self._last

    def print(self, *, file=None, chain=True, **kwargs):
        _write(self.format(chain=chain), file)


def _safe_str(value):
    try:
        return str(value)
    except Exception:
        return '<exception str() failed>'
