# An echo server with two clients: names of tasks, order, half-close, a refused connection.
import asyncio

async def handle(reader, writer):
    print("task", asyncio.current_task().get_name())
    while line := await reader.readline():
        print("server got", line)
        writer.write(line.upper())
        await writer.drain()
    print("server eof", writer.get_extra_info("peername")[0])
    writer.close()
    await writer.wait_closed()

async def client(n):
    r, w = await asyncio.open_connection("127.0.0.1", 8888)
    for i in range(2):
        w.write(f"hello {n} {i}\n".encode())
        print(n, "->", await r.readline())
        await asyncio.sleep(0.1)
    w.write_eof()
    print(n, "rest", await r.read())
    w.close()
    await w.wait_closed()

async def main():
    server = await asyncio.start_server(handle, "127.0.0.1", 8888)
    print(server.sockets[0].getsockname())
    async with server:
        await asyncio.gather(client(1), client(2))
    print(server)
    try:
        await asyncio.open_connection("127.0.0.1", 9)
    except OSError as e:
        print(repr(e))
asyncio.run(main())
