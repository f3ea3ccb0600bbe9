# Transports and protocols, the layer below streams.
import asyncio


class Server(asyncio.Protocol):
    def connection_made(self, transport):
        self.transport = transport
        print("server: made", type(transport).__name__, transport.is_closing())

    def data_received(self, data):
        print("server: data", data)
        self.transport.write(b"echo " + data)

    def eof_received(self):
        print("server: eof")
        self.transport.write(b" and good bye")
        return False

    def connection_lost(self, exc):
        print("server: lost", exc)


class Client(asyncio.Protocol):
    def __init__(self, over):
        self.over = over
        self.received = b""

    def connection_made(self, transport):
        print("client: made")
        transport.write(b"hello")
        print("client: can write eof", transport.can_write_eof())
        transport.write_eof()
        try:
            transport.write(b"more")
        except RuntimeError as exc:
            print("client:", exc)

    def data_received(self, data):
        self.received += data

    def connection_lost(self, exc):
        print("client: lost", exc, self.received)
        self.over.set_result(None)


async def main():
    loop = asyncio.get_running_loop()
    server = await loop.create_server(Server, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    print("serving", server.is_serving())
    over = loop.create_future()
    transport, protocol = await loop.create_connection(lambda: Client(over), "127.0.0.1", port)
    print(transport.get_protocol() is protocol, transport.get_extra_info("peername") == ("127.0.0.1", port))
    print(transport.get_write_buffer_limits(), transport.get_write_buffer_size(), transport.is_reading())
    await over
    print("closing", transport.is_closing())
    await asyncio.sleep(0.05)
    server.close()
    await server.wait_closed()
    print("serving", server.is_serving(), server.sockets)


asyncio.run(main())
