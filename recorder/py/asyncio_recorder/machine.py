"""A machine on which computing takes no time: its clock, and its threads.

The clock counts whole nanoseconds, so that 0.1 + 0.2 and 0.3 are one instant. It
moves only when every thread is blocked, and then to what comes next. What comes
at one instant happens in the order in which it was scheduled, but the end of a
wait after all else: a loop sees what came from outside before its own timers.

Of the threads exactly one runs at a time. The main thread is the one that lets
time pass; another one runs from where it is started or woken until it blocks,
and so gives control back. No run depends on how a system schedules them.
"""

import _thread
import collections
import heapq
import itertools

from .places import calling_place
from .trace import FOREVER, here, nanoseconds

EPOCH = 1767225600  # 2026-01-01T00:00:00Z, when virtual time begins


class Strand:
    """A thread, as the machine sees it."""

    def __init__(self):
        self.go, self.back = taken_lock(), taken_lock()
        self.blocked = False  # gave control back
        self.asleep = False  # blocked in sleep, which wake does not end
        self.woken = False  # and has not noticed yet
        self.ended = False
        self.joining = []  # strands that wait for its end

    def start(self, body):
        """Run body as a new thread, at once, until it blocks or ends."""
        _thread.start_new_thread(self.live, (body,))
        self.run()

    def live(self, body):
        self.go.acquire()
        try:
            body()
        finally:
            self.ended = True
            for strand in self.joining:
                strand.wake()
            self.back.release()

    def run(self):
        """Hand control to this strand until it blocks or ends."""
        outer, machine.current = machine.current, self
        self.go.release()
        self.back.acquire()
        machine.current = outer

    def go_on(self):
        if self.blocked and not self.ended:
            self.blocked = False
            self.run()

    def wake(self):
        """End this strand's present wait, or its next one."""
        if self.woken:
            return
        self.woken = True
        if self.blocked and not self.asleep:
            machine.schedule(machine.now, self.go_on)

    def wait(self, deadline=FOREVER):
        """Block, as the running strand, until woken or the deadline comes."""
        if not self.woken:
            if self is machine.main:
                machine.let_happen(lambda: self.woken, deadline)
            else:
                self.park(deadline, late=True)
        self.woken = False

    def park(self, deadline, late):
        self.blocked = True
        alarm = machine.schedule(deadline, self.go_on, late)
        self.back.release()
        self.go.acquire()
        alarm.action = None

    def sleep(self, duration):
        """Block, whatever wakes this strand."""
        end = machine.now + duration
        if self is machine.main:
            over = []
            machine.schedule(end, lambda: over.append(True))
            machine.let_happen(lambda: over, FOREVER)
            return
        self.asleep = True
        self.park(end, late=False)
        self.asleep = False

    def join(self, deadline=FOREVER):
        """Block the running strand until this one has ended."""
        me = machine.current
        self.joining.append(me)
        while not self.ended and machine.now < deadline:
            me.wait(deadline)
        self.joining.remove(me)


def taken_lock():
    lock = _thread.allocate_lock()
    lock.acquire()
    return lock


class Happening:
    """Something that will happen at a moment."""

    def __init__(self, when, late, order, action):
        self.when, self.late, self.order, self.action = when, late, order, action

    def __lt__(self, other):
        return (self.when, self.late, self.order) < (other.when, other.late, other.order)


class Machine:
    """The clock, and what will happen."""

    virtual = True

    def __init__(self):
        self.now = 0
        self.pending = []  # a heap of happenings
        self.orders = itertools.count(1)
        self.scheduled = 0  # the order of the last happening
        self.idle = collections.deque()  # what waits for the main thread to be idle
        self.main = self.current = Strand()
        self.jumped = lambda since: None  # is told when the clock has moved
        self.stuck = lambda: None  # is asked when nothing can ever happen

    def ns(self):
        return self.now

    def seconds(self):
        return self.now / 1e9

    def deadline(self, when):
        """The time `when`, in seconds, as nanoseconds."""
        return nanoseconds(when)

    def after(self, timeout):
        """When a wait of so many seconds ends; None and less than 0 are for ever."""
        return FOREVER if timeout is None or timeout < 0 else self.now + nanoseconds(timeout)

    def sleep(self, seconds):
        """Take the place of time.sleep."""
        if seconds < 0:
            raise ValueError("sleep length must be non-negative")
        here.blocker = f"time.sleep({seconds:g})", calling_place()
        self.current.sleep(nanoseconds(seconds))

    def schedule(self, when, action, late=False):
        self.scheduled = next(self.orders)
        happening = Happening(max(when, self.now), late, self.scheduled, action)
        if when != FOREVER:
            heapq.heappush(self.pending, happening)
        return happening

    def when_idle(self, action):
        """Have something done as soon as the main thread has nothing to do."""
        self.idle.append(action)

    def next(self):
        while self.pending and self.pending[0].action is None:
            heapq.heappop(self.pending)
        return self.pending[0] if self.pending else None

    def let_happen(self, enough, deadline):
        """Let things happen, in the main thread, until it is enough."""
        while not enough():
            if self.idle:
                self.idle.popleft()()
                continue
            first = self.next()
            if first is None and deadline == FOREVER:
                self.stuck()
            if first is None or first.when > deadline:
                return self.jump(deadline)
            self.happen(first)

    def happen(self, first):
        heapq.heappop(self.pending)
        self.jump(first.when)
        action, first.action = first.action, None
        action()

    def run_due(self):
        """Let all happen that is due, and what that brings about at the same
        instant. Threads that only let others pass get one turn."""
        last = self.scheduled
        while first := self.next():
            if first.when > self.now or first.late and first.order > last:
                return
            self.happen(first)

    def run_woken(self, last):
        """Let those go on who were woken after the happening `last`."""
        for happening in sorted(self.pending):
            if happening.order > last and happening.when == self.now and happening.action and not happening.late:
                action, happening.action = happening.action, None
                action()

    def jump(self, to):
        since, self.now = self.now, max(self.now, to)
        if self.now > since:
            self.jumped(since)


machine = Machine()
