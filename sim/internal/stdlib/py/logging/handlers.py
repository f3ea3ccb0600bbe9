"""More handlers: files that are rotated, records that are held back, and queues
to a thread that does the writing."""

import copy
import logging
import os
import queue
import re
import threading
import time

DEFAULT_TCP_LOGGING_PORT, DEFAULT_UDP_LOGGING_PORT = 9020, 9021


class BaseRotatingHandler(logging.FileHandler):
    """A file that is put aside under another name and begun again, when
    shouldRollover says so."""

    namer = None
    rotator = None

    def emit(self, record):
        try:
            if self.shouldRollover(record):
                self.doRollover()
            super().emit(record)
        except Exception:
            self.handleError(record)

    def rotation_filename(self, default_name):
        """The name under which a file is put aside."""
        return self.namer(default_name) if callable(self.namer) else default_name

    def rotate(self, source, dest):
        """Put a file aside."""
        if callable(self.rotator):
            self.rotator(source, dest)
        elif os.path.exists(source):
            os.rename(source, dest)

    def _set_aside(self, name):
        """Close the file, put it aside and begin it again."""
        self._close()
        if os.path.exists(name):
            os.remove(name)
        self.rotate(self.baseFilename, name)
        self._reopen()

    def _close(self):
        if self.stream:
            self.stream.close()
            self.stream = None

    def _reopen(self):
        if not self.delay:
            self.stream = self._open()


class RotatingFileHandler(BaseRotatingHandler):
    """Begins a new file when one is full; keeps backupCount of the old ones, as
    name.1 (the newest), name.2 and so on."""

    def __init__(self, filename, mode='a', maxBytes=0, backupCount=0, encoding=None, delay=False, errors=None):
        # What is there is kept, as it will be rotated.
        super().__init__(filename, 'a' if maxBytes > 0 else mode, encoding, delay, errors)
        self.maxBytes, self.backupCount = maxBytes, backupCount

    def shouldRollover(self, record):
        """Whether the file would grow too long."""
        if self.maxBytes <= 0:
            return False
        if self.stream is None:
            self.stream = self._open()
        self.stream.seek(0, 2)
        written = self.stream.tell()
        line = f'{self.format(record)}{self.terminator}'
        return written > 0 and written + len(line) >= self.maxBytes

    def doRollover(self):
        """Begin a new file."""
        if self.backupCount <= 0:
            self._close()
            self._reopen()
            return
        for number in range(self.backupCount - 1, 0, -1):
            older = self._backup(number + 1)
            if os.path.exists(self._backup(number)):
                if os.path.exists(older):
                    os.remove(older)
                os.rename(self._backup(number), older)
        self._set_aside(self._backup(1))

    def _backup(self, number):
        return self.rotation_filename(f'{self.baseFilename}.{number}')


_DAY = 24 * 60 * 60

# By the letter of `when`: seconds, and the end of the names of old files.
_PERIODS = {
    'S': (1, '%Y-%m-%d_%H-%M-%S'), 'M': (60, '%Y-%m-%d_%H-%M'), 'H': (60 * 60, '%Y-%m-%d_%H'),
    'D': (_DAY, '%Y-%m-%d'), 'MIDNIGHT': (_DAY, '%Y-%m-%d'), 'W': (7 * _DAY, '%Y-%m-%d'),
}


class TimedRotatingFileHandler(BaseRotatingHandler):
    """Begins a new file every so often."""

    def __init__(self, filename, when='h', interval=1, backupCount=0, encoding=None, delay=False, utc=False,
                 atTime=None, errors=None):
        path = os.path.abspath(os.fspath(filename))
        last_written = os.path.getmtime(path) if os.path.exists(path) else time.time()
        super().__init__(filename, 'a', encoding, delay, errors)
        self.when, self.backupCount, self.utc, self.atTime = when.upper(), backupCount, utc, atTime
        letter = self.when
        if letter.startswith('W'):
            letter, self.dayOfWeek = 'W', self._day_of_week()
        if letter not in _PERIODS:
            raise ValueError(f'Invalid rollover interval specified: {self.when}')
        seconds, self.suffix = _PERIODS[letter]
        self.interval = seconds * interval
        self.rolloverAt = self.computeRollover(int(last_written))

    def _day_of_week(self):
        if len(self.when) != 2:
            raise ValueError(f'You must specify a day for weekly rollover from 0 to 6 (0 is Monday): {self.when}')
        if not '0' <= self.when[1] <= '6':
            raise ValueError(f'Invalid day specified for weekly rollover: {self.when}')
        return int(self.when[1])

    def computeRollover(self, currentTime):
        """When the next file begins."""
        if self.when != 'MIDNIGHT' and not self.when.startswith('W'):
            return currentTime + self.interval
        # The time here is UTC, so that each day has as many seconds.
        at = self.atTime
        turn = 0 if at is None else (at.hour * 60 + at.minute) * 60 + at.second
        next_turn = currentTime - currentTime % _DAY + turn
        if next_turn <= currentTime:
            next_turn += _DAY
        if self.when.startswith('W'):
            next_turn += (self.dayOfWeek - time.gmtime(next_turn).tm_wday) % 7 * _DAY
            return next_turn + self.interval - 7 * _DAY
        return next_turn + self.interval - _DAY

    def shouldRollover(self, record):
        """Whether it is time."""
        return time.time() >= self.rolloverAt

    def doRollover(self):
        """Begin a new file, and drop those that are too many."""
        began = time.gmtime(self.rolloverAt - self.interval)
        self._set_aside(self.rotation_filename(f'{self.baseFilename}.{time.strftime(self.suffix, began)}'))
        if self.backupCount > 0:
            for name in self.getFilesToDelete():
                os.remove(name)
        now = int(time.time())
        while self.rolloverAt <= now:
            self.rolloverAt = self.computeRollover(self.rolloverAt)

    def getFilesToDelete(self):
        """List old files that are too many, the oldest first."""
        folder, base = os.path.split(self.baseFilename)
        dated = re.compile(re.escape(base) + r'\.\d{4}-\d{2}-\d{2}[-_\d]*')
        old = sorted(name for name in os.listdir(folder) if dated.fullmatch(name))
        return [os.path.join(folder, name) for name in old[:-self.backupCount]]


class BufferingHandler(logging.Handler):
    """Holds records back until there are as many as its capacity."""

    def __init__(self, capacity):
        super().__init__()
        self.capacity = capacity
        self.buffer = []

    def shouldFlush(self, record):
        """Whether a record makes it flush."""
        return len(self.buffer) >= self.capacity

    def emit(self, record):
        self.buffer.append(record)
        if self.shouldFlush(record):
            self.flush()

    def flush(self):
        self.buffer = []

    def close(self):
        try:
            self.flush()
        finally:
            super().close()


class MemoryHandler(BufferingHandler):
    """Holds records back from another handler, until there are many or one is
    severe."""

    def __init__(self, capacity, flushLevel=logging.ERROR, target=None, flushOnClose=True):
        super().__init__(capacity)
        self.flushLevel, self.target, self.flushOnClose = flushLevel, target, flushOnClose

    def shouldFlush(self, record):
        return record.levelno >= self.flushLevel or super().shouldFlush(record)

    def setTarget(self, target):
        """Give the records to another handler."""
        self.target = target

    def flush(self):
        if self.target:
            held, self.buffer = self.buffer, []
            for record in held:
                self.target.handle(record)

    def close(self):
        if self.flushOnClose:
            self.flush()
        self.target = None
        logging.Handler.close(self)
        self.buffer = []


class QueueHandler(logging.Handler):
    """Puts records into a queue, for a QueueListener to take them out."""

    listener = None

    def __init__(self, queue):
        super().__init__()
        self.queue = queue

    def emit(self, record):
        try:
            self.enqueue(self.prepare(record))
        except Exception:
            self.handleError(record)

    def enqueue(self, record):
        """Put a record into the queue."""
        self.queue.put_nowait(record)

    def prepare(self, record):
        """Make a record that holds nothing but text, as what it was made from
        may change before it is taken out."""
        text = self.format(record)
        record = copy.copy(record)
        record.msg = record.message = text
        record.args = record.exc_info = record.exc_text = record.stack_info = None
        return record


class QueueListener:
    """Takes records out of a queue, in a thread, and gives them to handlers.

    It can be used as a context manager, which starts and stops it.
    """

    _sentinel = None

    def __init__(self, queue, *handlers, respect_handler_level=False):
        self.queue, self.handlers = queue, handlers
        self.respect_handler_level = respect_handler_level
        self._thread = None

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *exc_info):
        self.stop()

    def start(self):
        """Start the thread."""
        if self._thread is not None:
            raise RuntimeError('Listener already started')
        self._thread = threading.Thread(target=self._monitor, daemon=True)
        self._thread.start()

    def stop(self):
        """Wait until all that is in the queue is handled, and end the thread."""
        if self._thread is not None:
            self.enqueue_sentinel()
            self._thread.join()
            self._thread = None

    def enqueue_sentinel(self):
        """Put in what ends the thread when it is taken out."""
        self.queue.put_nowait(self._sentinel)

    def dequeue(self, block):
        """Take a record out of the queue."""
        return self.queue.get(block)

    def _monitor(self):
        done = getattr(self.queue, 'task_done', lambda: None)
        while True:
            try:
                record = self.dequeue(True)
            except queue.Empty:
                break
            if record is not self._sentinel:
                self.handle(record)
            done()
            if record is self._sentinel:
                break

    def prepare(self, record):
        """Change a record before it is handled."""
        return record

    def handle(self, record):
        """Give a record to the handlers."""
        record = self.prepare(record)
        for handler in self.handlers:
            if not self.respect_handler_level or record.levelno >= handler.level:
                handler.handle(record)


def _missing(name, instead):
    """A handler for something that programs here do not have."""
    def __init__(self, *args, **kwargs):
        raise NotImplementedError(f'logging.handlers.{name} is not supported in the playground: {instead}')
    return type(name, (logging.Handler,), {'__init__': __init__, '__module__': __name__})


WatchedFileHandler = _missing('WatchedFileHandler', 'nothing else moves files here; use logging.FileHandler')
SocketHandler = _missing('SocketHandler', 'use a StreamHandler')
DatagramHandler = _missing('DatagramHandler', 'use a StreamHandler')
SysLogHandler = _missing('SysLogHandler', 'there is no system log; use a StreamHandler')
NTEventLogHandler = _missing('NTEventLogHandler', 'there is no system log; use a StreamHandler')
SMTPHandler = _missing('SMTPHandler', 'there is no mail; use a StreamHandler')
HTTPHandler = _missing('HTTPHandler', 'use a StreamHandler')
