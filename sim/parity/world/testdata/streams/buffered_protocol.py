# A protocol with a buffer of its own, and one that is exchanged on the way.
import asyncio


class Buffered(asyncio.BufferedProtocol):
    def __init__(self, over):
        self.buffer = bytearray(4)
        self.parts = []
        self.over = over

    def get_buffer(self, sizehint):
        return self.buffer

    def buffer_updated(self, nbytes):
        self.parts.append(bytes(self.buffer[:nbytes]))

    def eof_received(self):
        print("eof")

    def connection_lost(self, exc):
        self.over.set_result(self.parts)


class Upper(asyncio.Protocol):
    def __init__(self, transport):
        self.transport = transport

    def data_received(self, data):
        self.transport.write(data.upper())


class Switching(asyncio.Protocol):
    def connection_made(self, transport):
        self.transport = transport

    def data_received(self, data):
        self.transport.write(b"switching ")
        self.transport.set_protocol(Upper(self.transport))


async def main():
    loop = asyncio.get_running_loop()
    server = await asyncio.start_server(lambda r, w: (w.write(b"0123456789"), w.close()), "127.0.0.1", 0)
    over = loop.create_future()
    await loop.create_connection(lambda: Buffered(over), *server.sockets[0].getsockname())
    print(b"".join(await over), len(await over) >= 3)
    server.close()

    server = await loop.create_server(Switching, "127.0.0.1", 0)
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    writer.write(b"go")
    print(await reader.readuntil(b" "))
    writer.write(b"now in capitals")
    print(await reader.readexactly(15))
    writer.close()
    await writer.wait_closed()
    server.close()
    server.close_clients()
    await server.wait_closed()


asyncio.run(main())
