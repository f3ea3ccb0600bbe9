# Cancelling and timing out whoever waits for the network.
import asyncio


async def silent(reader, writer):
    await reader.read()
    writer.close()


async def main():
    server = await asyncio.start_server(silent, "127.0.0.1", 0)
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    try:
        await asyncio.wait_for(reader.readline(), 0.05)
    except TimeoutError as exc:
        print("timed out", repr(exc))
    task = asyncio.create_task(reader.readexactly(5))
    await asyncio.sleep(0.01)
    task.cancel("enough")
    try:
        await task
    except asyncio.CancelledError as exc:
        print("cancelled", exc)
    both = await asyncio.gather(reader.read(1), reader.read(1), asyncio.sleep(0.02, "slept"), leave(writer), return_exceptions=True)
    print(both)
    server.close()
    await server.wait_closed()


async def leave(writer):
    await asyncio.sleep(0.05)
    writer.write_eof()


asyncio.run(main())
