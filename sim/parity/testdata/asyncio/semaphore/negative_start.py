import asyncio

try:
    asyncio.Semaphore(-1)
except ValueError as e:
    print(e)
try:
    asyncio.BoundedSemaphore(-2)
except ValueError as e:
    print(e)
