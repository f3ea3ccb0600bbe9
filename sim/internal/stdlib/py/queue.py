"""Queues between threads: put and get block the thread."""

import threading
from collections import deque
from heapq import heappop, heappush
from time import monotonic

__all__ = ['Empty', 'Full', 'ShutDown', 'Queue', 'PriorityQueue', 'LifoQueue', 'SimpleQueue']


class Empty(Exception):
    """There is nothing to get."""


class Full(Exception):
    """There is no room to put."""


class ShutDown(Exception):
    """The queue was shut down."""


# In CPython the first of them comes from the module written in C.
Empty.__module__ = '_queue'


class Queue:
    """First in, first out; at most maxsize items, any number if that is 0."""

    def __init__(self, maxsize=0):
        self.maxsize, self.unfinished_tasks, self.is_shutdown = maxsize, 0, False
        self.mutex = threading.Lock()
        # All three wait for the one lock.
        self.not_empty, self.not_full, self.all_tasks_done = (threading.Condition(self.mutex) for _ in range(3))
        self._init(maxsize)

    # What kinds of queues do differently.

    def _init(self, maxsize):
        self.queue = deque()

    def _qsize(self):
        return len(self.queue)

    def _put(self, item):
        self.queue.append(item)

    def _get(self):
        return self.queue.popleft()

    def _has_room(self):
        return self.maxsize <= 0 or self._qsize() < self.maxsize

    def qsize(self):
        with self.mutex:
            return self._qsize()

    def empty(self):
        return self.qsize() == 0

    def full(self):
        with self.mutex:
            return not self._has_room()

    def put(self, item, block=True, timeout=None):
        with self.mutex:
            if self.is_shutdown:
                raise ShutDown
            _wait_until(self._may_put, self.not_full, block, timeout, Full)
            if self.is_shutdown:
                raise ShutDown
            self._put(item)
            self.unfinished_tasks += 1
            self.not_empty.notify()

    def _may_put(self):
        return self.is_shutdown or self._has_room()

    def get(self, block=True, timeout=None):
        with self.mutex:
            _wait_until(self._may_get, self.not_empty, block, timeout, Empty)
            if not self._qsize():
                raise ShutDown
            item = self._get()
            self.not_full.notify()
            return item

    def _may_get(self):
        return self.is_shutdown or self._qsize() > 0

    def put_nowait(self, item):
        self.put(item, block=False)

    def get_nowait(self):
        return self.get(block=False)

    def task_done(self):
        with self.mutex:
            if self.unfinished_tasks <= 0:
                raise ValueError('task_done() called too many times')
            self.unfinished_tasks -= 1
            if self.unfinished_tasks == 0:
                self.all_tasks_done.notify_all()

    def join(self):
        with self.mutex:
            while self.unfinished_tasks:
                self.all_tasks_done.wait()

    def shutdown(self, immediate=False):
        with self.mutex:
            self.is_shutdown = True
            woken = [self.not_empty, self.not_full]
            if immediate:
                self._drop_all()
                woken.insert(0, self.all_tasks_done)
            for condition in woken:
                condition.notify_all()

    def _drop_all(self):
        dropped = 0
        while self._qsize():
            self._get()
            dropped += 1
        self.unfinished_tasks = max(0, self.unfinished_tasks - dropped)

    def __class_getitem__(cls, item):
        from types import GenericAlias
        return GenericAlias(cls, item)


def _wait_until(ready, condition, block, timeout, error):
    """Wait until ready() holds, or raise the error."""
    if not block or timeout is None:
        while not ready():
            if not block:
                raise error
            condition.wait()
        return
    if timeout < 0:
        raise ValueError("'timeout' must be a non-negative number")
    end = monotonic() + timeout
    while not ready():
        left = end - monotonic()
        if left <= 0:
            raise error
        condition.wait(left)


class PriorityQueue(Queue):
    """The least item comes first."""

    def _init(self, maxsize):
        self.queue = []

    def _put(self, item):
        heappush(self.queue, item)

    def _get(self):
        return heappop(self.queue)


class LifoQueue(Queue):
    """The last item comes first."""

    def _init(self, maxsize):
        self.queue = []

    def _get(self):
        return self.queue.pop()


class SimpleQueue:
    """A queue without bound and without task_done."""

    def __init__(self):
        self._queue = Queue()

    def put(self, item, block=True, timeout=None):
        self._queue.put(item)

    def put_nowait(self, item):
        self._queue.put(item)

    def get(self, block=True, timeout=None):
        return self._queue.get(block, timeout)

    def get_nowait(self):
        return self._queue.get(block=False)

    def qsize(self):
        return self._queue.qsize()

    def empty(self):
        return self._queue.empty()

    __class_getitem__ = Queue.__class_getitem__


SimpleQueue.__module__ = '_queue'
