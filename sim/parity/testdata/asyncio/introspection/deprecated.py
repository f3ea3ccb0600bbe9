# Names of asyncio that warn in 3.14.
import asyncio
import warnings


async def coroutine():
    pass


with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('always')
    print(asyncio.iscoroutinefunction(coroutine))
    asyncio.get_event_loop_policy()
    asyncio.set_event_loop_policy(None)
    asyncio.DefaultEventLoopPolicy
for warning in caught:
    print(warning.category.__name__, warning.message)
