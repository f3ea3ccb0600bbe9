import asyncio
import sys


async def leaf():
    await asyncio.sleep(1)


async def main():
    t = asyncio.create_task(leaf(), name="leafy")
    await asyncio.sleep(0)
    t.print_stack(file=sys.stdout)
    await t


asyncio.run(main())
