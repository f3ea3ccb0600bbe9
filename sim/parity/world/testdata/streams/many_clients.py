# A chat room: what one says reaches all others.
import asyncio

members = {}


async def member(reader, writer):
    name = (await reader.readline()).decode().strip()
    members[name] = writer
    joined.release()
    async for line in reader:
        for other, w in members.items():
            if other != name:
                w.write(f"{name}: ".encode() + line)
                await w.drain()
    del members[name]
    writer.close()
    await writer.wait_closed()


async def client(name, port, says):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(name.encode() + b"\n")
    await everyone.wait()
    if says:
        writer.write(says + b"\n")
    heard = []
    try:
        async with asyncio.timeout(0.3):
            while line := await reader.readline():
                heard.append(line.decode().strip())
    except TimeoutError:
        pass
    writer.close()
    await writer.wait_closed()
    return name, sorted(heard)


async def main():
    global joined, everyone
    joined, everyone = asyncio.Semaphore(0), asyncio.Event()
    server = await asyncio.start_server(member, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    clients = [asyncio.create_task(client(f"c{i}", port, b"hello" if i % 2 else b"")) for i in range(5)]
    for _ in clients:
        await joined.acquire()
    everyone.set()
    for result in await asyncio.gather(*clients):
        print(*result)
    server.close()
    await server.wait_closed()
    print(members)


asyncio.run(main())
