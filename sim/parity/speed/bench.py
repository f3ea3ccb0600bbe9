"""Time programs under CPython: python3.14 bench.py ROUNDS TRACE FILE...

Prints the seconds of each round of each file, a line a file. Only the run is
timed, not start-up and compilation. Time jumps in asyncio's loops, as it does
in the simulator, but nothing else about them is changed: tasks and futures are
the C-accelerated ones. Unless TRACE is -, every step of every task is written
to that file as an event at its beginning and one at its end: the least that a
tracer written in Python does.
"""

import asyncio
import collections.abc
import sys
import time

trace = None


class TracedCoroutine(collections.abc.Coroutine):
    def __init__(self, coro, loop):
        self.coro = coro
        self.loop = loop
        self.name = coro.__qualname__

    def event(self, kind):
        trace.write(f'{{"t": {self.loop.now}, "kind": "{kind}", "coro": "{self.name}", "id": {id(self)}}}\n')

    def send(self, value):
        self.event("step_begin")
        try:
            return self.coro.send(value)
        finally:
            self.event("step_end")

    def throw(self, *exc):
        self.event("step_begin")
        try:
            return self.coro.throw(*exc)
        finally:
            self.event("step_end")

    def close(self):
        self.coro.close()

    def __await__(self):
        return self.coro.__await__()


def traced_task(loop, coro, **options):
    return asyncio.Task(TracedCoroutine(coro, loop), loop=loop, **options)


class JumpingLoop(asyncio.SelectorEventLoop):
    def __init__(self):
        super().__init__()
        self.now = 0.0
        select = self._selector.select

        def jump(timeout=None):
            if timeout:
                self.now += timeout
            return select(0)

        self._selector.select = jump
        if trace is not None:
            self.set_task_factory(traced_task)

    def time(self):
        return self.now


asyncio.new_event_loop = asyncio.events.new_event_loop = JumpingLoop


def seconds(path):
    with open(path, encoding="utf-8") as file:
        code = compile(file.read(), path, "exec")
    names = {"__name__": "__main__"}
    start = time.perf_counter()
    exec(code, names)
    return time.perf_counter() - start


def main(rounds, trace_file, *paths):
    global trace
    if trace_file != "-":
        trace = open(trace_file, "w", encoding="utf-8")
    for path in paths:
        print(*(seconds(path) for _ in range(int(rounds))))


main(*sys.argv[1:])
