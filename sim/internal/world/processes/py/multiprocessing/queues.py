"""Queues between processes: those of threads, of copies."""

import queue
from queue import Empty, Full

from multiprocessing._messages import Shared, message


class Queue(Shared):
    """First in, first out; at most maxsize items, any number if that is 0."""

    def __init__(self, maxsize=0):
        self._queue = queue.Queue(max(0, maxsize))
        self._closed = False

    def put(self, obj, block=True, timeout=None):
        self._check_closed()
        self._queue.put(message(obj), block, timeout)

    def get(self, block=True, timeout=None):
        self._check_closed()
        return self._queue.get(block, timeout)

    def _check_closed(self):
        if self._closed:
            raise ValueError(f'Queue {self!r} is closed')

    def put_nowait(self, obj):
        self.put(obj, False)

    def get_nowait(self):
        return self.get(False)

    def qsize(self):
        return self._queue.qsize()

    def empty(self):
        return self._queue.empty()

    def full(self):
        return self._queue.full()

    def close(self):
        self._closed = True

    def join_thread(self):
        assert self._closed, f'Queue {self!r} not closed'

    def cancel_join_thread(self):
        pass


class JoinableQueue(Queue):
    """A queue that can be waited for until all that was put in is done."""

    def task_done(self):
        self._queue.task_done()

    def join(self):
        self._queue.join()


class SimpleQueue(Shared):
    """A queue that only puts and gets."""

    def __init__(self):
        self._queue = queue.SimpleQueue()

    def put(self, obj):
        self._queue.put(message(obj))

    def get(self):
        return self._queue.get()

    def empty(self):
        return self._queue.empty()

    def close(self):
        pass
