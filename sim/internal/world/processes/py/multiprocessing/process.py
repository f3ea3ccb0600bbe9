"""Processes."""

import atexit
import os
import signal
import sys
import traceback

import _multiprocessing
from multiprocessing import _messages

_children = []  # of all processes: those that were started and not yet seen to end


class BaseProcess:
    """A process: runs target, or what a subclass's run does."""

    _start_method = None  # None: that which is set

    def __init__(self, group=None, target=None, name=None, args=(), kwargs={}, *, daemon=None):
        assert group is None, 'group argument must be None for now'
        parent = current_process()
        parent._counted += 1
        self._identity = *parent._identity, parent._counted
        self._parent_pid, self._parent_name = os.getpid(), parent.name
        self._target, self._args, self._kwargs = target, tuple(args), dict(kwargs)
        self._name = name or f'{type(self).__name__}-{":".join(map(str, self._identity))}'
        self._daemonic = parent.daemon if daemon is None else daemon
        self._counted = 0
        self._closed = False
        self._worker = None
        self._luggage = []  # connections that it was given

    def run(self):
        if self._target:
            self._target(*self._args, **self._kwargs)

    def start(self):
        self._check_closed()
        assert self._worker is None, 'cannot start a process twice'
        assert not current_process()._daemonic, 'daemonic processes are not allowed to have children'
        child = object.__new__(type(self))
        child.__dict__ = {**self.__dict__}
        state = {name: value for name, value in self.__dict__.items() if name != '_luggage'}
        child.__dict__.update(_messages.luggage(child, state))
        self._worker = child._worker = _multiprocessing.start(child, self._name)
        self._target = self._args = self._kwargs = None
        _children.append(self)

    def _bootstrap(self):
        """Run in the new process, and give its exit status."""
        try:
            self.run()
            return 0
        except SystemExit as e:
            if e.code is None or isinstance(e.code, int):
                return e.code or 0
            print(e.code, file=sys.stderr)
        except BaseException as e:
            text = ''.join(traceback.format_exception(e))
            print(f'Process {self.name}:\n{text}', end='', file=sys.stderr)
        return 1

    def _ended(self):
        """Close what the process had open."""
        for connection in self._luggage:
            connection.close()

    def join(self, timeout=None):
        self._check_closed()
        assert self._parent_pid == os.getpid(), 'can only join a child process'
        assert self._worker is not None, 'can only join a started process'
        if _multiprocessing.join(self._worker, timeout) and self in _children:
            _children.remove(self)

    def is_alive(self):
        self._check_closed()
        if self is current_process():
            return True
        assert self._parent_pid == os.getpid(), 'can only test a child process'
        return self._worker is not None and self._worker.exitcode is None

    def terminate(self):
        self._signal(signal.SIGTERM)

    def kill(self):
        self._signal(signal.SIGKILL)

    def interrupt(self):
        self._signal(signal.SIGINT)

    def _signal(self, number):
        self._check_closed()
        if self._worker is None:
            name = {signal.SIGTERM: 'terminate', signal.SIGKILL: 'kill', signal.SIGINT: 'interrupt'}[number]
            raise AttributeError(f"'NoneType' object has no attribute '{name}'")
        _multiprocessing.signal(self._worker, number)

    def close(self):
        if self._worker is not None and not self._closed:
            if self._worker.exitcode is None:
                raise ValueError('Cannot close a process while it is still running. '
                                 'You should first call join() or terminate().')
            if self in _children:
                _children.remove(self)
        self._closed = True

    def _check_closed(self):
        if self._closed:
            raise ValueError('process object is closed')

    @property
    def name(self):
        return self._name

    @name.setter
    def name(self, name):
        assert isinstance(name, str), 'name must be a string'
        self._name = name

    @property
    def daemon(self):
        return self._daemonic

    @daemon.setter
    def daemon(self, daemonic):
        assert self._worker is None, 'process has already started'
        self._daemonic = daemonic

    @property
    def pid(self):
        self._check_closed()
        if self is current_process():
            return os.getpid()
        return self._worker and self._worker.pid

    ident = pid

    @property
    def exitcode(self):
        self._check_closed()
        if self is current_process() or self._worker is None:
            return None
        return self._worker.exitcode

    @property
    def sentinel(self):
        raise NotImplementedError('Process.sentinel is not simulated; use join')

    def __repr__(self):
        return f'<{type(self).__name__} name={self._name!r}{self._status()}>'

    def _status(self):
        parts = f' parent={self._parent_pid}'
        if self._closed:
            return parts + ' closed'
        if self.pid is not None:
            parts = f' pid={self.pid}{parts}'
        code = self.exitcode
        if code is not None:
            parts += ' stopped'
            if code:
                parts += f' exitcode={_named(code)}'
        elif self.pid is None:
            parts += ' initial'
        else:
            parts += ' started'
        return parts + (' daemon' if self._daemonic else '')


def _named(code):
    """An exit status, or the name of the signal that it means."""
    return f'-{signal.Signals(-code).name}' if code < 0 else code


class _MainProcess(BaseProcess):
    """The program itself."""

    def __init__(self):
        self._identity, self._name, self._daemonic = (), 'MainProcess', False
        self._parent_pid, self._counted, self._closed, self._worker = None, 0, False, None

    def _status(self):
        return ' parent=None started'


class _WorkerProcess(BaseProcess):
    """One of a process pool of concurrent.futures."""

    def __init__(self, name):
        self._identity, self._name, self._daemonic = (1,), name, False
        self._parent_pid, self._counted, self._closed, self._worker = os.getppid(), 0, False, None


_WorkerProcess.__name__ = 'ForkServerProcess'


class _ParentProcess:
    """What a process knows of its parent."""

    def __init__(self, name, pid):
        self.name, self.pid = name, pid
        self.ident = pid

    def is_alive(self):
        return True

    def __repr__(self):
        return f'<_ParentProcess name={self.name!r} parent=None unknown>'


_main = _MainProcess()
_main_pid = os.getpid()
_workers = {}  # of process pools, by number


def current_process():
    """The process that runs."""
    own = _multiprocessing.current()
    if own is not None:
        return own
    pid = os.getpid()
    if pid == _main_pid:
        return _main
    if pid not in _workers:
        _workers[pid] = _WorkerProcess(f'ForkServerProcess-{len(_workers) + 1}')
    return _workers[pid]


def parent_process():
    """The parent of the process that runs, None in the program itself."""
    own = current_process()
    return None if own is _main else _ParentProcess(getattr(own, '_parent_name', 'MainProcess'), own._parent_pid)


def active_children():
    """The children of the running process that have not ended."""
    for child in list(_children):
        if child._worker.exitcode is not None:
            _children.remove(child)
    return [child for child in _children if child._parent_pid == os.getpid()]


def _at_exit():
    """Processes that are daemons end with the program, which waits for others."""
    for child in active_children():
        if child.daemon:
            child.terminate()
    for child in active_children():
        child.join()


atexit.register(_at_exit)
