# Closing from either side, writing to a closed connection, abort.
import asyncio


async def pair():
    """Both ends of a connection."""
    arrived = asyncio.get_running_loop().create_future()
    server = await asyncio.start_server(lambda r, w: arrived.set_result((r, w)), "127.0.0.1", 0)
    near = await asyncio.open_connection(*server.sockets[0].getsockname())
    far = await arrived
    server.close()
    return *near, *far


async def main():
    r1, w1, r2, w2 = await pair()
    w1.write(b"last words")
    w1.close()
    print("closing", w1.is_closing(), w2.is_closing())
    await w1.wait_closed()
    print(await r2.read(), r2.at_eof())
    w2.close()
    await w2.wait_closed()
    try:
        await w1.drain()
    except ConnectionResetError as exc:
        print("drain after close:", exc)
    w1.write(b"into the void")
    print("writing to a closed transport says nothing")

    r1, w1, r2, w2 = await pair()
    w1.transport.abort()
    try:
        print(await r2.read())
    except ConnectionResetError as exc:
        print("aborted:", exc.errno)
    w2.close()

    r1, w1, r2, w2 = await pair()
    w1.write_eof()
    print("half closed:", await r2.read())
    w2.write(b"the other half works")
    w2.close()
    print(await r1.read())
    w1.close()
    await w1.wait_closed()

    r1, w1, r2, w2 = await pair()
    reading = asyncio.create_task(r1.read(10))
    await asyncio.sleep(0.01)
    w1.close()
    print("read while closing:", await reading)
    w2.close()


asyncio.run(main())
