"""Levels and records: what is known about one event that was logged."""

import logging
import os
import sys
import time
from collections.abc import Mapping

CRITICAL, ERROR, WARNING, INFO, DEBUG, NOTSET = 50, 40, 30, 20, 10, 0

_names = {CRITICAL: 'CRITICAL', ERROR: 'ERROR', WARNING: 'WARNING', INFO: 'INFO', DEBUG: 'DEBUG', NOTSET: 'NOTSET'}
_levels = {name: level for level, name in _names.items()} | {'FATAL': CRITICAL, 'WARN': WARNING}

_start = time.time_ns()


def getLevelName(level):
    """The name of a level, or the level of a name."""
    if level in _names:
        return _names[level]
    return _levels.get(level, f'Level {level}')


def getLevelNamesMapping():
    """All levels by their names."""
    return dict(_levels)


def addLevelName(level, levelName):
    """Name a level."""
    _names[level] = levelName
    _levels[levelName] = level


def as_level(level):
    """A level that may be given by its name."""
    if isinstance(level, int):
        return level
    if not isinstance(level, str):
        raise TypeError(f'Level not an integer or a valid string: {level!r}')
    if level not in _levels:
        raise ValueError(f'Unknown level: {level!r}')
    return _levels[level]


class LogRecord:
    """All that is known about one event; formats can use any attribute of it."""

    def __init__(self, name, level, pathname, lineno, msg, args, exc_info, func=None, sinfo=None, **kwargs):
        # What was logged, where and why.
        self.name, self.msg, self.args = name, msg, _without_tuple(args)
        self.levelno, self.levelname = level, getLevelName(level)
        self.pathname, self.lineno, self.funcName = pathname, lineno, func
        self.filename = os.path.basename(pathname)
        self.module = os.path.splitext(self.filename)[0]
        self.exc_info, self.exc_text, self.stack_info = exc_info, None, sinfo
        # When, and by whom.
        now = time.time_ns()
        self.created = now / 1e9
        self.msecs = float(now % 1_000_000_000 // 1_000_000)
        self.relativeCreated = (now - _start) / 1e6
        self.thread, self.threadName = _thread() if logging.logThreads else (None, None)
        self.process = os.getpid() if logging.logProcesses else None
        self.processName = 'MainProcess' if logging.logMultiprocessing else None
        self.taskName = _task_name() if logging.logAsyncioTasks else None

    def __repr__(self):
        return f'<LogRecord: {self.name}, {self.levelno}, {self.pathname}, {self.lineno}, "{self.msg}">'

    def getMessage(self):
        """The message with its arguments in it."""
        text = str(self.msg)
        return text % self.args if self.args else text


def _without_tuple(args):
    """The one mapping among arguments, which fills in names: '%(a)s' % {...}."""
    if args and len(args) == 1 and isinstance(args[0], Mapping) and args[0]:
        return args[0]
    return args


def _thread():
    threading = sys.modules.get('threading')
    if threading is None:
        return 1, 'MainThread'
    return threading.get_ident(), threading.current_thread().name


def _task_name():
    asyncio = sys.modules.get('asyncio')
    if asyncio is None:
        return None
    try:
        return asyncio.current_task().get_name()
    except Exception:
        return None  # no loop, or no task runs


_factory = LogRecord


def setLogRecordFactory(factory):
    """Have records made by another class or function."""
    global _factory
    _factory = factory


def getLogRecordFactory():
    """What makes the records."""
    return _factory


def makeLogRecord(dict):
    """Make a record with the attributes that a dict has."""
    made = getLogRecordFactory()(None, None, '', 0, '', (), None)
    vars(made).update(dict)
    return made
