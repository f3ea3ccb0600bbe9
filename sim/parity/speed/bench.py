"""Time programs under CPython: python3.14 bench.py ROUNDS FILE...

Prints the seconds of each round of each file, a line a file. Only the run is
timed, not start-up and compilation. Time jumps in asyncio's loops, as it does
in the simulator, but nothing else about them is changed: tasks and futures are
the C-accelerated ones.
"""

import asyncio
import sys
import time


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


def main(rounds, *paths):
    for path in paths:
        print(*(seconds(path) for _ in range(int(rounds))))


main(*sys.argv[1:])
