# The life of a server: start_serving, serve_forever, close, wait_closed, with clients connected.
import asyncio


async def handle(reader, writer):
    try:
        while data := await reader.read(100):
            writer.write(data)
        print("client left")
    finally:
        writer.close()


async def main():
    server = await asyncio.start_server(handle, "127.0.0.1", 0, start_serving=False)
    print(server.is_serving(), len(server.sockets))
    await server.start_serving()
    print(server.is_serving())
    address = server.sockets[0].getsockname()
    forever = asyncio.create_task(server.serve_forever())
    await asyncio.sleep(0.01)
    try:
        await server.serve_forever()
    except RuntimeError as exc:
        print(str(exc).startswith("server <Server sockets=("), str(exc).endswith("is already being awaited on serve_forever()"))
    reader, writer = await asyncio.open_connection(*address)
    writer.write(b"ping")
    print(await reader.read(100))
    server.close()
    print(server.is_serving(), server.sockets)
    waiting = asyncio.create_task(server.wait_closed())
    await asyncio.sleep(0.05)
    print("wait_closed waits for the client:", not waiting.done())
    writer.write(b"still here")
    print(await reader.read(100))
    writer.close()
    await writer.wait_closed()
    await waiting
    print("closed")
    results = await asyncio.gather(forever, return_exceptions=True)
    print([type(r).__name__ for r in results])
    try:
        await server.serve_forever()
    except RuntimeError as exc:
        print(exc)
    try:
        await asyncio.open_connection(*address)
    except ConnectionRefusedError as exc:
        print(type(exc).__name__, exc.errno, str(exc).split("(")[0])


asyncio.run(main())
