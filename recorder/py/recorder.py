"""Run a Python program and record what asyncio does in it.

    python3 recorder.py [--virtual] TRACE PROGRAM [ARG...]
    python3 recorder.py --serve

PROGRAM runs as python3 PROGRAM would run it: its output, its input and its exit
status are its own. TRACE becomes one JSON object a line, a header and then the
events of the playground's schema, each written out at once, so that the file is
valid whatever becomes of the program.

--virtual gives the program a clock that jumps: when nothing is ready it moves
to the earliest deadline, and computing takes no time. Such a run is exact and
repeatable. Timers of one instant fire in the order in which they were set, and
threads take turns.

--serve runs one program after the other in virtual time, each in a forked
child, which saves starting the interpreter for each: see serve.

How the recording is done: asyncio_recorder/__init__.py.
"""

import atexit
import gc
import json
import os
import random
import sys
import types

from asyncio_recorder.output import show_exception, watch_output, watch_warnings
from asyncio_recorder.trace import trace
from asyncio_recorder.watch import watch_asyncio

MEMORY_LIMIT = 4 << 30  # bytes for a program of --serve


def prepare(virtual):
    """Put what records into the places of what does not."""
    if virtual:
        from asyncio_recorder import virtual
        virtual.install()
    watch_asyncio()
    watch_warnings()
    sys.excepthook = show_exception


def run(trace_path, program, args):
    path = os.path.join(os.getcwd(), program)
    trace.open(trace_path, program)
    if trace.clock.virtual:
        random.seed(0)  # here, since a forked child has another seed
    watch_output()
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


def serve():
    """Run the programs that stdin names, each in a child of its own.

    A request is a line of JSON: the paths "program", "trace", "stdin", "stdout",
    "stderr" and "dir", to run in, the list "args", and "seconds", after which the
    program is ended. The answer is a line with the exit status, 128 + n for
    signal n.
    """
    gc.collect()
    gc.freeze()  # or else every child would look through all that it inherits
    for line in sys.stdin:
        request = json.loads(line)
        child = os.fork()
        if child == 0:
            confine(request)
            return run(request["trace"], request["program"], request["args"])
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        print(status if status >= 0 else 128 - status, flush=True)


def confine(request):
    """Make a forked child the process of the requested program."""
    import resource  # which Windows lacks, as it does fork
    import signal
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))
    signal.alarm(request["seconds"])
    redirect(0, request["stdin"], os.O_RDONLY)
    redirect(1, request["stdout"], os.O_WRONLY)
    redirect(2, request["stderr"], os.O_WRONLY)
    sys.stdin = open(0, closefd=False)
    os.chdir(request["dir"])


def redirect(number, path, flags):
    """Make a file what a file descriptor of this process stands for."""
    opened = os.open(path, flags)
    os.dup2(opened, number)
    os.close(opened)


def main(argv):
    if argv == ["--serve"]:
        prepare(virtual=True)
        return serve()
    virtual = argv[:1] == ["--virtual"]
    if virtual:
        argv = argv[1:]
    if len(argv) < 2:
        sys.exit(__doc__)
    prepare(virtual)
    run(argv[0], argv[1], argv[2:])


if __name__ == "__main__":
    main(sys.argv[1:])
