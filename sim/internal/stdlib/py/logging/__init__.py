"""Logging: loggers by dotted name, handlers, filters and formatters.

A logger (_loggers.py) makes a record (_records.py) of what it is told, and gives
it to its handlers (_handling.py) and to those of the loggers above it. A handler
has a formatter (_formatting.py) that makes text of it. Time stamps are of the
simulated clock.
"""

raiseExceptions = True
logThreads = True
logMultiprocessing = True
logProcesses = True
logAsyncioTasks = True

from logging._records import (CRITICAL, DEBUG, ERROR, INFO, NOTSET, WARNING, LogRecord, addLevelName, as_level,
                              getLevelName, getLevelNamesMapping, getLogRecordFactory, makeLogRecord,
                              setLogRecordFactory)
from logging._formatting import (BufferingFormatter, Formatter, PercentStyle, StrFormatStyle,
                                 StringTemplateStyle, style_of)
from logging._handling import (FileHandler, Filter, Filterer, Handler, NullHandler, StreamHandler,
                               getHandlerByName, getHandlerNames, last_resort, shutdown)
from logging._loggers import (Logger, LoggerAdapter, Manager, PlaceHolder, RootLogger, getLoggerClass, root,
                              setLoggerClass)
import atexit
import warnings

atexit.register(shutdown)

FATAL = CRITICAL
WARN = WARNING
BASIC_FORMAT = PercentStyle.basic_format
lastResort = last_resort

for _public in (LogRecord, BufferingFormatter, Formatter, PercentStyle, StrFormatStyle, StringTemplateStyle,
                FileHandler, Filter, Filterer, Handler, NullHandler, StreamHandler, type(last_resort), Logger,
                LoggerAdapter, Manager, PlaceHolder, RootLogger):
    _public.__module__ = __name__


def getLogger(name=None):
    """The logger of a name, without one the root of all."""
    return Logger.manager.getLogger(name) if name and name != root.name else root


def basicConfig(*, filename=None, filemode='a', stream=None, handlers=None, force=False,
                format=None, datefmt=None, style='%', level=None, encoding=None,
                errors='backslashreplace', **unknown):
    """Give the root logger a handler, unless it has one."""
    if force:
        for handler in root.handlers[:]:
            root.removeHandler(handler)
            handler.close()
    if root.handlers:
        return
    if handlers is not None:
        if stream is not None or filename is not None:
            raise ValueError("'stream' or 'filename' should not be specified together with 'handlers'")
    elif filename is None:
        handlers = [StreamHandler(stream)]
    elif stream is None:
        handlers = [FileHandler(filename, filemode, encoding=encoding, errors=errors)]
    else:
        raise ValueError("'stream' and 'filename' should not be specified together")
    style_class = style_of(style)
    formatter = Formatter(style_class.basic_format if format is None else format, datefmt, style)
    for handler in handlers:
        if handler.formatter is None:
            handler.setFormatter(formatter)
        root.addHandler(handler)
    if level is not None:
        root.setLevel(level)
    if unknown:
        raise ValueError(f"Unrecognised argument(s): {', '.join(unknown)}")


# What programs that need only one logger call.

def _ready_root():
    if not root.handlers:
        basicConfig()
    return root


def debug(msg, *args, **kwargs):
    """Log to the root logger; it gets a handler if it has none."""
    _ready_root().debug(msg, *args, **kwargs)


def info(msg, *args, **kwargs):
    """Log to the root logger; it gets a handler if it has none."""
    _ready_root().info(msg, *args, **kwargs)


def warning(msg, *args, **kwargs):
    """Log to the root logger; it gets a handler if it has none."""
    _ready_root().warning(msg, *args, **kwargs)


def warn(msg, *args, **kwargs):
    """The old name of warning."""
    warnings.warn("The 'warn' function is deprecated, use 'warning' instead", DeprecationWarning)
    warning(msg, *args, **kwargs)


def error(msg, *args, **kwargs):
    """Log to the root logger; it gets a handler if it has none."""
    _ready_root().error(msg, *args, **kwargs)


def exception(msg, *args, exc_info=True, **kwargs):
    """Log the exception that is being handled to the root logger."""
    error(msg, *args, exc_info=exc_info, **kwargs)


def critical(msg, *args, **kwargs):
    """Log to the root logger; it gets a handler if it has none."""
    _ready_root().critical(msg, *args, **kwargs)


fatal = critical


def log(level, msg, *args, **kwargs):
    """Log to the root logger; it gets a handler if it has none."""
    _ready_root().log(level, msg, *args, **kwargs)


def disable(level=CRITICAL):
    """Drop whatever is of this level or below, of any logger."""
    root.manager.disable = level


# Warnings as records.

_show_before = None


def captureWarnings(capture):
    """Turn warnings into records of the logger py.warnings, or stop doing so."""
    global _show_before
    if bool(capture) == (_show_before is not None):
        return
    if capture:
        _show_before, warnings.showwarning = warnings.showwarning, _log_warning
    else:
        _show_before, warnings.showwarning = None, _show_before


def _log_warning(message, category, filename, lineno, file=None, line=None):
    if file is None:
        logger = getLogger('py.warnings')
        if not logger.handlers:
            logger.addHandler(NullHandler())
        logger.warning('%s', warnings.formatwarning(message, category, filename, lineno, line))
    else:
        _show_before(message, category, filename, lineno, file, line)
