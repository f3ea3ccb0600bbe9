"""Watches locks, queues and their kin."""

import asyncio
import functools
import itertools
import math
import sys

from .places import assigned_name, brief, library_frames
from .trace import here, trace


def watch_resources():
    for cls, capacity in (
            (asyncio.Lock, lambda lock: 1), (asyncio.Event, lambda event: -1),
            (asyncio.Condition, lambda condition: 1), (asyncio.Semaphore, lambda semaphore: semaphore._value),
            (asyncio.Barrier, lambda barrier: barrier.parties), (asyncio.Queue, lambda queue: math.ceil(queue.maxsize) if queue.maxsize > 0 else -1)):
        watch_creation(cls, capacity)
    Watched(asyncio.Lock, "_locked", lambda was, now: ("acquire", 0) if now else ("release", 1))
    Watched(asyncio.Event, "_value", lambda was, now: ("set", 1) if now else ("clear", 0))
    Watched(asyncio.Semaphore, "_value", permits)
    Watched(asyncio.Queue, "_unfinished_tasks", task_done, joined_at_once)
    Watched(asyncio.Queue, "_is_shutdown", lambda was, now: ("shutdown", None) if now else None)
    Watched(asyncio.Barrier, "_state", lambda was, now: ("abort", None) if now.name in ("BROKEN", "RESETTING") else None)
    Watched(asyncio.Barrier, "_count", passed)
    for cls in asyncio.Queue, asyncio.PriorityQueue, asyncio.LifoQueue:
        watch_items(cls)
    notify = asyncio.Condition.notify

    @functools.wraps(notify)
    def told_notify(self, n=1):
        if self.locked():
            tell_operation(self, "notify", value=n)
        return notify(self, n)
    asyncio.Condition.notify = told_notify


def task_done(was, now):
    """What it tells that less is unfinished; a shutdown says so itself."""
    return ("task_done", now) if now < was and sys._getframe(2).f_code.co_name == "task_done" else None


def joined_at_once(queue):
    """Tell of a Queue.join that finds nothing to wait for."""
    if sys._getframe(2).f_code.co_name == "join" and queue.__dict__["_unfinished_tasks"] == 0:
        tell_operation(queue, "join")


def passed(was, now):
    """What it tells that one fewer is at a barrier."""
    if now > was:
        return None
    barrier = sys._getframe(2).f_locals["self"]
    return "acquire" if barrier._state.name == "DRAINING" else "leave", now


def permits(was, now):
    """What a semaphore's count tells. A permit that is passed on, by a release or
    by one who was cancelled while waking up, is told when its new holder goes
    on; see tell_wait_over."""
    names = {frame.f_code.co_name for frame in itertools.islice(library_frames(), 2)}
    if not names.isdisjoint(("_wake_next", "_wake_up_next")) or was == now or now > was and "acquire" in names:
        return None
    return ("release" if now > was else "acquire"), now


class Watched:
    """An attribute of a resource whose changes are operations on it. read, if
    given, is told when it is looked at."""

    def __init__(self, cls, name, operation, read=None):
        self.name = name
        self.operation = operation
        self.read = read
        setattr(cls, name, self)

    def __get__(self, resource, cls=None):
        if resource is None:
            return self
        if self.read:
            self.read(resource)
        return resource.__dict__[self.name]

    def __set__(self, resource, value):
        was = resource.__dict__.get(self.name)
        resource.__dict__[self.name] = value
        told = None if was is None else self.operation(was, value)
        if told:
            tell_operation(resource, told[0], value=level(resource) if told[1] is None else told[1])


def watch_creation(cls, capacity):
    init = cls.__init__

    @functools.wraps(init)
    def told_init(self, *args, **kwargs):
        maker = next((f.f_locals["self"] for f in library_frames() if f.f_locals.get("self", self) is not self), None)
        if isinstance(self, asyncio.Condition) and maker is None:  # before its lock is made
            tell(self, assigned_name())
            init(self, *args, **kwargs)
            return
        init(self, *args, **kwargs)
        if maker is None:
            tell(self, assigned_name())
        elif hasattr(maker, "told_as") and isinstance(maker, asyncio.Condition):
            tell(self, maker.told_as[1])
        # else it is the event in a queue, the condition in a barrier

    def tell(self, name):
        kind = type(self).__name__
        reference = trace.new("resource")
        self.told_as = reference, name or trace.new(kind).replace(":", "-")
        trace.emit("resource_created", obj=reference, name=self.told_as[1], text=kind, value=capacity(self))

    cls.__init__ = told_init


def watch_items(cls):
    put, get = cls._put, cls._get

    def told_put(self, item):
        put(self, item)
        tell_operation(self, "put", value=self.qsize(), text=brief(item))

    def told_get(self):
        item = get(self)
        tell_operation(self, "get", value=self.qsize(), text=brief(item))
        return item
    if "_put" in cls.__dict__:
        cls._put, cls._get = told_put, told_get


def tell_operation(resource, operation, **fields):
    if hasattr(resource, "told_as"):
        peer = f"task:{here.task}" if here.task else None
        trace.emit("resource_op", obj=resource.told_as[0], sub=operation, peer=peer, **fields)


def level(resource):
    """How much a resource holds: items, permits, parties."""
    if isinstance(resource, asyncio.Queue):
        return resource.qsize()
    if isinstance(resource, asyncio.Semaphore):
        return resource._value
    if isinstance(resource, asyncio.Barrier):
        return resource._count
    return 0
