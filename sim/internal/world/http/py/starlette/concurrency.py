"""Functions that block, in threads.

There are 40 threads for them, as AnyIO has it."""

import asyncio
import contextvars
import functools
from concurrent.futures import ThreadPoolExecutor

_pools = {}


async def run_in_threadpool(func, *args, **kwargs):
    """Call a function in a thread and await its result."""
    loop = asyncio.get_running_loop()
    if loop not in _pools:
        _pools.clear()  # those of loops that have ended
        _pools[loop] = ThreadPoolExecutor(40, 'AnyIO worker thread')
    call = functools.partial(contextvars.copy_context().run, func, *args, **kwargs)
    return await loop.run_in_executor(_pools[loop], call)


async def iterate_in_threadpool(iterator):
    """Give what an iterator gives, each item from a thread."""
    iterator, end = iter(iterator), object()
    while (item := await run_in_threadpool(next, iterator, end)) is not end:
        yield item
