import asyncio
import math


async def main():
    for delay in (math.nan, "1", None):
        try:
            await asyncio.sleep(delay)
        except (TypeError, ValueError) as e:
            print(type(e).__name__, e)


asyncio.run(main())
