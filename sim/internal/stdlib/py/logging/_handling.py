"""Handlers, which take records somewhere, and filters."""

import logging
import os
import sys
import traceback
import weakref

from logging import _formatting
from logging._records import NOTSET, WARNING, LogRecord, as_level, getLevelName


class Filter:
    """Lets through what is logged by a logger and those below it."""

    def __init__(self, name=''):
        self.name = name
        self.nlen = len(name)

    def filter(self, record):
        """Whether a record passes."""
        return not self.name or f'{record.name}.'.startswith(f'{self.name}.')


class Filterer:
    """What loggers and handlers have in common."""

    def __init__(self):
        self.filters = []

    def addFilter(self, filter):
        """Ask a filter, or a function, about each record."""
        if filter not in self.filters:
            self.filters.append(filter)

    def removeFilter(self, filter):
        """Undo addFilter."""
        if filter in self.filters:
            self.filters.remove(filter)

    def filter(self, record):
        """The record, or what a filter puts in its place; false to drop it."""
        for each in self.filters:
            verdict = getattr(each, 'filter', each)(record)
            if not verdict:
                return False
            record = verdict if isinstance(verdict, LogRecord) else record
        return record


# Handlers by name, and all of them in the order they were made, for shutdown.
_named = weakref.WeakValueDictionary()
_all = []


def getHandlerByName(name):
    """The handler of a name, or None."""
    return _named.get(name)


def getHandlerNames():
    """The names of all handlers that have one."""
    return frozenset(_named)


def shutdown(handlerList=None):
    """Flush and close all handlers, the last made first."""
    handlers = _all if handlerList is None else handlerList
    for reference in reversed(handlers[:]):
        handler = reference()
        if handler:
            try:
                if getattr(handler, 'flushOnClose', True):
                    handler.flush()
                handler.close()
            except (OSError, ValueError):
                pass  # its stream was closed before it


class Handler(Filterer):
    """Takes records somewhere; what derives from it says where, in emit."""

    def __init__(self, level=NOTSET):
        super().__init__()
        self.level = as_level(level)
        self.formatter = None
        self._name = None
        self._closed = False
        _all.append(weakref.ref(self, _all.remove))
        self.createLock()

    # Simulated threads take turns where they block, which no handler does.

    def createLock(self):
        """Make a lock; none is needed here."""
        self.lock = None

    def acquire(self):
        """Take the lock."""

    def release(self):
        """Give the lock back."""

    def get_name(self):
        """The handler's name."""
        return self._name

    def set_name(self, name):
        """Give the handler a name by which it is found."""
        _named.pop(self._name, None)
        self._name = name
        if name:
            _named[name] = self

    name = property(get_name, set_name)

    def setLevel(self, level):
        """Drop records below a level."""
        self.level = as_level(level)

    def setFormatter(self, fmt):
        """Have records turned into text by a formatter."""
        self.formatter = fmt

    def format(self, record):
        """The text of a record."""
        return (self.formatter or _formatting.plain).format(record)

    def handle(self, record):
        """Emit a record unless a filter drops it."""
        passed = self.filter(record)
        if passed:
            self.emit(passed)
        return passed

    def emit(self, record):
        """Take a record where it belongs."""
        raise NotImplementedError('emit must be implemented by Handler subclasses')

    def flush(self):
        """Have what was held back written."""

    def close(self):
        """Free what the handler holds."""
        self._closed = True
        _named.pop(self._name, None)

    def handleError(self, record):
        """Tell on stderr that a record could not be written."""
        err = sys.stderr
        if not logging.raiseExceptions or not err:
            return
        err.write('--- Logging error ---\n')
        traceback.print_exc(file=err)
        err.write('Call stack:\n')
        traceback.print_stack(file=err)
        try:
            err.write(f'Message: {record.msg!r}\nArguments: {record.args}\n')
        except RecursionError:
            raise
        except Exception:
            err.write('Unable to print the message and arguments - possible formatting error.\n'
                      'Use the traceback above to help find the error.\n')

    def _described(self, what=''):
        """The repr, with a word about where records go."""
        return f'<{type(self).__name__} {what}{" " if what else ""}({getLevelName(self.level)})>'

    def __repr__(self):
        return self._described()


class StreamHandler(Handler):
    """Writes records to a stream, by default sys.stderr."""

    terminator = '\n'

    def __init__(self, stream=None):
        super().__init__()
        self.stream = stream if stream is not None else sys.stderr

    def emit(self, record):
        try:
            self.stream.write(f'{self.format(record)}{self.terminator}')
            self.flush()
        except RecursionError:
            raise
        except Exception:
            self.handleError(record)

    def flush(self):
        flush = getattr(self.stream, 'flush', None)
        if flush is not None:
            flush()

    def setStream(self, stream):
        """Write to another stream from now on; gives the one before if it was
        another."""
        if self.stream is stream:
            return None
        self.flush()
        before, self.stream = self.stream, stream
        return before

    def __repr__(self):
        return self._described(str(getattr(self.stream, 'name', '')))


class FileHandler(StreamHandler):
    """Writes records to a file."""

    def __init__(self, filename, mode='a', encoding=None, delay=False, errors=None):
        self.baseFilename = os.path.abspath(os.fspath(filename))
        self.mode = mode
        self.encoding = encoding if encoding or 'b' in mode else 'utf-8'
        self.errors = errors
        self.delay = delay
        if delay:
            Handler.__init__(self)
            self.stream = None
        else:
            StreamHandler.__init__(self, self._open())

    def _open(self):
        return open(self.baseFilename, self.mode, encoding=self.encoding, errors=self.errors)

    def emit(self, record):
        # A file that has been closed for good is not truncated by opening it.
        if self.stream is None and (self.mode != 'w' or not self._closed):
            self.stream = self._open()
        if self.stream:
            super().emit(record)

    def close(self):
        stream, self.stream = self.stream, None
        if stream:
            stream.flush()
            stream.close()
        super().close()

    def __repr__(self):
        return self._described(self.baseFilename)


class NullHandler(Handler):
    """Drops records."""

    def handle(self, record):
        pass

    def emit(self, record):
        pass


class StderrHandler(StreamHandler):
    """Writes to whatever sys.stderr is at the time; used for loggers without
    any handler."""

    def __init__(self, level=NOTSET):
        Handler.__init__(self, level)

    @property
    def stream(self):
        return sys.stderr


StderrHandler.__name__ = StderrHandler.__qualname__ = '_StderrHandler'
last_resort = StderrHandler(WARNING)
