"""Virtual time: a clock that jumps, and the same order in every run."""

import asyncio
import concurrent.futures
import os
import sys
import time
import weakref

from . import threads
from .machine import EPOCH, machine
from .trace import FOREVER, SECOND, trace
from .watch import Arrival, Selector, ref, replace

DEADLOCK = 97  # exit status of a program that nothing can wake any more


def install():
    """Put virtual time in the place of the real one."""
    trace.clock = machine
    install_clock()
    threads.install()
    install_loops()
    order_sets()
    machine.stuck = deadlock


def install_clock():
    time.monotonic = time.perf_counter = time.process_time = machine.seconds
    time.monotonic_ns = time.perf_counter_ns = time.process_time_ns = machine.ns
    time.time = lambda: EPOCH + machine.seconds()
    time.time_ns = lambda: EPOCH * SECOND + machine.now
    time.sleep = machine.sleep
    localtime, gmtime, ctime, strftime = time.localtime, time.gmtime, time.ctime, time.strftime
    time.localtime = lambda seconds=None: localtime(time.time() if seconds is None else seconds)
    time.gmtime = lambda seconds=None: gmtime(time.time() if seconds is None else seconds)
    time.ctime = lambda seconds=None: ctime(time.time() if seconds is None else seconds)
    time.strftime = lambda form, *when: strftime(form, *(when or [time.localtime()]))


# Loops

def install_loops():
    base = asyncio.BaseEventLoop
    init, call_soon_threadsafe = base.__init__, base.call_soon_threadsafe

    def virtual_init(self):
        init(self)
        self._clock_resolution = 0.5e-9
        self._asyncgens = ArrivalOrderedWeakSet()
        self.strand = machine.current  # that runs it
        self.arrivals = []  # handles that enter when the loop next looks outside

    def wake(self):
        self.strand.wake()

    def virtual_call(self, callback, *args, context=None):
        done = args[-1] if args else None
        if not isinstance(done, concurrent.futures.Future) or not hasattr(done, "done_by"):
            return call_soon_threadsafe(self, callback, *args, context=context)
        self._check_closed()
        handle = Arrival(callback, args, self, context)
        self.arrivals.append((handle, done))
        self._write_to_self()
        return handle

    base.__init__, base.call_soon_threadsafe = virtual_init, virtual_call
    asyncio.SelectorEventLoop._write_to_self = wake
    Selector.wait = wait


def wait(self, timeout):
    """Let time pass until something is ready for a selector's loop."""
    loop, selector = self.loop, self.selector
    loop.strand = machine.current
    outside = len(selector.get_map()) > 1  # more than the loop's own pipe
    events = []
    if timeout != 0 and not loop.arrivals:
        first = loop._scheduled[0] if loop._scheduled else None
        alone = machine.next() is None and not machine.idle
        events = selector.select(None if outside and alone and first is None else 0)
        if not events:
            pass_time(loop, first)
    if loop.strand is machine.main:
        machine.run_due()
    for handle, done in loop.arrivals:
        trace.emit("external_done", obj=getattr(done, "actor", None), sub=done.done_by)
        loop._ready.append(handle)
    loop.arrivals.clear()
    return events or selector.select(0)


def pass_time(loop, first):
    """Let time pass up to a loop's first timer."""
    def jumped(since):
        trace.emit("clock_jump", obj=first and first.ref, value=machine.now - since)

    machine.jumped = jumped
    machine.stuck = lambda: deadlock(loop)
    try:
        loop.strand.wait(FOREVER if first is None else machine.deadline(first._when))
    finally:
        machine.jumped, machine.stuck = lambda since: None, deadlock


def deadlock(loop=None):
    """End a program that waits for what cannot happen."""
    text = f"deadlock at t={machine.seconds():g}: nothing is ready, no timer is set and nothing outside can wake anyone"
    for task in CreationOrderedSet(asyncio.all_tasks(loop)) if loop else ():
        waits = f"{task.get_name()} waits for {getattr(task._fut_waiter, 'label', 'its turn')}"
        trace.emit("warning", sub="deadlock", obj=ref(task), text=waits)
        text += f"\n  {waits}"
    sys.stdout.flush()
    print(text, file=sys.stderr, flush=True)
    trace.emit("run_end", sub="deadlock", value=DEADLOCK)
    os._exit(DEADLOCK)


# Order: asyncio keeps some things in sets, which are ordered by addresses.

class CreationOrderedSet(set):
    """A set that iterates over futures in the order of their creation, and over
    the rest as it was put in."""

    def __init__(self, items=()):
        items = list(items)
        super().__init__(items)
        self.arrivals = {id(item): n for n, item in enumerate(items)}

    def __iter__(self):
        return iter(sorted(super().__iter__(), key=self.place))

    def place(self, item):
        return getattr(item, "born", None) or self.arrivals.get(id(item), 0)

    def __repr__(self):
        return "{" + ", ".join(map(repr, self)) + "}" if self else "set()"


class ArrivalOrderedWeakSet(weakref.WeakKeyDictionary):
    """A weak set, for asynchronous generators."""

    def add(self, item):
        self[item] = None

    def discard(self, item):
        self.pop(item, None)


def order_sets():
    all_tasks = asyncio.all_tasks
    replace("all_tasks", lambda loop=None: CreationOrderedSet(all_tasks(loop)))
    asyncio.tasks.set = asyncio.taskgroups.set = CreationOrderedSet
    if hasattr(asyncio.tasks, "_AsCompletedIterator"):  # 3.13 and newer
        asyncio.tasks._AsCompletedIterator = order_as_completed(asyncio.tasks._AsCompletedIterator)


def order_as_completed(stock):
    class AsCompletedIterator(stock):
        """as_completed, seeing what is done already in the order of creation."""

        def __init__(self, *args):
            super().__init__(*args)
            ready = asyncio.get_running_loop()._ready
            places = [n for n, handle in enumerate(ready) if handle._callback == self._handle_completion]
            ordered = sorted((ready[n] for n in places), key=lambda handle: getattr(handle._args[0], "born", 0))
            for n, handle in zip(places, ordered):
                ready[n] = handle
    # Its coroutines are named for it.
    AsCompletedIterator.__name__ = AsCompletedIterator.__qualname__ = stock.__qualname__
    return AsCompletedIterator
