import asyncio


async def main():
    return asyncio.get_running_loop().get_debug()


def factory():
    print("factory")
    return asyncio.new_event_loop()


print(asyncio.run(main(), debug=True), asyncio.run(main(), debug=False), asyncio.run(main(), loop_factory=factory))
