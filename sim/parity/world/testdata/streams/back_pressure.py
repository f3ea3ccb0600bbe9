# A reader that does not read makes drain() wait; the marks decide when.
import asyncio

SIZE = 32 * 1024 * 1024


async def handle(reader, writer):
    writer.transport.set_write_buffer_limits(high=100, low=10)
    print("limits", writer.transport.get_write_buffer_limits())
    sent = 0
    block = b"x" * (1024 * 1024)
    while sent < SIZE:
        writer.write(block)
        sent += len(block)
        try:
            async with asyncio.timeout(0.2):
                await writer.drain()
        except TimeoutError:
            print("drain waits; something is left in the buffer:", writer.transport.get_write_buffer_size() > 100)
            go_on.set()
            await writer.drain()
            print("drained")
            break
    print("left", writer.transport.get_write_buffer_size() <= 10)
    writer.close()


async def main():
    global go_on
    go_on = asyncio.Event()
    server = await asyncio.start_server(handle, "127.0.0.1", 0)
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname(), limit=1000)
    await go_on.wait()
    total = 0
    while data := await reader.read(100_000):
        total += len(data)
    print("received all", total % (1024 * 1024) == 0 and total > 0)
    writer.close()
    await writer.wait_closed()
    server.close()
    for bad in dict(high=5, low=6), dict(low=-1):
        try:
            writer.transport.set_write_buffer_limits(**bad)
        except ValueError as exc:
            print(exc)


asyncio.run(main())
