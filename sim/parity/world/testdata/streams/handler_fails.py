# What becomes of a connection whose handler raises, is cancelled or is no coroutine.
import asyncio


async def fails(reader, writer):
    await reader.readline()
    raise RuntimeError("the handler is broken")


async def never_ends(reader, writer):
    try:
        await asyncio.sleep(1000)
    except asyncio.CancelledError:
        print("handler cancelled")
        raise


def plain(reader, writer):
    writer.write(b"from a plain function\n")
    writer.close()


def report(loop, context):
    print(context["message"], "|", repr(context["exception"]), "|", type(context["transport"]).__name__)


async def talk(handler):
    server = await asyncio.start_server(handler, "127.0.0.1", 0)
    async with server:
        reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
        writer.write(b"hi\n")
        try:
            async with asyncio.timeout(0.2):
                print("answer", await reader.read())
        except TimeoutError:
            print("no answer")
            for task in asyncio.all_tasks():
                if task is not asyncio.current_task():
                    print("pending", task.get_coro().__qualname__)
                    task.cancel()
            print("answer", await reader.read())
        writer.close()
        await writer.wait_closed()


async def main():
    asyncio.get_running_loop().set_exception_handler(report)
    for handler in fails, never_ends, plain:
        print(handler.__name__)
        await talk(handler)


asyncio.run(main())
