import asyncio


async def stubborn():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        return "kept"


async def main():
    try:
        print("result", await asyncio.wait_for(stubborn(), 1))
    except TimeoutError:
        print("timeout")
    print(asyncio.current_task().cancelling())


asyncio.run(main())
