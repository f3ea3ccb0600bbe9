import asyncio
import time


async def main():
    loop = asyncio.get_running_loop()
    for when in (3, 1, 2, 5):
        loop.call_later(when, lambda w=when: print(w, "at", loop.time()))
    time.sleep(4)
    await asyncio.sleep(2)


asyncio.run(main())
