"""Contexts: the same names for each of the ways in which a process can start."""

import os
import sys


class ProcessError(Exception):
    pass


class BufferTooShort(ProcessError):
    pass


class TimeoutError(ProcessError):
    pass


class AuthenticationError(ProcessError):
    pass


from _http.missing import Partial
from multiprocessing import connection, pool, process, queues, sharedctypes, synchronize


class Process(process.BaseProcess):
    """A process that starts in the way that is set."""


class BaseContext(Partial):
    """What multiprocessing has, for one way of starting processes."""

    Process = Process
    Lock, RLock, Event, Barrier = synchronize.Lock, synchronize.RLock, synchronize.Event, synchronize.Barrier
    Semaphore, BoundedSemaphore = synchronize.Semaphore, synchronize.BoundedSemaphore
    Condition = synchronize.Condition
    Queue, JoinableQueue, SimpleQueue = queues.Queue, queues.JoinableQueue, queues.SimpleQueue
    Pipe = staticmethod(connection.Pipe)
    Value, Array = staticmethod(sharedctypes.Value), staticmethod(sharedctypes.Array)
    RawValue, RawArray = staticmethod(sharedctypes.RawValue), staticmethod(sharedctypes.RawArray)
    ProcessError, BufferTooShort, TimeoutError = ProcessError, BufferTooShort, TimeoutError
    AuthenticationError = AuthenticationError
    cpu_count = staticmethod(os.cpu_count)
    active_children = staticmethod(process.active_children)
    current_process = staticmethod(process.current_process)
    parent_process = staticmethod(process.parent_process)

    def Pool(self, processes=None, initializer=None, initargs=(), maxtasksperchild=None):
        return pool.Pool(processes, initializer, initargs, maxtasksperchild, context=self)

    def freeze_support(self):
        pass

    def get_start_method(self, allow_none=False):
        return self._name

    def get_context(self, method=None):
        if method is None:
            return self
        if method not in _contexts:
            raise ValueError(f'cannot find context for {method!r}')
        return _contexts[method]

    def set_start_method(self, method, force=False):
        raise ValueError('cannot set start method of concrete context')


class ForkProcess(process.BaseProcess):
    _start_method = 'fork'


class SpawnProcess(process.BaseProcess):
    _start_method = 'spawn'


class ForkServerProcess(process.BaseProcess):
    _start_method = 'forkserver'


class ForkContext(BaseContext):
    _name, Process = 'fork', ForkProcess


class SpawnContext(BaseContext):
    _name, Process = 'spawn', SpawnProcess


class ForkServerContext(BaseContext):
    _name, Process = 'forkserver', ForkServerProcess


_contexts = {'fork': ForkContext(), 'spawn': SpawnContext(), 'forkserver': ForkServerContext()}
_standard = 'forkserver' if sys.version_info >= (3, 14) else 'fork'


class DefaultContext(BaseContext):
    """That of the module itself, whose way of starting can be set once."""

    _chosen = None

    def get_context(self, method=None):
        if method is None:
            self._chosen = self._chosen or _standard
            return _contexts[self._chosen]
        return super().get_context(method)

    def set_start_method(self, method, force=False):
        if self._chosen and not force:
            raise RuntimeError('context has already been set')
        self._chosen = method and super().get_context(method)._name

    def get_start_method(self, allow_none=False):
        if self._chosen is None and not allow_none:
            self._chosen = _standard
        return self._chosen

    def get_all_start_methods(self):
        return [_standard, *(name for name in ('fork', 'spawn', 'forkserver') if name != _standard)]

    def Pool(self, processes=None, initializer=None, initargs=(), maxtasksperchild=None):
        return pool.Pool(processes, initializer, initargs, maxtasksperchild, context=self.get_context())


default = DefaultContext()
