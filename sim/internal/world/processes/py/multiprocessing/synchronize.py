"""Locks and their like between processes: those of threads, by other names and texts."""

import threading

from multiprocessing import process
from multiprocessing._messages import Shared

_TOO_OFTEN = 'semaphore or lock released too many times'


class _SemLock(Shared):
    """What is acquired and released."""

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *args):
        self.release()


class _Counted(_SemLock):
    """A semaphore that knows how many may still acquire it."""

    def __init__(self, value=1):
        self._sem = threading.Semaphore(value)
        self._value = value

    def acquire(self, block=True, timeout=None):
        limit = None if timeout is None or not block else max(0, timeout)
        got = self._sem.acquire(block, limit)
        self._value -= got
        return got

    def release(self):
        self._value += 1
        self._sem.release()


class Semaphore(_Counted):
    def get_value(self):
        return self._value

    def locked(self):
        return self.get_value() == 0

    def __repr__(self):
        return f'<{type(self).__name__}(value={self.get_value()})>'


class BoundedSemaphore(Semaphore):
    def __init__(self, value=1):
        super().__init__(value)
        self._bound = value

    def release(self):
        if self.get_value() >= self._bound:
            raise ValueError(_TOO_OFTEN)
        super().release()

    def __repr__(self):
        return f'<BoundedSemaphore(value={self.get_value()}, maxvalue={self._bound})>'


class Lock(_Counted):
    """A lock, which any process may release."""

    _owner = None

    def __init__(self):
        super().__init__()

    def acquire(self, block=True, timeout=None):
        got = super().acquire(block, timeout)
        if got:
            self._owner = process.current_process().name
        return got

    def release(self):
        if self._owner is None:
            raise ValueError(_TOO_OFTEN)
        self._owner = None
        super().release()

    def locked(self):
        return self._owner is not None

    def __repr__(self):
        return f'<Lock(owner={self._owner})>'


class RLock(_SemLock):
    """A lock that its owner may acquire again."""

    def __init__(self):
        self._sem = threading.RLock()
        self._owner, self._depth = None, 0

    def acquire(self, block=True, timeout=None):
        got = self._sem.acquire(block, -1 if timeout is None or not block else max(0, timeout))
        if got:
            self._owner = process.current_process().name
            self._depth += 1
        return got

    def release(self):
        assert self._sem._is_owned(), 'attempt to release recursive lock not owned by thread'
        self._depth -= 1
        if not self._depth:
            self._owner = None
        self._sem.release()

    def locked(self):
        return self._owner is not None

    def __repr__(self):
        return f'<RLock({self._owner}, {self._depth})>'


class Condition(Shared):
    """Waits for what another process notifies of."""

    def __init__(self, lock=None):
        self._lock = lock or RLock()
        self._condition = threading.Condition(self._lock._sem)
        self.acquire, self.release = self._lock.acquire, self._lock.release
        for name in 'wait', 'wait_for', 'notify', 'notify_all':
            setattr(self, name, getattr(self._condition, name))

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        self._lock.__exit__(*args)

    def __repr__(self):
        return f'<Condition({self._lock}, 0)>'


class Event(Shared):
    def __init__(self):
        self._event = threading.Event()
        for name in 'is_set', 'set', 'clear', 'wait':
            setattr(self, name, getattr(self._event, name))

    def __repr__(self):
        return f'<Event at {id(self):#x} {"set" if self.is_set() else "unset"}>'


class Barrier(Shared, threading.Barrier):
    def __repr__(self):
        return threading.Barrier.__repr__(self).replace('threading', 'multiprocessing.synchronize', 1)
