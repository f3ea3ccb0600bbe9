"""multiprocessing: functions that run in other processes, and what they talk through.

A process computes on a processor of its own and has a lane of its own, but its
memory is the program's: globals are shared. What a process is given, what goes
through queues and pipes, and what comes back from a pool is copied, as outside,
where it is pickled.
"""

from _http.missing import absent
from multiprocessing import context, process
from multiprocessing.context import AuthenticationError, BufferTooShort, ProcessError, TimeoutError
from multiprocessing.process import active_children, current_process, parent_process

Process = context.Process
_default = context.default
get_context, set_start_method = _default.get_context, _default.set_start_method
get_start_method, get_all_start_methods = _default.get_start_method, _default.get_all_start_methods
cpu_count, freeze_support = _default.cpu_count, _default.freeze_support
Lock, RLock, Semaphore, BoundedSemaphore = _default.Lock, _default.RLock, _default.Semaphore, _default.BoundedSemaphore
Condition, Event, Barrier = _default.Condition, _default.Event, _default.Barrier
Queue, JoinableQueue, SimpleQueue, Pipe = _default.Queue, _default.JoinableQueue, _default.SimpleQueue, _default.Pipe
Value, Array, RawValue, RawArray = _default.Value, _default.Array, _default.RawValue, _default.RawArray
Pool = _default.Pool

__getattr__ = absent('multiprocessing')
