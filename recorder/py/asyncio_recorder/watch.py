"""Watches asyncio: what is scheduled and run, what tasks do, what they wait for."""

import asyncio
import collections
import functools
import inspect
import itertools

from .output import hide_own_lines
from .places import await_chain, brief, callback_name, first_line, is_program, library_frames, place
from .resources import level, tell_operation, watch_resources
from .trace import SECOND, here, nanoseconds, trace

BLOCKING = SECOND // 10  # holding the loop for longer is worth a warning


# Handles and timers

class Handles:
    """The references of handles, which have no room for them themselves."""

    def __init__(self):
        self.refs = {}

    def scheduled(self, handle):
        if not isinstance(handle, Timer):
            self.refs[id(handle)] = trace.new("handle")
        cause, peer = self.cause(handle)
        name = peer.get_name() if cause in ("step", "wakeup") else callback_name(handle._callback)
        trace.emit("handle_scheduled", sub=cause, obj=self.ref(handle), peer=ref(peer), name=name)

    def cause(self, handle):
        """Why a handle is scheduled, and whom it is for."""
        task, args = stepped_by(handle), handle._args
        if isinstance(handle, Timer):
            return "timer", None
        if task is not None:
            return "wakeup" if args else "step", task
        if len(args) == 1 and isinstance(args[0], Future) and args[0].done():
            return "callback", args[0]
        return "threadsafe" if here.outside or isinstance(handle, Arrival) else "soon", None

    def ref(self, handle):
        return handle.ref if isinstance(handle, Timer) else self.refs.get(id(handle))

    def take(self, handle):
        """The reference of a handle that is about to run or to be cancelled:
        it will never again."""
        if not isinstance(handle, Timer):
            return self.refs.pop(id(handle), None)
        reference, handle.ref = handle.ref, None
        return reference

    def run(self, handle):
        """Take the place of Handle._run."""
        begin_turn(handle._loop)
        reference, name = self.take(handle), callback_name(handle._callback)
        trace.emit("handle_run", obj=reference)
        if isinstance(handle, Timer):
            trace.emit("timer_fired", obj=reference, value=trace.clock.deadline(handle._when), name=name)
        task, began = stepped_by(handle), trace.clock.ns()
        if task is not None:
            task.observe(lambda: stock_run(handle), *handle._args)
        else:
            stock_run(handle)
            trace.emit("handle_end", obj=reference)
        self.check_time(task, name, trace.clock.ns() - began)

    def check_time(self, task, name, held):
        if held > BLOCKING:
            who = task.get_name() if task is not None else name
            call, where = here.blocker if trace.clock.virtual else (name, ())
            trace.emit("warning", sub="blocking", obj=ref(task), value=held, name=call,
                       text=f"{who} held the loop for {held / SECOND:g} s in {call}", **dict(where))

    def cancel(self, handle):
        """Take the place of Handle.cancel."""
        self.forgotten(handle)
        stock_cancel(handle)

    def forgotten(self, handle):
        """Tell that a handle will not run, if it is not told yet."""
        reference = self.take(handle)
        if reference is not None:
            trace.emit("handle_cancelled", obj=reference)


def stepped_by(handle):
    """The task that a handle steps, if it does."""
    callback = handle._callback
    owner = getattr(callback, "__self__", None)
    if isinstance(owner, Task) and (type(callback).__name__ == "TaskStepMethWrapper" or callback.__name__ == "task_wakeup"):
        return owner
    return None


class Arrival(asyncio.Handle):
    """A handle that comes from outside the loop, in virtual time."""

    __slots__ = ()


class Timer(asyncio.TimerHandle):
    """A timer with a reference, which orders by creation where deadlines tie."""

    def __init__(self, when, callback, args, loop, context=None):
        if trace.clock.virtual:
            when = nanoseconds(when) / SECOND
        super().__init__(when, callback, args, loop, context)
        self.ref = trace.new("handle")
        self.order = trace.numbers["handle"]
        wakes = next((arg for arg in args if isinstance(arg, Future)), getattr(callback, "__self__", None))
        if isinstance(wakes, asyncio.Timeout):
            wakes = wakes._task
        trace.emit("timer_armed", obj=self.ref, peer=ref(wakes), value=trace.clock.deadline(when), name=callback_name(callback))

    def __lt__(self, other):
        return (self._when, self.order) < (other._when, other.order)


stock_run, stock_cancel = asyncio.Handle._run, asyncio.Handle.cancel
handles = Handles()


# Futures and tasks

def ref(thing):
    return thing.ref if isinstance(thing, Future) else None


births = itertools.count(1)
task_names = itertools.count(1)


class Future(asyncio.Future):
    """A future that tells what is done to it."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        hide_own_lines(self)
        self.born = next(births)
        self.resource, self.label = awaited_resource()
        self.ref = trace.new("future")
        trace.emit("future_created", obj=self.ref, name=self.label)

    def set_result(self, result):
        self.tell_done("done", result)
        super().set_result(result)

    def set_exception(self, exception):
        if isinstance(exception, BaseException) or isinstance(exception, type) and issubclass(exception, BaseException):
            self.tell_done("raised", exception)
        super().set_exception(exception)

    def cancel(self, msg=None):
        self.tell_done("cancelled", None)
        return super().cancel(msg)

    def tell_done(self, how, value):
        if not self.done() and not isinstance(self, Task):
            trace.emit("future_done", obj=self.ref, sub=how, text="" if how == "cancelled" else brief(value))

    def add_done_callback(self, fn, **kwargs):
        if not self.done():
            self.tell_callback("callback_added", fn)
        super().add_done_callback(fn, **kwargs)

    def remove_done_callback(self, fn):
        removed = super().remove_done_callback(fn)
        for _ in range(removed):
            self.tell_callback("callback_removed", fn)
        return removed

    def tell_callback(self, kind, fn):
        task = getattr(fn, "__self__", None)
        if isinstance(task, Task):
            if kind == "callback_added":
                task.tell_wait(self)
            trace.emit(kind, obj=self.ref, peer=task.ref, name=task.get_name())
        else:
            trace.emit(kind, obj=self.ref, name=callback_name(fn))


class Task(Future, asyncio.Task):
    """A task that tells when it is stepped."""

    def __init__(self, coro, *, loop=None, name=None, eager_start=False, **kwargs):
        if not asyncio.iscoroutine(coro):
            raise TypeError(f"a coroutine was expected, got {coro!r}")
        loop = loop or asyncio.get_event_loop()
        self.born = next(births)
        self.ref = trace.new("task")
        self.number = trace.numbers["task"]
        self.resource = None  # that it waits for
        name = f"Task-{next(task_names)}" if name is None else str(name)
        trace.emit("task_created", obj=self.ref, peer=ref(asyncio.current_task(loop)), name=name,
                   text=getattr(coro, "__qualname__", type(coro).__name__))
        begin = functools.partial(asyncio_task_init, self, coro, loop=loop, name=name, **kwargs)
        if eager_start and loop.is_running():
            self.observe(functools.partial(begin, eager_start=True), starting=coro)
        else:
            begin()
        hide_own_lines(self)

    @property
    def label(self):
        return self.get_name()

    def set_name(self, value):
        super().set_name(value)
        trace.emit("task_named", obj=self.ref, name=self.get_name())

    def cancel(self, msg=None):
        if not self.done():
            trace.emit("cancel_requested", obj=self.ref, text="" if msg is None else brief(msg))
        return asyncio_task.cancel(self, msg)

    def observe(self, step, awaited=None, starting=None):
        """Run a step, and tell of it. awaited is what woke the task."""
        outer, here.task = here.task, self.number
        trace.emit("step_begin", obj=self.ref, peer=ref(awaited), **self.place(starting or self.get_coro()))
        cancelled = starting is None and (self._must_cancel or was_cancelled(awaited))
        if cancelled:
            trace.emit("cancel_delivered", obj=self.ref)
        self.tell_wait_over(cancelled)
        try:
            step()
        finally:
            self.tell_step_end()
            here.task = outer

    def place(self, coro):
        """Where the task goes on."""
        if inspect.iscoroutine(coro) and inspect.getcoroutinestate(coro) == inspect.CORO_CREATED:
            return first_line(coro.cr_code) if is_program(coro.cr_code.co_filename) else {}
        frames = list(await_chain(coro))
        return dict(place(frames[-1].f_code, frames[-1].f_lasti)) if frames else {}

    def tell_step_end(self):
        if not self.done():
            return self.tell_suspended(self._fut_waiter)
        if self.cancelled():
            why, text = "cancelled", ""
        elif self._exception is not None:
            why, text = "raised", brief(self._exception)
        else:
            why, text = "done", brief(self._result)
        trace.emit("step_end", obj=self.ref, sub=why)
        trace.emit("task_done", obj=self.ref, sub=why, text=text)

    def tell_suspended(self, awaited):
        frames = list(await_chain(self.get_coro()))
        for depth, frame in enumerate(frames[:-1]):
            trace.emit("frame", obj=self.ref, name=frame.f_code.co_qualname, value=depth, **dict(place(frame.f_code, frame.f_lasti)))
        where = dict(place(frames[-1].f_code, frames[-1].f_lasti)) if frames else {}
        name, resource = "sleep(0)", None
        if awaited is not None:
            name = getattr(awaited, "label", "Future")
            resource = None if isinstance(awaited, Task) else getattr(awaited, "resource", None)
        trace.emit("step_end", obj=self.ref, sub="suspended", peer=ref(awaited), name=name,
                   text=resource.told_as[1] if resource is not None else "", **where)

    def tell_wait(self, awaited):
        """Tell that the task begins to wait, if it is for a resource."""
        resource = None if isinstance(awaited, Task) else awaited.resource
        if resource is not None:
            self.resource = resource, awaited.label
            joins = awaited.label.endswith(".join()")
            tell_operation(resource, "wait", value=resource._unfinished_tasks if joins else level(resource))

    def tell_wait_over(self, cancelled):
        """Tell what becomes of a wait for a resource, where nothing else will."""
        if self.resource is None:
            return
        (resource, label), self.resource = self.resource, None
        if isinstance(resource, asyncio.Barrier):
            return  # its count tells
        if cancelled or isinstance(resource, (asyncio.Event, asyncio.Condition)):
            tell_operation(resource, "leave", value=level(resource))
        elif isinstance(resource, asyncio.Semaphore):
            tell_operation(resource, "acquire", value=level(resource))
        elif label.endswith(".join()"):
            tell_operation(resource, "join")


def was_cancelled(awaited):
    """Whether a task that has awaited this is told so by a CancelledError."""
    if awaited is None or awaited.cancelled():
        return awaited is not None
    return isinstance(awaited._exception, asyncio.CancelledError)


asyncio_task = asyncio.Task
asyncio_task_init = asyncio.Task.__init__
for twin in Future, Task:  # as programs see them
    twin.__qualname__, twin.__module__ = twin.__name__, "_asyncio"


class Remaining:
    """How much as_completed has left to give, which at first is all."""

    def __get__(self, iterator, cls=None):
        return self if iterator is None else iterator.remaining

    def __set__(self, iterator, count):
        iterator.remaining = count
        iterator.total = max(count, getattr(iterator, "total", 0))


def awaited_resource():
    """For whom the library is making a future: a resource, if any, and a label."""
    resource, label = None, "Future"
    for frame in library_frames():
        name, own = frame.f_code.co_name, frame.f_locals
        owner = own.get("self")
        if hasattr(owner, "told_as") and (resource is None or isinstance(owner, asyncio.Barrier)):
            resource = owner
            entering = "wait" if isinstance(owner, asyncio.Barrier) else "acquire"
            label = f"{owner.told_as[1]}.{entering if name == '__aenter__' else name}()"
        elif resource is not None or name in ("create_future", "_wait", "__init__"):
            continue
        elif known := known_label(name, own, owner):
            return None, known
        elif not name.startswith("_"):
            label = f"{name}()"
    return resource, label


def known_label(name, own, owner):
    """What a function of the library waits for, as people say it; "" for most."""
    if name == "sleep":
        return f"sleep({brief(own['delay'])})"
    if name == "gather":
        return f"gather({len(own['coros_or_futures'])})"
    if name == "wait" and "return_when" in own:
        return f"wait({own['return_when']})"
    if name == "shield":
        return f"shield({own['inner'].label})"
    if name == "wait_for" and "fut" in own:
        return "wait_for(…, 0)"  # with time, something else is awaited in it
    if hasattr(owner, "_todo_left"):
        return f"as_completed({owner.total})"
    if name == "__aexit__" and isinstance(owner, asyncio.TaskGroup):
        return f"TaskGroup({len(owner._tasks)})"
    return ""


# Loops

class ReadyQueue(collections.deque):
    """A loop's ready queue, which tells what joins it."""

    def append(self, handle):
        handles.scheduled(handle)
        super().append(handle)


class Selector:
    """A loop's selector, which tells of waiting."""

    def __init__(self, selector, loop):
        self.selector = selector
        self.loop = loop

    def __getattr__(self, name):
        return getattr(self.selector, name)

    def select(self, timeout=None):
        trace.emit("select", value=-1 if timeout is None else nanoseconds(timeout))
        return self.wait(timeout)

    def wait(self, timeout):
        return self.selector.select(timeout)


def begin_turn(loop):
    """The first handle of a turn begins it."""
    if not here.turn:
        trace.turns += 1
        here.turn = trace.turns
        trace.emit("turn_begin", value=len(loop._ready) + 1)


def watch_loops():
    base = asyncio.BaseEventLoop
    init, run_forever, run_once = base.__init__, base.run_forever, base._run_once
    handle_exception, close, call_soon_threadsafe = base.call_exception_handler, base.close, base.call_soon_threadsafe

    def told_init(self):
        init(self)
        self.ref = trace.new("loop")
        self._ready = ReadyQueue(self._ready)

    def told_run_forever(self):
        if not isinstance(self._selector, Selector):
            self._selector = Selector(self._selector, self)
        if self.is_running() or self.is_closed() or asyncio._get_running_loop() is not None:
            return run_forever(self)  # which refuses
        trace.emit("loop_begin", obj=self.ref)
        try:
            run_forever(self)
        finally:
            trace.emit("loop_end", obj=self.ref)

    def told_run_once(self):
        try:
            run_once(self)
        finally:
            if here.turn:
                trace.emit("turn_end")
                here.turn = 0

    def told_exception(self, context):
        message = context.get("message", "")
        if "never retrieved" in message or "destroyed but it is pending" in message:
            about = context.get("task") or context.get("future")
            lost = "never" in message
            text = f"{message}: {brief(context['exception'])}" if lost else message
            trace.emit("warning", sub="never_retrieved" if lost else "pending", obj=ref(about), text=text)
        handle_exception(self, context)

    def told_close(self):
        if not self.is_running():
            for handle in (*self._ready, *self._scheduled):
                handles.forgotten(handle)
        close(self)

    def told_threadsafe(self, *args, **kwargs):
        here.outside = True
        try:
            return call_soon_threadsafe(self, *args, **kwargs)
        finally:
            here.outside = False

    base.__init__, base.run_forever, base._run_once = told_init, told_run_forever, told_run_once
    base.close, base.call_soon_threadsafe = told_close, told_threadsafe
    base.call_exception_handler = told_exception


def watch_asyncio():
    """Put what tells into the places of what does not."""
    asyncio.Handle._run = lambda handle: handles.run(handle)
    asyncio.Handle.cancel = lambda handle: handles.cancel(handle)
    replace("Future", Future)
    replace("Task", Task)
    replace("TimerHandle", Timer)
    replace("eager_task_factory", asyncio.create_eager_task_factory(Task))
    asyncio.tasks._GatheringFuture.__bases__ = (Future,)
    Timer.__name__ = Timer.__qualname__ = "TimerHandle"
    if hasattr(asyncio.tasks, "_AsCompletedIterator"):  # 3.13 and newer
        asyncio.tasks._AsCompletedIterator._todo_left = Remaining()
    watch_loops()
    watch_resources()


def replace(name, value):
    """Put a value in the place of an attribute of asyncio, wherever it is found."""
    for module in (asyncio, asyncio.events, asyncio.futures, asyncio.tasks):
        if hasattr(module, name):
            setattr(module, name, value)
