"""The trace, and what is going on where something happens."""

import collections
import json
import os
import sys
import threading
import time

from .places import calling_place

SCHEMA = 1
SECOND = 10**9
FOREVER = 2**63 - 1


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


def nanoseconds(seconds):
    return min(round(min(seconds, 9e9) * SECOND), FOREVER)


class Trace:
    """Writes events, from any thread."""

    def __init__(self):
        self.clock = RealClock()
        self.file = None
        self.lock = threading.RLock()
        self.waiting = collections.deque()  # events not yet written
        self.writing = False
        self.seq = 0
        self.numbers = collections.Counter()
        self.turns = 0

    def open(self, path, program):
        self.file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_APPEND, 0o666)
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
        ns = self.clock.ns()
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
    outside = False  # whether call_soon_threadsafe is at work
    blocker = "", ()  # the last call that let virtual time pass, and its place
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


trace = Trace()
here = Here()
