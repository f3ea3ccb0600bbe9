"""Loggers: named channels of records, in a tree by their dotted names."""

import logging
import sys
import traceback
import warnings

from logging._handling import Filterer
from logging._records import (CRITICAL, DEBUG, ERROR, INFO, NOTSET, WARNING, as_level, getLevelName,
                              getLogRecordFactory)


def _program_frames():
    """The frames of the program that are being executed, innermost first."""
    frame = sys._getframe(1)
    while frame is not None:
        if frame.f_code.co_filename != '?':
            yield frame
        frame = frame.f_back


class _Levels:
    """The methods that log at one level; log() does the rest."""

    def debug(self, msg, *args, **kwargs):
        """Log what helps to find a mistake."""
        self.log(DEBUG, msg, *args, **kwargs)

    def info(self, msg, *args, **kwargs):
        """Log what is as it should be."""
        self.log(INFO, msg, *args, **kwargs)

    def warning(self, msg, *args, **kwargs):
        """Log what may be a problem."""
        self.log(WARNING, msg, *args, **kwargs)

    def error(self, msg, *args, **kwargs):
        """Log what has failed."""
        self.log(ERROR, msg, *args, **kwargs)

    def exception(self, msg, *args, exc_info=True, **kwargs):
        """Log the exception that is being handled."""
        self.log(ERROR, msg, *args, exc_info=exc_info, **kwargs)

    def critical(self, msg, *args, **kwargs):
        """Log what the program cannot go on with."""
        self.log(CRITICAL, msg, *args, **kwargs)


for _name in 'debug', 'info', 'warning', 'error', 'exception', 'critical':
    # As messages about wrong arguments name them.
    getattr(_Levels, _name).__qualname__ = f'Logger.{_name}'


class Logger(_Levels, Filterer):
    """A named channel. Its records go to its handlers and those of the loggers
    above it."""

    def __init__(self, name, level=NOTSET):
        super().__init__()
        self.name, self.level = name, as_level(level)
        self.parent, self.handlers = None, []
        self.propagate, self.disabled = True, False

    def __repr__(self):
        return f'<{type(self).__name__} {self.name} ({getLevelName(self.getEffectiveLevel())})>'

    # Logging.

    fatal = _Levels.critical

    def warn(self, msg, *args, **kwargs):
        """The old name of warning."""
        warnings.warn("The 'warn' method is deprecated, use 'warning' instead", DeprecationWarning)
        self.warning(msg, *args, **kwargs)

    def log(self, level, msg, *args, **kwargs):
        """Log at a level."""
        if isinstance(level, int):
            if self.isEnabledFor(level):
                self._log(level, msg, args, **kwargs)
        elif logging.raiseExceptions:
            raise TypeError('level must be an integer')

    def _log(self, level, msg, args, exc_info=None, extra=None, stack_info=False, stacklevel=1):
        place = self.findCaller(stack_info, stacklevel)
        filename, lineno, function, stack = place
        self.handle(self.makeRecord(self.name, level, filename, lineno, msg, args, _triple(exc_info),
                                    function, extra, stack))

    def findCaller(self, stack_info=False, stacklevel=1):
        """Where the program logs: file, line, function, and the stack if asked."""
        frame = None
        for depth, frame in enumerate(_program_frames(), start=1):
            if depth >= stacklevel:
                break
        if frame is None:
            return '(unknown file)', 0, '(unknown function)', None
        stack = None
        if stack_info:
            stack = f'Stack (most recent call last):\n{"".join(traceback.format_stack(frame))}'.removesuffix('\n')
        return frame.f_code.co_filename, frame.f_lineno, frame.f_code.co_name, stack

    def makeRecord(self, name, level, fn, lno, msg, args, exc_info, func=None, extra=None, sinfo=None):
        """Make a record, with more attributes if extra has any."""
        record = getLogRecordFactory()(name, level, fn, lno, msg, args, exc_info, func, sinfo)
        taken = {'message', 'asctime', *vars(record)}
        for key, value in (extra or {}).items():
            if key in taken:
                raise KeyError(f'Attempt to overwrite {key!r} in LogRecord')
            setattr(record, key, value)
        return record

    def handle(self, record):
        """Give a record to the handlers, unless it is dropped."""
        if not self.disabled:
            passed = self.filter(record)
            if passed:
                self.callHandlers(passed)

    # Where records go.

    def addHandler(self, hdlr):
        """Give records to a handler."""
        if hdlr not in self.handlers:
            self.handlers.append(hdlr)

    def removeHandler(self, hdlr):
        """Undo addHandler."""
        if hdlr in self.handlers:
            self.handlers.remove(hdlr)

    def _handlers(self):
        """This logger's handlers, then those of the loggers above it."""
        logger = self
        while logger is not None:
            yield from logger.handlers
            logger = logger.parent if logger.propagate else None

    def hasHandlers(self):
        """Whether records go anywhere."""
        return any(True for _ in self._handlers())

    def callHandlers(self, record):
        """Give a record to all handlers; without any, to the last resort."""
        handlers = list(self._handlers())
        if not handlers and logging.lastResort is not None:
            handlers = [logging.lastResort]
        for handler in handlers:
            if record.levelno >= handler.level:
                handler.handle(record)
        if not handlers and logging.raiseExceptions and not self.manager.emittedNoHandlerWarning:
            self.manager.emittedNoHandlerWarning = True
            sys.stderr.write(f'No handlers could be found for logger "{self.name}"\n')

    # What is logged.

    def setLevel(self, level):
        """Drop what is below a level."""
        self.level = as_level(level)

    def getEffectiveLevel(self):
        """The logger's level, or the nearest that is set above it."""
        logger = self
        while not logger.level and logger.parent:
            logger = logger.parent
        return logger.level

    def isEnabledFor(self, level):
        """Whether anything of a level is logged."""
        return not self.disabled and level > self.manager.disable and level >= self.getEffectiveLevel()

    # The tree.

    def getChild(self, suffix):
        """The logger below this one that has a name."""
        return self.manager.getLogger(suffix if self is self.root else f'{self.name}.{suffix}')

    def getChildren(self):
        """The loggers right below this one."""
        return {logger for logger in self.manager.loggerDict.values()
                if isinstance(logger, Logger) and logger.parent is self}


def _triple(exc_info):
    """What sys.exc_info() gives, for an exception or for a true value."""
    if isinstance(exc_info, BaseException):
        return type(exc_info), exc_info, exc_info.__traceback__
    if not exc_info or isinstance(exc_info, tuple):
        return exc_info
    return sys.exc_info()


class RootLogger(Logger):
    """The logger above all others."""

    def __init__(self, level):
        super().__init__('root', level)


class PlaceHolder:
    """Stands for a logger that has others below it and was not asked for yet."""

    def __init__(self):
        self.below = []


class Manager:
    """All loggers by name."""

    loggerClass = logRecordFactory = None
    emittedNoHandlerWarning = False

    def __init__(self, rootnode):
        self.root = rootnode
        self.loggerDict = {}
        self._disable = NOTSET

    @property
    def disable(self):
        """The level up to which everything is dropped."""
        return self._disable

    @disable.setter
    def disable(self, level):
        self._disable = as_level(level)

    def getLogger(self, name):
        """The logger of a name; it is made, and put into the tree, when it is
        first asked for."""
        if not isinstance(name, str):
            raise TypeError('A logger name must be a string')
        known = self.loggerDict.get(name)
        if isinstance(known, Logger):
            return known
        logger = (self.loggerClass or _class)(name)
        logger.manager = self
        logger.parent = self._above(logger)
        self.loggerDict[name] = logger
        for below in known.below if known else ():
            # It may have been put below a logger nearer to it meanwhile.
            if below.parent is logger.parent:
                below.parent = logger
        return logger

    def _above(self, logger):
        """The nearest logger above; placeholders on the way learn of this one."""
        name, dot, _ = logger.name.rpartition('.')
        while dot:
            above = self.loggerDict.setdefault(name, PlaceHolder())
            if isinstance(above, Logger):
                return above
            above.below.append(logger)
            name, dot, _ = name.rpartition('.')
        return self.root

    def setLoggerClass(self, klass):
        """Have loggers made of another class."""
        self.loggerClass = klass

    def setLogRecordFactory(self, factory):
        """Have records made by another function."""
        self.logRecordFactory = factory


_class = Logger


def setLoggerClass(klass):
    """Have loggers made of a class that derives from Logger."""
    global _class
    if not issubclass(klass, Logger):
        raise TypeError(f'logger not derived from logging.Logger: {klass.__name__}')
    _class = klass


def getLoggerClass():
    """The class that loggers are made of."""
    return _class


class LoggerAdapter(_Levels):
    """Adds the same context to everything that is logged through it."""

    def __init__(self, logger, extra=None, merge_extra=False):
        self.logger, self.extra, self.merge_extra = logger, extra, merge_extra

    def process(self, msg, kwargs):
        """Add the context to what is about to be logged."""
        extra = self.extra
        if self.merge_extra and kwargs.get('extra') is not None:
            extra = dict(extra or {}, **kwargs['extra'])
        return msg, {**kwargs, 'extra': extra}

    def log(self, level, msg, *args, **kwargs):
        """Log at a level."""
        if self.logger.isEnabledFor(level):
            text, kwargs = self.process(msg, kwargs)
            self.logger.log(level, text, *args, **kwargs)

    def isEnabledFor(self, level):
        """Whether anything of a level is logged."""
        return self.logger.isEnabledFor(level)

    def setLevel(self, level):
        """Set the logger's level."""
        self.logger.setLevel(level)

    def getEffectiveLevel(self):
        """The level that counts for the logger."""
        return self.logger.getEffectiveLevel()

    def hasHandlers(self):
        """Whether records go anywhere."""
        return self.logger.hasHandlers()

    manager = property(lambda self: self.logger.manager)
    name = property(lambda self: self.logger.name)

    def __repr__(self):
        level = getLevelName(self.logger.getEffectiveLevel())
        return f'<{type(self).__name__} {self.logger.name} ({level})>'


root = RootLogger(WARNING)
Logger.root = root
Logger.manager = Manager(root)
