"""What assertLogs and assertNoLogs put in the place of a logger's handlers."""

import collections
import logging

_LoggingWatcher = collections.namedtuple('_LoggingWatcher', ['records', 'output'])


class _Capture(logging.Handler):
    """Keeps what is logged, and its text."""

    def __init__(self):
        super().__init__()
        self.setFormatter(logging.Formatter('%(levelname)s:%(name)s:%(message)s'))
        self.watcher = _LoggingWatcher([], [])

    def emit(self, record):
        self.watcher.records.append(record)
        self.watcher.output.append(self.format(record))


def _level(level):
    if isinstance(level, str):
        return logging.getLevelNamesMapping().get(level, level)
    return level or logging.INFO


class AssertLogsContext:
    """The block of assertLogs or assertNoLogs."""

    def __init__(self, test_case, logger, level, none_expected=False):
        self.test_case = test_case
        self.logger = logger if isinstance(logger, logging.Logger) else logging.getLogger(logger)
        self.level = _level(level)
        self.none_expected = none_expected

    def __enter__(self):
        logger = self.logger
        self._before = logger.handlers[:], logger.level, logger.propagate
        capture = _Capture()
        capture.setLevel(self.level)
        self.watcher = capture.watcher
        logger.handlers, logger.propagate = [capture], False
        logger.setLevel(self.level)
        return None if self.none_expected else self.watcher

    def __exit__(self, exc_type, exc_value, tb):
        self.logger.handlers, level, self.logger.propagate = self._before
        self.logger.setLevel(level)
        if exc_type is not None:
            return False
        if self.none_expected:
            if self.watcher.records:
                self.test_case._fail(None, f'Unexpected logs found: {self.watcher.output!r}')
        elif not self.watcher.records:
            level = logging.getLevelName(self.level)
            self.test_case._fail(None, f'no logs of level {level} or higher triggered on {self.logger.name}')
