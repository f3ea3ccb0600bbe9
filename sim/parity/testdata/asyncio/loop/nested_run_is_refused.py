import asyncio


async def f():
    return 1


async def main():
    loop = asyncio.get_running_loop()
    c = f()
    try:
        loop.run_until_complete(c)
    except RuntimeError as e:
        print(e)
    other = asyncio.new_event_loop()
    try:
        other.run_until_complete(c)
    except RuntimeError as e:
        print(e)
    other.close()
    c.close()
    try:
        loop.run_forever()
    except RuntimeError as e:
        print(e)
    try:
        loop.close()
    except RuntimeError as e:
        print(e)


asyncio.run(main())
