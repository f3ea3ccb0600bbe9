"""Watches locks, queues and their kin."""

import asyncio
import functools
import itertools

from .places import assigned_name, brief, library_frames
from .trace import here, trace


def watch_resources():
    for cls, capacity in (
            (asyncio.Lock, lambda lock: 1), (asyncio.Event, lambda event: -1),
            (asyncio.Condition, lambda condition: 1), (asyncio.Semaphore, lambda semaphore: semaphore._value),
            (asyncio.Barrier, lambda barrier: barrier.parties), (asyncio.Queue, lambda queue: queue.maxsize if queue.maxsize > 0 else -1)):
        watch_creation(cls, capacity)
    Watched(asyncio.Lock, "_locked", lambda was, now: ("acquire", 0) if now else ("release", 1))
    Watched(asyncio.Event, "_value", lambda was, now: ("set", 1) if now else ("clear", 0))
    Watched(asyncio.Semaphore, "_value", permits)
    Watched(asyncio.Queue, "_unfinished_tasks", lambda was, now: ("task_done", now) if now < was else None)
    Watched(asyncio.Queue, "_is_shutdown", lambda was, now: ("shutdown", 0) if now else None)
    for cls in asyncio.Queue, asyncio.PriorityQueue, asyncio.LifoQueue:
        watch_items(cls)
    name = "_notify" if hasattr(asyncio.Condition, "_notify") else "notify"
    notify = getattr(asyncio.Condition, name)

    @functools.wraps(notify)
    def told_notify(self, n=1):
        tell_operation(self, "notify", value=n)
        return notify(self, n)
    setattr(asyncio.Condition, name, told_notify)


def permits(was, now):
    """What a semaphore's count tells. A permit that a release passes on at once
    is told when its new holder goes on; see tell_wait_over."""
    names = {frame.f_code.co_name for frame in itertools.islice(library_frames(), 2)}
    if "_wake_next" in names or was == now:
        return None
    return ("release" if now > was else "acquire"), now


class Watched:
    """An attribute of a resource whose changes are operations on it."""

    def __init__(self, cls, name, operation):
        self.name = name
        self.operation = operation
        setattr(cls, name, self)

    def __get__(self, resource, cls=None):
        if resource is None:
            return self
        return resource.__dict__[self.name]

    def __set__(self, resource, value):
        was = resource.__dict__.get(self.name)
        resource.__dict__[self.name] = value
        told = None if was is None else self.operation(was, value)
        if told:
            tell_operation(resource, told[0], value=told[1])


def watch_creation(cls, capacity):
    init = cls.__init__

    @functools.wraps(init)
    def told_init(self, *args, **kwargs):
        init(self, *args, **kwargs)
        makers = (frame.f_locals.get("self", self) for frame in library_frames())
        if not all(maker is self or isinstance(maker, asyncio.Condition) for maker in makers):
            return  # the event in a queue, the condition in a barrier
        kind = type(self).__name__
        reference = trace.new("resource")
        self.told_as = reference, assigned_name() or trace.new(kind).replace(":", "-")
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
    return resource.n_waiting if isinstance(resource, asyncio.Barrier) else 0
