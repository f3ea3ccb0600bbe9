"""Gives the machine's threads to the program: locks, threads and pools.

threading, queue and concurrent.futures are Python's own. What they stand on is
replaced: the lock, which blocks on the machine, and the start of a thread, which
runs it until it blocks for the first time. A pool's workers do the same: what is
submitted runs, if a worker is free, before submit returns. Processes are threads
that start only when the main thread is idle.
"""

import collections
import concurrent.futures.thread
import functools
import os
import queue
import threading

from .machine import Strand, machine
from .places import callback_name
from .trace import trace

CPUS = 8


class Lock:
    """A lock for threads that take turns."""

    def __init__(self):
        self.taken = False
        self.waiting = []

    def acquire(self, blocking=True, timeout=-1):
        if not blocking and timeout != -1:
            raise ValueError("can't specify a timeout for a non-blocking call")
        if timeout < 0 and timeout != -1:
            raise ValueError("timeout value must be a non-negative number")
        if self.taken and blocking:
            self.wait(machine.after(timeout))
        if self.taken:
            return False
        self.taken = True
        return True

    def wait(self, deadline):
        me = machine.current
        while self.taken and machine.now < deadline:
            self.waiting.append(me)
            me.wait(deadline)
            if me in self.waiting:
                self.waiting.remove(me)

    def release(self):
        if not self.taken:
            raise RuntimeError("release unlocked lock")
        self.taken = False
        waiting, self.waiting = self.waiting, []
        for strand in waiting:
            strand.wake()

    def locked(self):
        return self.taken

    __enter__ = acquire

    def __exit__(self, *exception):
        self.release()

    def _at_fork_reinit(self):
        self.__init__()

    def __repr__(self):
        return f"<{'locked' if self.taken else 'unlocked'} _thread.lock object at {id(self):#x}>"


Lock.__name__ = Lock.__qualname__ = "lock"  # as programs see it
Lock.__module__ = "_thread"


class Handle:
    """What threading knows of a thread of the system's (since 3.13)."""

    ident = 0

    def __init__(self):
        self.strand = None

    def is_done(self):
        return self.strand is not None and self.strand.ended

    def join(self, timeout=None):
        self.strand.join(machine.after(timeout))

    def _set_done(self):
        pass


running = []  # strands of threads for which the program's end waits


def start_joinable_thread(bootstrap, *, handle, daemon):
    handle.strand = Strand()
    if not daemon:
        running.append(handle.strand)
    start(handle.strand, bootstrap, bootstrap.__self__)


def start_thread(bootstrap, args):
    """Start a thread as threading did before 3.13."""
    def until_end():
        bootstrap()
        machine.current.end.release()
    start(Strand(), until_end, bootstrap.__self__)


def set_sentinel():
    """A lock that is released when the running thread ends (before 3.13)."""
    machine.current.end = Lock()
    return machine.current.end


def start(strand, bootstrap, thread):
    target = getattr(thread, "_target", None)
    if target is concurrent.futures.thread._worker:
        pool = thread._args[0]()
        thread.actor = new_actor(pool.kind, thread.name)
    elif getattr(target, "__name__", "") != "_do_shutdown":  # that of a loop
        bootstrap = busy(new_actor("thread", thread.name), thread.name, bootstrap)
    strand.start(bootstrap)


def join_all():
    for strand in running:
        strand.join()


# Actors

def new_actor(kind, name):
    actor = trace.new("actor")
    trace.emit("actor_created", obj=actor, sub=kind, name=name)
    return actor


def busy(actor, name, does):
    def told(*args):
        trace.emit("actor_busy", obj=actor, name=name)
        try:
            return does(*args)
        finally:
            trace.emit("actor_idle", obj=actor)
    return told


def told_work(run):
    def told(item, *args):
        if item.future.cancelled():
            return run(item, *args)
        item.future.actor = threading.current_thread().actor
        call = item.fn if hasattr(item, "fn") else item.task[0]  # the latter since 3.14
        return busy(item.future.actor, callback_name(call), run)(item, *args)
    return told


# Pools

def submit(stock):
    @functools.wraps(stock)
    def submit_and_run(self, fn, /, *args, **kwargs):
        last = machine.scheduled
        future = stock(self, fn, *args, **kwargs)
        future.done_by = self.kind
        machine.run_woken(last)
        return future
    return submit_and_run


class ProcessPool(concurrent.futures.ThreadPoolExecutor):
    """A pool of processes, for all that a program on the machine can tell."""

    kind = "process"

    def __init__(self, max_workers=None, mp_context=None, initializer=None, initargs=(), *, max_tasks_per_child=None):
        super().__init__(CPUS if max_workers is None else max_workers, "Process", initializer, initargs)
        self._work_queue = IdleQueue()

    def _adjust_thread_count(self):
        machine.when_idle(super()._adjust_thread_count)


ProcessPool.__name__ = ProcessPool.__qualname__ = "ProcessPoolExecutor"
ProcessPool.__module__ = "concurrent.futures.process"


class IdleQueue(queue._PySimpleQueue):
    """A queue whose items arrive when the main thread is idle."""

    def __init__(self):
        super().__init__()
        self.coming = collections.deque()

    def put(self, item):
        self.coming.append(item)
        machine.when_idle(self.arrive)

    def arrive(self):
        while self.coming:
            super().put(self.coming.popleft())

    def get_nowait(self):
        self.arrive()
        return super().get_nowait()


def install():
    """Put the machine's threads under the names by which programs ask for them."""
    threading.Lock = threading._allocate_lock = Lock
    threading._CRLock = None  # so that its Python twin, made of locks, is used
    threading._time = queue.time = machine.seconds
    if hasattr(threading, "_start_joinable_thread"):
        threading._start_joinable_thread = start_joinable_thread
        threading._ThreadHandle = Handle
        threading._thread_shutdown = join_all
    else:
        threading._start_new_thread, threading._set_sentinel = start_thread, set_sentinel
    queue.SimpleQueue = queue._PySimpleQueue
    os.cpu_count = os.process_cpu_count = lambda: CPUS
    pools = concurrent.futures.thread
    pools._global_shutdown_lock = Lock()
    pools._WorkItem.run = told_work(pools._WorkItem.run)
    pools.ThreadPoolExecutor.kind = "thread"
    pools.ThreadPoolExecutor.submit = submit(pools.ThreadPoolExecutor.submit)
    concurrent.futures.ProcessPoolExecutor = ProcessPool
