"""Warnings: what is shown, what is dropped, what becomes an exception.

The list filters is asked from its beginning; the first entry that fits decides.
"""

import sys
from _warnings import source_line as _source_line

__all__ = ['warn', 'warn_explicit', 'showwarning', 'formatwarning',
           'filterwarnings', 'simplefilter', 'resetwarnings',
           'catch_warnings', 'deprecated']

defaultaction = 'default'
onceregistry = {}

# Entries: action, pattern of the text, category, pattern of the module, line.
filters = [
    ('default', None, DeprecationWarning, '__main__', 0),
    ('ignore', None, DeprecationWarning, None, 0),
    ('ignore', None, PendingDeprecationWarning, None, 0),
    ('ignore', None, ImportWarning, None, 0),
    ('ignore', None, ResourceWarning, None, 0),
]

_actions = ('error', 'ignore', 'always', 'all', 'default', 'module', 'once')

# What has been shown where, forgotten whenever the filters change.
_shown = set()


def _filters_mutated():
    _shown.clear()


class WarningMessage:
    """A warning that is about to be shown, or was recorded."""

    def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
        self.message = message
        self.category = category
        self.filename = filename
        self.lineno = lineno
        self.file = file
        self.line = line
        self.source = source
        self._category_name = category.__name__ if category else None

    def __str__(self):
        return (f'{{message : {self.message!r}, category : {self._category_name!r}, '
                f'filename : {self.filename!r}, lineno : {self.lineno}, line : {self.line!r}}}')

    def __repr__(self):
        return f'<{type(self).__qualname__} {self}>'


def formatwarning(message, category, filename, lineno, line=None):
    """The text that is shown for a warning."""
    if line is None:
        line = _source_line(filename, lineno)
    text = f'{filename}:{lineno}: {category.__name__}: {message}\n'
    if line and line.strip():
        text += f'  {line.strip()}\n'
    return text


def showwarning(message, category, filename, lineno, file=None, line=None):
    """Write a warning to a file, by default sys.stderr."""
    file = file or sys.stderr
    if file is not None:
        file.write(formatwarning(message, category, filename, lineno, line))


# While a catch_warnings block records, the list it records in.
_record = None


def _show(message, category, filename, lineno, more=''):
    if _record is not None:
        _record.append(WarningMessage(message, category, filename, lineno))
        return
    showwarning(message, category, filename, lineno)
    if more:
        sys.stderr.write(more)


def _check_category(category):
    if not (isinstance(category, type) and issubclass(category, Warning)):
        raise TypeError(f'category must be a Warning subclass, not {type(category).__name__!r}')


def _caller(stacklevel, skip_file_prefixes=()):
    """The frame that a warning is about, None if there are not as many."""
    frame = sys._getframe(1)
    while frame is not None:
        name = frame.f_code.co_filename
        if name != '?' and not name.startswith(skip_file_prefixes):
            stacklevel -= 1
            if stacklevel <= 0:
                return frame
        frame = frame.f_back
    return None


def warn(message, category=None, stacklevel=1, source=None, *, skip_file_prefixes=()):
    """Issue a warning about the line that calls, or a caller of it."""
    if isinstance(message, Warning):
        category = type(message)
    elif category is None:
        category = UserWarning
    _check_category(category)
    frame = _caller(stacklevel, tuple(skip_file_prefixes))
    if frame is None:
        warn_explicit(message, category, '<sys>', 0, 'sys')
        return
    module = frame.f_globals.get('__name__') or '<string>'
    warn_explicit(message, category, frame.f_code.co_filename, frame.f_lineno, module)


def warn_explicit(message, category, filename, lineno, module=None, registry=None,
                  module_globals=None, source=None):
    """Issue a warning about a place that is given."""
    _issue(message, category, filename, lineno, module or filename.removesuffix('.py'))


def _issue(message, category, filename, lineno, module, more=''):
    if isinstance(message, Warning):
        text, category = str(message), type(message)
    else:
        text, message = message, category(message)
    action = _action(text, category, module, lineno)
    if action == 'error':
        raise message
    if action != 'ignore' and _is_new(action, text, category, filename, lineno):
        _show(message, category, filename, lineno, more)


def _action(text, category, module, lineno):
    for action, message, cls, mod, line in filters:
        if (issubclass(category, cls) and (line == 0 or line == lineno)
                and (message is None or message.match(text))
                and _module_fits(mod, module)):
            return action
    return defaultaction


def _module_fits(pattern, module):
    if pattern is None:
        return True
    if isinstance(pattern, str):
        return pattern == module
    return pattern.match(module)


def _is_new(action, text, category, filename, lineno):
    """Whether a warning has not been shown yet as often as the action says."""
    if action in ('always', 'all'):
        return True
    if action == 'once':
        key = (text, category)
        if key in onceregistry:
            return False
        onceregistry[key] = 1
        return True
    key = (text, category, filename, 0 if action == 'module' else lineno)
    if key in _shown:
        return False
    _shown.add(key)
    return True


def _check_filter(action, lineno):
    if action not in _actions:
        raise ValueError(f'invalid action: {action!r}')
    if not isinstance(lineno, int):
        raise TypeError('lineno must be an int')
    if lineno < 0:
        raise ValueError('lineno must be an int >= 0')


def filterwarnings(action, message='', category=Warning, module='', lineno=0, append=False):
    """Add a filter; message and module are regular expressions."""
    _check_filter(action, lineno)
    for name, value in ('message', message), ('module', module):
        if not isinstance(value, str):
            raise TypeError(f'{name} must be a string')
    if not (isinstance(category, type) and issubclass(category, Warning)):
        raise TypeError('category must be a Warning subclass')
    import re
    text = re.compile(message, re.IGNORECASE) if message else None
    _add((action, text, category, re.compile(module) if module else None, lineno), append)


def simplefilter(action, category=Warning, lineno=0, append=False):
    """Add a filter for a category, or a tuple of them, whatever the text and
    module."""
    _check_filter(action, lineno)
    _add((action, None, category, None, lineno), append)


def _add(entry, append):
    if append:
        if entry not in filters:
            filters.append(entry)
    else:
        if entry in filters:
            filters.remove(entry)
        filters.insert(0, entry)
    _filters_mutated()


def resetwarnings():
    """Drop all filters."""
    filters.clear()
    _filters_mutated()


class catch_warnings:
    """Undo at the end of the block what it does to filters and showwarning.

    With record=True the block gets a list in which warnings are put.
    """

    def __init__(self, *, record=False, module=None, action=None, category=Warning,
                 lineno=0, append=False):
        self._wants_record = record
        self._filter = None if action is None else (action, category, lineno, append)
        self._entered = False

    def __repr__(self):
        return 'catch_warnings(record=True)' if self._wants_record else 'catch_warnings()'

    def __enter__(self):
        global filters, showwarning, _record
        if self._entered:
            raise RuntimeError(f'Cannot enter {self!r} twice')
        self._entered = True
        self._saved = filters, showwarning, _record
        filters = filters[:]
        _filters_mutated()
        log = None
        if self._wants_record:
            log = _record = []
        if self._filter is not None:
            simplefilter(*self._filter)
        return log

    def __exit__(self, *exc_info):
        global filters, showwarning, _record
        if not self._entered:
            raise RuntimeError(f'Cannot exit {self!r} without entering first')
        filters, showwarning, _record = self._saved
        _filters_mutated()


class deprecated:
    """A decorator: using the class or function warns that it is deprecated."""

    def __init__(self, message, /, *, category=DeprecationWarning, stacklevel=1):
        if not isinstance(message, str):
            raise TypeError(f'Expected an object of type str for \'message\', not {type(message).__name__!r}')
        self.message = message
        self.category = category
        self.stacklevel = stacklevel

    def __call__(self, arg, /):
        arg.__deprecated__ = self.message
        if self.category is None:
            return arg
        if isinstance(arg, type):
            return self._wrap_class(arg)
        if not callable(arg):
            raise TypeError('@deprecated decorator with non-None category must be applied to '
                            f'a class or callable, not {arg!r}')
        return self._wrap_function(arg)

    def _warn(self):
        warn(self.message, self.category, self.stacklevel)

    def _wrap_class(self, cls):
        original = cls.__new__

        def __new__(klass, /, *args, **kwargs):
            if klass is cls:
                self._warn()
            if original is object.__new__:
                return original(klass)
            return original(klass, *args, **kwargs)

        cls.__new__ = staticmethod(__new__)
        __new__.__deprecated__ = self.message
        return cls

    def _wrap_function(self, function):
        import functools
        import inspect

        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            self._warn()
            return function(*args, **kwargs)

        if inspect.iscoroutinefunction(function):
            wrapper = inspect.markcoroutinefunction(wrapper)
        wrapper.__deprecated__ = self.message
        return wrapper


def _issue_machine(message, category, filename, lineno, more):
    """What the machine itself warns of, such as a coroutine never awaited."""
    _issue(message, category, filename, lineno, '__main__', more)
