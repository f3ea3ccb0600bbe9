"""Pools of processes that take calls from a queue."""

import os
import queue
import threading

import _multiprocessing
from multiprocessing import _messages


def _worker(tasks, initializer, initargs):
    """What a process of a pool does: call after call."""
    _multiprocessing.idle()
    if initializer is not None:
        initializer(*initargs)
    while (task := tasks.get()) is not None:
        task.run()


class _Task:
    """Calls that one process makes one after the other, a chunk of a map."""

    def __init__(self, func, calls, finish):
        # What cannot be sent is the result.
        self.func, self.finish = func, finish
        try:
            _messages.message(func)
            self.calls, self.failed = [_messages.message(call) for call in calls], None
        except Exception as e:
            self.failed = e

    def run(self):
        if self.failed is not None:
            self.finish(False, self.failed)
            return
        _multiprocessing.busy(self.func)
        try:
            ok, result = True, _messages.message([self.func(*args, **kwargs) for args, kwargs in self.calls])
        except Exception as e:
            ok, result = False, e
        _multiprocessing.idle()
        self.finish(ok, result)


class ApplyResult:
    """The result of a call that is made by another process."""

    def __init__(self, pool, callback=None, error_callback=None):
        self._pool, self._callback, self._error_callback = pool, callback, error_callback
        self._event = threading.Event()
        pool._results.add(self)
        if callback is not None or error_callback is not None:
            pool._expect_callbacks()

    def ready(self):
        return self._event.is_set()

    def successful(self):
        if not self.ready():
            raise ValueError(f'{self!r} not ready')
        return self._success

    def wait(self, timeout=None):
        self._event.wait(timeout)

    def get(self, timeout=None):
        self.wait(timeout)
        if not self.ready():
            from multiprocessing.context import TimeoutError
            raise TimeoutError
        if self._success:
            return self._value
        raise self._value

    def _set(self, success, value):
        self._success, self._value = success, value
        callback = self._callback if success else self._error_callback
        if callback is None:
            self._finish()
        else:
            self._pool._callbacks.put((callback, value, self._finish))

    def _finish(self):
        self._pool._results.discard(self)
        self._event.set()

    def _set_call(self, ok, results):
        self._set(ok, results[0] if ok else results)


AsyncResult = ApplyResult


class MapResult(ApplyResult):
    """The results of the chunks of a map, in order."""

    def __init__(self, pool, chunks, callback, error_callback):
        super().__init__(pool, callback, error_callback)
        self._chunks, self._left, self._error = [None] * chunks, chunks, None
        if not chunks:
            self._set(True, [])

    def _set_chunk(self, i, ok, results):
        self._left -= 1
        self._chunks[i] = results
        if not ok and self._error is None:
            self._error = results
        if self._left:
            return
        if self._error is not None:
            self._set(False, self._error)
        else:
            self._set(True, [item for chunk in self._chunks for item in chunk])


class IMapIterator:
    """The results of a map one by one, in order."""

    def __init__(self, count):
        self._left = count
        self._changed = threading.Condition()
        self._results, self._next = {}, 0

    def __iter__(self):
        return self

    def next(self, timeout=None):
        if not self._left:
            raise StopIteration
        with self._changed:
            if not self._changed.wait_for(self._ready, timeout):
                from multiprocessing.context import TimeoutError
                raise TimeoutError
        self._left -= 1
        ok, value = self._take()
        if ok:
            return value
        raise value

    __next__ = next

    def _ready(self):
        return self._next in self._results

    def _take(self):
        self._next += 1
        return self._results.pop(self._next - 1)

    def _set(self, i, result):
        with self._changed:
            self._results[i] = result
            self._changed.notify_all()

    def _set_chunk(self, first, size, ok, results):
        for i in range(size):
            self._set(first + i, (True, results[i]) if ok else (False, results))


class IMapUnorderedIterator(IMapIterator):
    """The same, as they come."""

    def _ready(self):
        return bool(self._results)

    def _take(self):
        return self._results.pop(next(iter(self._results)))


class Pool:
    """Processes that make calls."""

    def __init__(self, processes=None, initializer=None, initargs=(), maxtasksperchild=None, context=None):
        size = os.process_cpu_count() if processes is None else processes
        if size < 1:
            raise ValueError('Number of processes must be at least 1')
        if maxtasksperchild is not None:
            raise NotImplementedError('multiprocessing.Pool(maxtasksperchild=…) is not simulated')
        if initializer is not None and not callable(initializer):
            raise TypeError('initializer must be a callable')
        if context is None:
            from multiprocessing.context import default
            context = default.get_context()
        self._state, self._size = 'RUN', size
        self._tasks, self._callbacks = queue.SimpleQueue(), None
        self._results = set()  # that are not there yet
        self._pool = [self._start(context, initializer, initargs) for _ in range(size)]

    def _start(self, context, initializer, initargs):
        process = context.Process(target=_worker, args=(_Inherited(self._tasks), initializer, initargs), daemon=True)
        process.name = process.name.replace('Process', 'PoolWorker')
        process.start()
        return process

    def __repr__(self):
        return f'<multiprocessing.pool.Pool state={self._state} pool_size={self._size}>'

    def _check_running(self):
        if self._state != 'RUN':
            raise ValueError('Pool not running')

    def _submit(self, func, calls, finish):
        self._tasks.put(_Task(func, calls, finish))

    def _expect_callbacks(self):
        """Start the thread that calls callbacks."""
        if self._callbacks is None:
            self._callbacks = queue.SimpleQueue()
            threading.Thread(target=self._handle_results, daemon=True).start()

    def _handle_results(self):
        while True:
            callback, value, then = self._callbacks.get()
            callback(value)
            then()

    def apply(self, func, args=(), kwds={}):
        return self.apply_async(func, args, kwds).get()

    def apply_async(self, func, args=(), kwds={}, callback=None, error_callback=None):
        self._check_running()
        result = ApplyResult(self, callback, error_callback)
        self._submit(func, [(tuple(args), dict(kwds))], result._set_call)
        return result

    def map(self, func, iterable, chunksize=None):
        return self.map_async(func, iterable, chunksize).get()

    def map_async(self, func, iterable, chunksize=None, callback=None, error_callback=None):
        return self._map(func, [((item,), {}) for item in iterable], chunksize, callback, error_callback)

    def starmap(self, func, iterable, chunksize=None):
        return self.starmap_async(func, iterable, chunksize).get()

    def starmap_async(self, func, iterable, chunksize=None, callback=None, error_callback=None):
        return self._map(func, [(tuple(item), {}) for item in iterable], chunksize, callback, error_callback)

    def _map(self, func, calls, chunksize, callback, error_callback):
        self._check_running()
        if chunksize is None:  # four chunks for each process
            chunksize = -(-len(calls) // (4 * self._size)) or 1
        chunks = [calls[i:i + chunksize] for i in range(0, len(calls), chunksize)]
        result = MapResult(self, len(chunks), callback, error_callback)
        for i, chunk in enumerate(chunks):
            self._submit(func, chunk, lambda ok, results, i=i: result._set_chunk(i, ok, results))
        return result

    def imap(self, func, iterable, chunksize=1):
        return self._imap(IMapIterator, func, iterable, chunksize)

    def imap_unordered(self, func, iterable, chunksize=1):
        return self._imap(IMapUnorderedIterator, func, iterable, chunksize)

    def _imap(self, kind, func, iterable, chunksize):
        self._check_running()
        if chunksize < 1:
            raise ValueError(f'Chunksize must be 1+, not {chunksize:n}')
        calls = [((item,), {}) for item in iterable]
        results = kind(len(calls))
        for i in range(0, len(calls), chunksize):
            chunk = calls[i:i + chunksize]
            self._submit(func, chunk, lambda ok, items, i=i, n=len(chunk): results._set_chunk(i, n, ok, items))
        return results

    def close(self):
        """Take no more calls; the processes end when those taken are made."""
        if self._state == 'RUN':
            self._state = 'CLOSE'
            for _ in self._pool:
                self._tasks.put(None)

    def terminate(self):
        """End the processes at once."""
        self._state = 'TERMINATE'
        for process in self._pool:
            process.terminate()

    def join(self):
        if self._state == 'RUN':
            raise ValueError('Pool is still running')
        for process in self._pool:
            process.join()
        for result in list(self._results):  # their callbacks may be running
            if self._state == 'CLOSE':
                result.wait()

    def __enter__(self):
        self._check_running()
        return self

    def __exit__(self, *args):
        self.terminate()


class _Inherited(_messages.Shared):
    """A queue of the pool's own that its processes get as it is."""

    def __init__(self, tasks):
        self.get = tasks.get
