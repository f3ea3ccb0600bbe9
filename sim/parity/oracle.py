"""Run a program under the real CPython, on a virtual clock, and record its steps.

    python3.14 oracle.py [--steps FILE] PROGRAM [ARG...]
    python3.14 oracle.py --serve

The program's stdout, stderr and exit status are its own. --steps writes one
JSON object per scheduling step (task_created, step_begin, step_end, task_done,
timer_fired), the projection in which the simulator is compared with CPython.
--serve runs one program after the other, each in a forked child, which saves
starting the interpreter for each: see serve.

How it works: asyncio.run and friends are given a loop whose selector never
waits. When nothing is ready the clock jumps to the earliest deadline; when no
deadline is left either, the program would hang, and ends with status 97. The
clock counts whole nanoseconds, so that 0.1 + 0.2 and 0.3 are one instant, and
timers of one instant fire in the order in which they were set. Tasks are
CPython's own pure-Python Task with its step observed.
"""

import asyncio
import builtins
import heapq
import itertools
import json
import linecache
import os
import random
import resource
import signal
import sys
import time
import types
import weakref

EPOCH = 1767225600.0  # 2026-01-01T00:00:00Z
HANGS = 97
TIME_LIMIT = 60  # real seconds for one program of --serve
MEMORY_LIMIT = 4 << 30  # bytes for it


class Clock:
    """Virtual time in whole nanoseconds."""

    def __init__(self):
        self.ns = 0

    def seconds(self):
        return self.ns / 1e9

    def advance(self, seconds):
        if seconds < 0:
            raise ValueError("sleep length must be non-negative")
        self.ns += round(seconds * 1e9)

    def jump_to(self, when):
        self.ns = max(self.ns, round(when * 1e9))

    def install(self):
        """Put the clock under the names by which programs ask for the time."""
        time.monotonic = time.perf_counter = time.process_time = self.seconds
        time.monotonic_ns = time.perf_counter_ns = time.process_time_ns = lambda: self.ns
        time.time = lambda: EPOCH + self.seconds()
        time.time_ns = lambda: int(EPOCH) * 10**9 + self.ns
        time.sleep = self.advance


class StableTimer(asyncio.TimerHandle):
    """A timer that orders by (when, creation)."""

    made = 0

    def __init__(self, when, callback, args, loop, context=None):
        super().__init__(when, callback, args, loop, context)
        StableTimer.made += 1
        self.order = StableTimer.made

    def __lt__(self, other):
        return (self._when, self.order) < (other._when, other.order)

    def _run(self):
        self._loop.steps.timer(self)
        super()._run()


StableTimer.__name__ = StableTimer.__qualname__ = "TimerHandle"  # as reprs name it


class Steps:
    """Writes the steps of a run, one JSON object per line."""

    def __init__(self, path, clock):
        self.file = open(path, "w", encoding="utf-8") if path else None
        self.clock = clock
        self.created = 0

    def write(self, kind, **fields):
        if self.file is not None:
            record = {"t": self.clock.seconds(), "kind": kind, **fields}
            self.file.write(json.dumps(record, ensure_ascii=False) + "\n")
            self.file.flush()

    def timer(self, handle):
        if not handle._cancelled:
            name = getattr(handle._callback, "__qualname__", repr(handle._callback))
            self.write("timer_fired", when=handle._when, cb=name)

    def task_factory(self, loop, coro, **kwargs):
        return ObservedTask(coro, loop=loop, **kwargs)


class CreationOrderedSet(set):
    """A set that iterates over futures in the order of their creation.

    asyncio's own sets are ordered by addresses, which no two runs share.
    Coroutines, which do not know their birth, come as they were put in.
    """

    def __init__(self, items=()):
        items = list(items)
        super().__init__(items)
        self.arrivals = {id(item): n for n, item in enumerate(items)}

    def __iter__(self):
        return iter(sorted(super().__iter__(), key=self.place))

    def place(self, item):
        return getattr(item, "born", None) or self.arrivals.get(id(item), 0)


CreationOrderedSet.__name__ = CreationOrderedSet.__qualname__ = "set"  # as reprs name it


class ArrivalOrderedWeakSet(weakref.WeakKeyDictionary):
    """A weak set, for asynchronous generators, in the order of arrival."""

    def add(self, item):
        self[item] = None

    def discard(self, item):
        self.pop(item, None)


class CreationOrderedAsCompleted(asyncio.tasks._AsCompletedIterator):
    """as_completed, seeing what is done already in the order of creation."""

    def __init__(self, *args):
        super().__init__(*args)
        ready = asyncio.get_running_loop()._ready
        places = [n for n, handle in enumerate(ready) if handle._callback == self._handle_completion]
        handles = [ready[n] for n in places]
        handles.sort(key=lambda handle: getattr(handle._args[0], "born", 0))
        for n, handle in zip(places, handles):
            ready[n] = handle


births = itertools.count(1)


class LikeStock(type):
    """The class of the classes that stand for asyncio.Future and asyncio.Task,
    of which the C-accelerated futures that asyncio makes are instances, too."""

    def __instancecheck__(cls, instance):
        return super().__instancecheck__(instance) or isinstance(instance, cls.stock)


class ObservedFuture(asyncio.futures._PyFuture, metaclass=LikeStock):
    """CPython's pure-Python future, which knows when it was created and says
    what the C-accelerated one says."""

    stock = asyncio.Future

    def __init__(self, *args, **kwargs):
        self.born = next(births)
        super().__init__(*args, **kwargs)

    def result(self):
        if not self.done():
            raise asyncio.InvalidStateError("Result is not set.")
        return super().result()

    def set_result(self, result):
        self.expect_pending()
        super().set_result(result)

    def set_exception(self, exception):
        self.expect_pending()
        if not (isinstance(exception, BaseException)
                or isinstance(exception, type) and issubclass(exception, BaseException)):
            raise TypeError("invalid exception object")
        super().set_exception(exception)

    def expect_pending(self):
        if self.done() and not isinstance(self, ObservedTask):
            raise asyncio.InvalidStateError("invalid state")


class ObservedTask(ObservedFuture, asyncio.tasks._PyTask):
    """CPython's pure-Python task, telling when it is stepped."""

    stock = asyncio.Task

    def __init__(self, coro, *, loop=None, name=None, **kwargs):
        if not asyncio.iscoroutine(coro):
            raise TypeError(f"a coroutine was expected, got {coro!r}")
        loop = loop or asyncio.get_running_loop()
        self.steps = loop.steps
        self.steps.created += 1
        self.number = self.steps.created
        parent = asyncio.current_task(loop)
        # The name is known only once the base class has given it, but an eager
        # task steps before its constructor returns: take it from the counter.
        if name is None:
            name = f"Task-{asyncio.tasks._task_name_counter()}"
        self.steps.write(
            "task_created", task=str(name), id=self.number,
            coro=getattr(coro, "__qualname__", type(coro).__name__),
            parent=parent.get_name() if parent else None)
        super().__init__(coro, loop=loop, name=name, **kwargs)

    def _Task__step(self, exc=None):
        self.observe(lambda: super(ObservedTask, self)._Task__step(exc))

    def _Task__eager_start(self):
        self.observe(super()._Task__eager_start)

    def observe(self, step):
        who = {"task": self.get_name(), "id": self.number}
        self.steps.write("step_begin", **who)
        try:
            step()
        finally:
            why = self.outcome()
            self.steps.write("step_end", **who, why=why)
            if why != "suspended":
                self.steps.write("task_done", **who, why=why)

    def outcome(self):
        if not self.done():
            return "suspended"
        if self.cancelled():
            return "cancelled"
        return "raised" if self._exception is not None else "done"


# As reprs name them.
ObservedFuture.__name__ = ObservedFuture.__qualname__ = "Future"
ObservedTask.__name__ = ObservedTask.__qualname__ = "Task"
asyncio.tasks._PyTask._Task__wakeup.__qualname__ = "Task.task_wakeup"


class VirtualLoop(asyncio.SelectorEventLoop):
    """A loop whose clock jumps instead of waiting."""

    def __init__(self, clock, steps):
        super().__init__()
        self.clock = clock
        self.steps = steps
        self._clock_resolution = 0.5e-9
        self._selector = NoWaitSelector(self._selector, self)
        self._asyncgens = ArrivalOrderedWeakSet()
        self.set_task_factory(steps.task_factory)

    def time(self):
        return self.clock.seconds()

    def create_future(self):
        return ObservedFuture(loop=self)

    def call_at(self, when, callback, *args, context=None):
        if when is None:
            raise TypeError("when cannot be None")
        self._check_closed()
        timer = StableTimer(round(when * 1e9) / 1e9, callback, args, self, context)
        heapq.heappush(self._scheduled, timer)
        timer._scheduled = True
        return timer


class NoWaitSelector:
    """The loop's selector, but for the waiting."""

    def __init__(self, selector, loop):
        self.selector = selector
        self.loop = loop

    def __getattr__(self, name):
        return getattr(self.selector, name)

    def select(self, timeout=None):
        events = self.selector.select(0)
        if events or timeout == 0:
            return events
        if timeout is None:
            hang(self.loop)
        self.loop.clock.jump_to(self.loop._scheduled[0]._when)
        return events


def observe_asyncio(clock, steps):
    """Make asyncio use the virtual loop and its pure-Python half throughout."""
    asyncio.new_event_loop = asyncio.events.new_event_loop = lambda: VirtualLoop(clock, steps)
    for name in dir(asyncio.tasks):
        if name.startswith("_py_"):
            replace(name.removeprefix("_py_"), getattr(asyncio.tasks, name))
    replace("Future", ObservedFuture)
    replace("Task", ObservedTask)
    replace("eager_task_factory", asyncio.create_eager_task_factory(ObservedTask))
    any_order = asyncio.tasks.all_tasks
    replace("all_tasks", lambda loop=None: CreationOrderedSet(any_order(loop)))
    asyncio.tasks._AsCompletedIterator = CreationOrderedAsCompleted
    asyncio.tasks.set = asyncio.taskgroups.set = CreationOrderedSet


def replace(name, value):
    """Put a value in the place of an attribute of asyncio, wherever it is found."""
    for module in (asyncio, asyncio.tasks, asyncio.futures):
        if hasattr(module, name):
            setattr(module, name, value)


def hang(loop):
    names = ", ".join(sorted(task.get_name() for task in asyncio.all_tasks(loop)))
    sys.stdout.flush()
    print(f"deadlock at t={loop.time():g}: nothing can wake {names or 'the loop'}", file=sys.stderr, flush=True)
    os._exit(HANGS)


def run(program, args=(), steps_path=None):
    """Execute a program as python3 would, on a virtual clock."""
    clock = Clock()
    steps = Steps(steps_path, clock)
    clock.install()
    observe_asyncio(clock, steps)
    random.seed(0)
    sys.argv = [program, *args]
    sys.path[0] = os.path.dirname(os.path.abspath(program))
    sys.excepthook = show_own_frames
    execute(program)


def execute(program):
    """Execute a program as __main__, under its plain name, so that a traceback
    is the same whatever the folder."""
    name = os.path.basename(program)
    with open(program, encoding="utf-8", newline="") as file:
        source = file.read()
    linecache.cache[name] = len(source), None, source.splitlines(True), name
    module = types.ModuleType("__main__")
    module.__file__ = name
    module.__builtins__ = builtins
    sys.modules["__main__"] = module
    exec(compile(source, name, "exec", dont_inherit=True), module.__dict__)


def show_own_frames(kind, value, trace):
    """Print an uncaught exception without the oracle's frames above it."""
    while trace is not None and trace.tb_frame.f_code.co_filename == __file__:
        trace = trace.tb_next
    sys.__excepthook__(kind, value.with_traceback(trace), trace)


def serve():
    """Run the programs that stdin names, each in a child of its own.

    A request is a line of JSON: {"program", "steps", "stdout", "stderr"}, all
    absolute paths; the program runs in stdout's folder. The answer is a line
    with the exit status, 128 + n for signal n.
    """
    for line in sys.stdin:
        request = json.loads(line)
        child = os.fork()
        if child == 0:
            signal.alarm(TIME_LIMIT)
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))
            redirect(0, os.devnull, os.O_RDONLY)
            redirect(1, request["stdout"], os.O_WRONLY)
            redirect(2, request["stderr"], os.O_WRONLY)
            sys.stdin = open(0, closefd=False)
            os.chdir(os.path.dirname(request["stdout"]))
            return run(request["program"], steps_path=request["steps"])
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        print(status if status >= 0 else 128 - status, flush=True)


def redirect(number, path, flags):
    """Make a file what a file descriptor of this process stands for."""
    opened = os.open(path, flags)
    os.dup2(opened, number)
    os.close(opened)


def main(argv):
    if argv == ["--serve"]:
        return serve()
    steps_path = None
    if argv[:1] == ["--steps"]:
        steps_path, argv = argv[1], argv[2:]
    if not argv:
        sys.exit(__doc__)
    run(argv[0], argv[1:], steps_path)


if __name__ == "__main__":
    main(sys.argv[1:])
