"""Records what asyncio does in a program that runs under a real Python.

asyncio itself stays as it is, C-accelerated tasks included, and is watched from
its seams (watch.py). The classes of futures, tasks and timers give way to
subclasses that tell what is done to them; a loop's ready queue tells what joins
it; Handle._run tells what runs, and so when each task is stepped; and locks,
queues and their kin tell of changes to the attributes in which they keep their
state (resources.py). What is told becomes an event (trace.py), with the place in
the program that brought it about (places.py).

In virtual time (virtual.py) the program sees a clock that jumps: machine.py has
that clock, and the threads that take turns on it; threads.py gives them to the
program under the names of threading and concurrent.futures.

Start reading in recorder.py, beside this package.
"""
