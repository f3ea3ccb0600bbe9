"""Run a Python program and record what asyncio does in it.

    python3 recorder.py [--virtual] TRACE PROGRAM [ARG...]

PROGRAM runs as python3 PROGRAM would run it: its output, its input and its exit
status are its own. TRACE becomes one JSON object a line, a header and then the
events of the playground's schema, each written out at once, so that the file is
valid whatever becomes of the program.

--virtual gives the program a clock that jumps: when nothing is ready it moves
to the earliest deadline, and computing takes no time. Such a run is exact and
repeatable. The clock counts whole nanoseconds, so that 0.1 + 0.2 and 0.3 are
one instant, and timers of one instant fire in the order in which they were set.

How it works: asyncio itself stays as it is, C-accelerated tasks included, and
is watched from its seams. The classes of futures, tasks and timers give way to
subclasses that tell what is done to them; a loop's ready queue tells what joins
it; Handle._run tells what runs, and so when each task is stepped; and locks,
queues and their kin tell of changes to the attributes in which they keep their
state. Start reading at run(), at the end.
"""

import ast
import asyncio
import atexit
import collections
import functools
import gc
import inspect
import itertools
import json
import linecache
import os
import random
import reprlib
import sys
import sysconfig
import threading
import time
import types
import warnings
import weakref

OWN = __file__  # which is gone when the interpreter ends
SCHEMA = 1
EPOCH = 1767225600.0  # 2026-01-01T00:00:00Z, when virtual time begins
DEADLOCK = 97  # exit status of a program that nothing can wake any more
NO_THREADS = 96  # exit status of a program that starts a thread in virtual time
SECOND = 10**9
FOREVER = 2**63 - 1
BLOCKING = SECOND // 10  # holding the loop for longer is worth a warning


# Time

class RealClock:
    """Nanoseconds since the program started."""

    virtual = False

    def __init__(self):
        self.now = time.monotonic_ns
        self.start = self.now()

    def ns(self):
        return self.now() - self.start

    def deadline(self, when):
        """The loop's time `when` as nanoseconds since the start."""
        return nanoseconds(when) - self.start


class VirtualClock:
    """Nanoseconds that pass only when they are told to."""

    virtual = True

    def __init__(self):
        self.elapsed = 0

    def ns(self):
        return self.elapsed

    def seconds(self):
        return self.elapsed / SECOND

    def deadline(self, when):
        return nanoseconds(when)

    def sleep(self, seconds):
        if seconds < 0:
            raise ValueError("sleep length must be non-negative")
        self.elapsed += nanoseconds(seconds)

    def jump_to(self, deadline):
        self.elapsed = max(self.elapsed, deadline)

    def install(self):
        """Put the clock under the names by which programs ask for the time."""
        time.monotonic = time.perf_counter = time.process_time = self.seconds
        time.monotonic_ns = time.perf_counter_ns = time.process_time_ns = self.ns
        time.time = lambda: EPOCH + self.seconds()
        time.time_ns = lambda: int(EPOCH) * SECOND + self.elapsed
        time.sleep = self.sleep
        localtime, gmtime, ctime, strftime = time.localtime, time.gmtime, time.ctime, time.strftime
        time.localtime = lambda seconds=None: localtime(time.time() if seconds is None else seconds)
        time.gmtime = lambda seconds=None: gmtime(time.time() if seconds is None else seconds)
        time.ctime = lambda seconds=None: ctime(time.time() if seconds is None else seconds)
        time.strftime = lambda form, *when: strftime(form, *(when or [time.localtime()]))


def nanoseconds(seconds):
    return min(round(min(seconds, 9e9) * SECOND), FOREVER)


# The trace

class Trace:
    """Writes events, from any thread."""

    def __init__(self, path, program):
        self.file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_APPEND, 0o666)
        self.lock = threading.RLock()
        self.waiting = collections.deque()  # events not yet written
        self.writing = False
        self.seq = 0
        self.numbers = collections.Counter()
        self.turns = 0
        if hasattr(os, "register_at_fork"):
            os.register_at_fork(after_in_child=self.stop)
        self.write_line(json.dumps({"schema": SCHEMA, "program": program, "python": sys.version.split()[0], "seed": 0}))

    def stop(self):
        """Write no more. A forked child is a program of its own."""
        self.file = None

    def new(self, kind):
        """A reference for a new thing, such as "task:3"."""
        self.numbers[kind] += 1
        return f"{kind}:{self.numbers[kind]}"

    def emit(self, kind, **fields):
        here.flush_output()
        self.write(kind, fields)

    def write(self, kind, fields):
        """Write an event. What is zero or empty is left out.

        Finalisers and signals may interrupt this and have events of their own:
        those wait until this one is out.
        """
        if self.file is None:
            return
        with self.lock:
            self.waiting.append((here.turn, kind, here.task, fields))
            if self.writing:
                return
            self.writing = True
            while self.waiting:
                self.write_line(self.line(*self.waiting.popleft()))
            self.writing = False

    def line(self, turn, kind, task, fields):
        ns = clock.ns()
        told = {"turn": turn, "kind": kind, "task": task, **fields}
        told = {name: value for name, value in told.items() if value}
        self.seq += 1
        return f'{{"seq": {self.seq - 1}, "t": {ns // SECOND}.{ns % SECOND:09}, {json.dumps(told)[1:]}'

    def write_line(self, line):
        os.write(self.file, line.encode() + b"\n")


class Here(threading.local):
    """What is going on in a thread."""

    turn = 0  # of the loop that it runs
    task = 0  # number of the task that it steps
    output = None  # written, but not yet an event: stream, place, text

    def wrote(self, stream, text):
        """Note output: the pieces of one print are one event."""
        if trace.file is None:
            return
        place = calling_place()
        if self.output and self.output[:2] == (stream, place):
            text = self.output[2] + text
        else:
            self.flush_output()
        self.output = stream, place, text
        if text.endswith("\n"):
            self.flush_output()

    def flush_output(self):
        if self.output:
            (stream, place, text), self.output = self.output, None
            trace.write("output", {"sub": stream, "text": text, **dict(place)})


here = Here()


# Places and names in the program

LIBRARIES = tuple(os.path.join(sysconfig.get_path(name), "") for name in ("stdlib", "platstdlib", "purelib", "platlib"))


@functools.cache
def is_program(filename):
    """Whether a file is the program's: not Python's, nor this one."""
    return not filename.startswith(("<", *LIBRARIES)) and filename != OWN


@functools.cache
def place(code, instruction):
    """The place of an instruction, as the fields of an event in pairs."""
    line, end_line, col, end_col = next(itertools.islice(code.co_positions(), instruction // 2, None))
    if line is None:
        return ()
    if col is None:
        return ("file", code.co_filename), ("line", line), ("endLine", line)
    return (("file", code.co_filename), ("line", line), ("endLine", end_line),
            ("col", characters(code, line, col)), ("endCol", characters(code, end_line, end_col)))


def characters(code, line, offset):
    """Turn an offset in bytes into one in characters."""
    return len(linecache.getline(code.co_filename, line).encode()[:offset].decode(errors="ignore"))


def first_line(code):
    """The place where a function that has not started begins."""
    text = linecache.getline(code.co_filename, code.co_firstlineno).rstrip()
    return {"file": code.co_filename, "line": code.co_firstlineno, "endLine": code.co_firstlineno,
            "col": len(text) - len(text.lstrip()), "endCol": len(text)}


def callers():
    """The frames above the recorder's own, innermost first."""
    frame = sys._getframe(1)
    while frame is not None and frame.f_code.co_filename == OWN:
        frame = frame.f_back
    while frame is not None and frame.f_code.co_filename != OWN:
        yield frame
        frame = frame.f_back


def calling_place():
    """The place in the program from which the library was called."""
    for frame in callers():
        if is_program(frame.f_code.co_filename):
            return place(frame.f_code, frame.f_lasti)
    return ()


def library_frames():
    """The callers up to the program."""
    return itertools.takewhile(lambda frame: not is_program(frame.f_code.co_filename), callers())


def await_chain(awaitable):
    """The program's frames of a suspended coroutine, outermost first."""
    while awaitable is not None:
        if inspect.iscoroutine(awaitable):
            frame, awaitable = awaitable.cr_frame, awaitable.cr_await
        elif inspect.isgenerator(awaitable):
            frame, awaitable = awaitable.gi_frame, awaitable.gi_yieldfrom
        elif inspect.isasyncgen(awaitable):
            frame, awaitable = awaitable.ag_frame, awaitable.ag_await
        elif type(awaitable).__name__ in ("async_generator_asend", "async_generator_athrow"):
            awaitable = next(filter(inspect.isasyncgen, gc.get_referents(awaitable)), None)
            continue
        else:
            return
        if frame is not None and is_program(frame.f_code.co_filename):
            yield frame


@functools.cache
def assigned(filename):
    """What is assigned where in a file: {span of the value: target}."""
    try:
        tree = ast.parse("".join(linecache.getlines(filename)))
    except SyntaxError:
        return {}
    targets = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign):
            targets[span(node.value)] = ast.unparse(node.targets[0])
        elif isinstance(node, (ast.AnnAssign, ast.NamedExpr)) and node.value:
            targets[span(node.value)] = ast.unparse(node.target)
    return targets


def span(node):
    return node.lineno, node.end_lineno, node.col_offset, node.end_col_offset


def assigned_name():
    """The program's name for what it is making, or ""."""
    for frame in callers():
        code = frame.f_code
        if is_program(code.co_filename):
            where = next(itertools.islice(code.co_positions(), frame.f_lasti // 2, None))
            return assigned(code.co_filename).get(where, "")
    return ""


class Brief(reprlib.Repr):
    """Short texts for values that run no code of the program's."""

    maxstring = maxother = 60

    def repr_instance(self, value, level):
        if isinstance(value, BaseException):
            return f"{type(value).__name__}({', '.join(self.repr1(arg, level - 1) for arg in value.args)})"
        if value is None or isinstance(value, (bool, float, complex, bytes, range)):
            return super().repr_instance(value, level)
        return f"<{type(value).__qualname__}>"


brief = Brief().repr


def callback_name(callback):
    callback = getattr(callback, "func", callback)  # of a partial
    return getattr(callback, "__qualname__", type(callback).__qualname__)


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
        other = handle._loop._thread_id not in (None, threading.get_ident())
        return "threadsafe" if other else "soon", None

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
            trace.emit("timer_fired", obj=reference, value=clock.deadline(handle._when), name=name)
        task, began = stepped_by(handle), clock.ns()
        if task is not None:
            task.observe(lambda: stock_run(handle), *handle._args)
        else:
            stock_run(handle)
            trace.emit("handle_end", obj=reference)
        self.check_time(task, name, clock.ns() - began)

    def check_time(self, task, name, held):
        if held > BLOCKING:
            who = task.get_name() if task is not None else name
            trace.emit("warning", sub="blocking", obj=ref(task), value=held, name=name,
                       text=f"{who} held the loop for {held / SECOND:g} s")

    def cancel(self, handle):
        """Take the place of Handle.cancel."""
        reference = self.take(handle)
        if reference is not None:
            trace.emit("handle_cancelled", obj=reference)
        stock_cancel(handle)


def stepped_by(handle):
    """The task that a handle steps, if it does."""
    callback = handle._callback
    owner = getattr(callback, "__self__", None)
    if isinstance(owner, Task) and (type(callback).__name__ == "TaskStepMethWrapper" or callback.__name__ == "task_wakeup"):
        return owner
    return None


class Timer(asyncio.TimerHandle):
    """A timer with a reference, which orders by creation where deadlines tie."""

    def __init__(self, when, callback, args, loop, context=None):
        if clock.virtual:
            when = nanoseconds(when) / SECOND
        super().__init__(when, callback, args, loop, context)
        self.ref = trace.new("handle")
        self.order = trace.numbers["handle"]
        wakes = next((arg for arg in args if isinstance(arg, Future)), getattr(callback, "__self__", None))
        if isinstance(wakes, asyncio.Timeout):
            wakes = wakes._task
        trace.emit("timer_armed", obj=self.ref, peer=ref(wakes), value=clock.deadline(when), name=callback_name(callback))

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
        self.tell_done("raised", exception)
        super().set_exception(exception)

    def cancel(self, msg=None):
        self.tell_done("cancelled", None)
        return super().cancel(msg)

    def tell_done(self, how, value):
        if not self.done():
            trace.emit("future_done", obj=self.ref, sub=how, text="" if how == "cancelled" else brief(value))

    def add_done_callback(self, fn, **kwargs):
        if not self.done():
            self.tell_callback("callback_added", fn)
        super().add_done_callback(fn, **kwargs)

    def remove_done_callback(self, fn):
        removed = super().remove_done_callback(fn)
        if removed:
            self.tell_callback("callback_removed", fn)
        return removed

    def tell_callback(self, kind, fn):
        task = getattr(fn, "__self__", None)
        if isinstance(task, Task):
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
        cancelled = starting is None and (self._must_cancel or awaited is not None and awaited.cancelled())
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
        if resource is not None:
            self.resource = resource, name
            tell_operation(resource, "wait", value=level(resource))
        trace.emit("step_end", obj=self.ref, sub="suspended", peer=ref(awaited), name=name,
                   text=resource.told_as[1] if resource is not None else "", **where)

    def tell_wait_over(self, cancelled):
        """Tell what becomes of a wait for a resource, where nothing else will."""
        if self.resource is None:
            return
        (resource, label), self.resource = self.resource, None
        if cancelled or isinstance(resource, (asyncio.Event, asyncio.Condition)):
            tell_operation(resource, "leave", value=level(resource))
        elif isinstance(resource, (asyncio.Semaphore, asyncio.Barrier)):
            tell_operation(resource, "acquire", value=level(resource))
        elif label.endswith(".join()"):
            tell_operation(resource, "join")


asyncio_task = asyncio.Task
asyncio_task_init = asyncio.Task.__init__
for twin in Future, Task:  # as programs see them
    twin.__qualname__, twin.__module__ = twin.__name__, "_asyncio"


def awaited_resource():
    """For whom the library is making a future: a resource, if any, and a label."""
    resource, label = None, "Future"
    for frame in library_frames():
        name, own = frame.f_code.co_name, frame.f_locals
        owner = own.get("self")
        if hasattr(owner, "told_as") and (resource is None or isinstance(owner, asyncio.Barrier)):
            resource = owner
            label = f"{owner.told_as[1]}.{'acquire' if name == '__aenter__' else name}()"
        elif resource is not None or name in ("create_future", "_wait", "__init__"):
            continue
        elif name == "sleep":
            label = f"sleep({brief(own['delay'])})"
        elif name == "gather":
            label = f"gather({len(own['coros_or_futures'])})"
        elif name == "__aexit__" and isinstance(owner, asyncio.TaskGroup):
            label = f"TaskGroup({len(owner._tasks)})"
        elif not name.startswith("_"):
            label = f"{name}()"
    return resource, label


# Locks, queues and their kin

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


# Loops

class ReadyQueue(collections.deque):
    """A loop's ready queue, which tells what joins it."""

    def append(self, handle):
        handles.scheduled(handle)
        super().append(handle)


class Selector:
    """A loop's selector, which tells of waiting or, in virtual time, does without."""

    def __init__(self, selector, loop):
        self.selector = selector
        self.loop = loop

    def __getattr__(self, name):
        return getattr(self.selector, name)

    def select(self, timeout=None):
        trace.emit("select", value=-1 if timeout is None else nanoseconds(timeout))
        if not clock.virtual:
            return self.selector.select(timeout)
        outside = len(self.selector.get_map()) > 1  # more than the loop's own pipe
        events = self.selector.select(None if outside and timeout is None else 0)
        if events or timeout == 0:
            return events
        first = self.loop._scheduled[0] if self.loop._scheduled else None
        if first is None or first._when == float("inf"):
            deadlock(self.loop)
        before = clock.ns()
        clock.jump_to(clock.deadline(first._when))
        trace.emit("clock_jump", obj=first.ref, value=clock.ns() - before)
        return events


def begin_turn(loop):
    """The first handle of a turn begins it."""
    if not here.turn:
        trace.turns += 1
        here.turn = trace.turns
        trace.emit("turn_begin", value=len(loop._ready) + 1)


def watch_loops():
    base = asyncio.BaseEventLoop
    init, run_forever, run_once = base.__init__, base.run_forever, base._run_once
    handle_exception = base.call_exception_handler

    def told_init(self):
        init(self)
        self.ref = trace.new("loop")
        self._ready = ReadyQueue(self._ready)
        if clock.virtual:
            self._clock_resolution = 0.5e-9
            self._asyncgens = ArrivalOrderedWeakSet()

    def told_run_forever(self):
        if not isinstance(self._selector, Selector):
            self._selector = Selector(self._selector, self)
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
            trace.emit("warning", sub="never_retrieved" if "never" in message else "pending", obj=ref(about), text=message)
        handle_exception(self, context)

    base.__init__, base.run_forever, base._run_once = told_init, told_run_forever, told_run_once
    base.call_exception_handler = told_exception


def deadlock(loop):
    """End a program that waits for what cannot happen."""
    text = f"deadlock at t={clock.seconds():g}: nothing is ready, no timer is set and nothing outside can wake anyone"
    for task in CreationOrderedSet(asyncio.all_tasks(loop)):
        waits = f"{task.get_name()} waits for {getattr(task._fut_waiter, 'label', 'its turn')}"
        trace.emit("warning", sub="deadlock", obj=ref(task), text=waits)
        text += f"\n  {waits}"
    sys.stdout.flush()
    print(text, file=sys.stderr, flush=True)
    trace.emit("run_end", sub="deadlock", value=DEADLOCK)
    os._exit(DEADLOCK)


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
    watch_loops()
    watch_resources()


def replace(name, value):
    """Put a value in the place of an attribute of asyncio, wherever it is found."""
    for module in (asyncio, asyncio.events, asyncio.futures, asyncio.tasks):
        if hasattr(module, name):
            setattr(module, name, value)


# Repeatable order, for virtual time: asyncio keeps some things in sets, which
# are ordered by addresses.

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
    return AsCompletedIterator


def refuse_threads(self):
    sys.stdout.flush()
    print("recorder: the program starts a thread, which virtual time cannot take into account;"
          " record it without --virtual", file=sys.stderr, flush=True)
    os._exit(NO_THREADS)


# Output and warnings

def watch_output():
    for name, stream in (("stdout", sys.stdout), ("stderr", sys.stderr)):
        if stream is not None:
            stream.write = told_write(name, stream.write)


def told_write(name, write):
    def told(text):
        written = write(text)
        here.wrote(name, text)
        return written
    return told


def watch_warnings():
    """Watch where warnings are shown. Replacing warnings.showwarning, as
    programs may, would leave out part of what is shown."""
    for module in (warnings, sys.modules.get("_py_warnings")):  # the latter since 3.14
        if hasattr(module, "_showwarnmsg_impl"):
            module._showwarnmsg_impl = told_warning(module._showwarnmsg_impl)


def told_warning(show):
    def told(message):
        text = str(message.message)
        if message.category is RuntimeWarning and "was never awaited" in text:
            trace.emit("warning", sub="never_awaited", text=text,
                       file=message.filename, line=message.lineno, endLine=message.lineno)
        show(message)
    return told


def show_exception(kind, error, traceback):
    """Print an uncaught exception without the recorder's frames."""
    seen = set()
    hide_own_frames(error, seen)
    sys.__excepthook__(kind, error, error.__traceback__)


def hide_own_lines(future):
    """In debug mode a future knows where it was made."""
    if future._source_traceback:
        future._source_traceback[:] = [line for line in future._source_traceback if line.filename != OWN]


def hide_own_frames(error, seen):
    if error is None or id(error) in seen:
        return
    seen.add(id(error))
    frames, entry = [], error.__traceback__
    while entry is not None:
        frames.append(entry)
        entry = entry.tb_next
    kept = None
    for entry in reversed(frames):
        if entry.tb_frame.f_code.co_filename != OWN:
            kept = types.TracebackType(kept, entry.tb_frame, entry.tb_lasti, entry.tb_lineno)
    error.__traceback__ = kept
    for other in (error.__cause__, error.__context__, *getattr(error, "exceptions", ())):
        hide_own_frames(other, seen)


# The program

def run(trace_path, program, args, virtual):
    global trace, clock
    path = os.path.join(os.getcwd(), program)
    clock = VirtualClock() if virtual else RealClock()
    trace = Trace(trace_path, program)
    if virtual:
        clock.install()
        order_sets()
        random.seed(0)
        threading.Thread.start = refuse_threads
    watch_asyncio()
    watch_output()
    watch_warnings()
    sys.excepthook = show_exception
    sys.argv = [program, *args]
    sys.path[0] = os.path.dirname(os.path.realpath(path))
    trace.emit("run_begin", name=path)
    ending = {"sub": "normal", "value": 0}
    atexit.register(lambda: (trace.emit("run_end", **ending), trace.stop()))
    try:
        execute(path)
    except BaseException as error:
        ending.update(ending_of(error))
        raise


def execute(path):
    """Execute a program as __main__."""
    module = types.ModuleType("__main__")
    module.__file__ = path
    module.__builtins__ = __builtins__
    sys.modules["__main__"] = module
    with open(path, "rb") as file:
        source = file.read()
    exec(compile(source, path, "exec", dont_inherit=True), module.__dict__)


def ending_of(error):
    """How a program ends that raises an exception."""
    if isinstance(error, KeyboardInterrupt):
        return {"sub": "cancelled", "value": 130}
    if not isinstance(error, SystemExit):
        return {"sub": "error", "value": 1}
    code = error.code
    if code is None:
        code = 0
    return {"sub": "exit", "value": code & 0xff if isinstance(code, int) else 1}


def main(argv):
    virtual = argv[:1] == ["--virtual"]
    if virtual:
        argv = argv[1:]
    if len(argv) < 2:
        sys.exit(__doc__)
    run(argv[0], argv[1], argv[2:], virtual)


if __name__ == "__main__":
    main(sys.argv[1:])
