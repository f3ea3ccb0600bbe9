"""What module threading has that can be said in Python itself; the rest is
module _thread, written in Go."""

from collections import namedtuple

from _thread import (
    TIMEOUT_MAX,
    BoundedSemaphore,
    Condition,
    Event,
    Lock,
    RLock,
    Semaphore,
    Thread,
    ThreadError,
    active_count,
    current_thread,
    enumerate,
    excepthook,
    get_ident,
    get_native_id,
    gettrace,
    local,
    main_thread,
    settrace,
    stack_size,
)

__excepthook__ = excepthook
getprofile, setprofile = gettrace, settrace

ExceptHookArgs = namedtuple("ExceptHookArgs", "exc_type exc_value exc_traceback thread")


def currentThread():
    return current_thread()


def activeCount():
    return active_count()


class Timer(Thread):
    """A thread that waits before it calls a function, and can be cancelled meanwhile."""

    def __init__(self, interval, function, args=None, kwargs=None):
        super().__init__()
        self.interval = interval
        self.function = function
        self.args = [] if args is None else args
        self.kwargs = {} if kwargs is None else kwargs
        self.finished = Event()

    def cancel(self):
        self.finished.set()

    def run(self):
        if not self.finished.wait(self.interval):
            self.function(*self.args, **self.kwargs)
            self.finished.set()


class BrokenBarrierError(RuntimeError):
    pass


class _Round:
    """One filling of a barrier."""

    def __init__(self):
        self.arrived = 0
        self.open = False
        self.broken = False

    def over(self):
        return self.open or self.broken


class Barrier:
    """A point at which so many threads wait for one another, round after round."""

    def __init__(self, parties, action=None, timeout=None):
        if parties < 1:
            raise ValueError("parties must be >= 1")
        self._parties = parties
        self._action = action
        self._timeout = timeout
        self._changed = Condition(Lock())
        self._round = _Round()

    def __repr__(self):
        state = "broken" if self.broken else f"waiters={self.n_waiting}/{self._parties}"
        return f"<threading.Barrier at {id(self):#x}: {state}>"

    def wait(self, timeout=None):
        with self._changed:
            here = self._round
            if here.broken:
                raise BrokenBarrierError
            index = here.arrived
            here.arrived += 1
            if here.arrived == self._parties:
                self._open(here)
                return index
            limit = self._timeout if timeout is None else timeout
            if not self._changed.wait_for(here.over, limit):
                self._break(here)
            if here.broken:
                raise BrokenBarrierError
            return index

    def _open(self, here):
        """The last one has come: all may go, and the next round begins."""
        try:
            if self._action:
                self._action()
        except BaseException:
            self._break(here)
            raise
        here.open = True
        self._round = _Round()
        self._changed.notify_all()

    def _break(self, here):
        here.broken = True
        self._changed.notify_all()

    def abort(self):
        with self._changed:
            self._break(self._round)

    def reset(self):
        with self._changed:
            self._break(self._round)
            self._round = _Round()

    @property
    def parties(self):
        return self._parties

    @property
    def n_waiting(self):
        return 0 if self.broken else self._round.arrived

    @property
    def broken(self):
        return self._round.broken
