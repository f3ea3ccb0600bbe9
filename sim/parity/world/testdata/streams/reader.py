# StreamReader without a connection: every way to read, every way to fail.
import asyncio


def reader(data=b"", eof=True, limit=2 ** 16):
    r = asyncio.StreamReader(limit=limit)
    r.feed_data(data)
    if eof:
        r.feed_eof()
    return r


async def attempt(name, coro):
    try:
        print(name, await coro)
    except (ValueError, RuntimeError, OSError, EOFError, asyncio.LimitOverrunError) as exc:
        print(name, type(exc).__name__, exc, getattr(exc, "partial", ""), getattr(exc, "expected", ""), getattr(exc, "consumed", ""))


async def main():
    r = reader(b"one\ntwo\nthree")
    await attempt("readline", r.readline())
    print(r)
    await attempt("read(2)", r.read(2))
    await attempt("readuntil", r.readuntil(b"\n"))
    await attempt("read(0)", r.read(0))
    await attempt("readexactly", r.readexactly(3))
    print(r.at_eof())
    await attempt("readexactly past the end", r.readexactly(9))
    print(r.at_eof(), r)
    await attempt("readline at the end", r.readline())
    await attempt("readuntil at the end", r.readuntil(b"x"))
    await attempt("read at the end", r.read())
    await attempt("negative", r.readexactly(-1))
    await attempt("empty separator", r.readuntil(b""))
    await attempt("no separator", r.readuntil(()))

    await attempt("several separators", reader(b"a;b,c").readuntil((b",", b";")))
    await attempt("long separator", reader(b"a--b---c").readuntil(b"---"))
    await attempt("all", reader(b"x" * 10).read())
    print([line async for line in reader(b"1\n2\n\n3")])

    r = reader(b"abcdefgh\nij\n", limit=4)
    await attempt("over the limit, found", r.readuntil(b"\n"))
    await attempt("line over the limit, found", r.readline())
    await attempt("next line", r.readline())
    r = reader(b"abcdefghij", eof=False, limit=4)
    await attempt("over the limit, not found", r.readuntil(b"\n"))
    await attempt("line over the limit, not found", r.readline())
    print(r)
    await attempt("bad limit", asyncio.sleep(0, asyncio.StreamReader(limit=1)))
    try:
        asyncio.StreamReader(limit=0)
    except ValueError as exc:
        print(exc)

    r = reader(eof=False)
    r.set_exception(ConnectionResetError("broken"))
    for method in r.read(1), r.readline(), r.readexactly(1):
        await attempt("exception", method)
    print(r.exception(), r)

    r = reader(eof=False)
    first = asyncio.create_task(r.read(3))
    await asyncio.sleep(0)
    await attempt("two at once", r.readline())
    r.feed_data(b"abcdef")
    print(await first, await r.read(10))
    waiting = asyncio.create_task(r.readexactly(4))
    await asyncio.sleep(0)
    r.feed_data(b"12")
    await asyncio.sleep(0)
    print(waiting.done())
    waiting.cancel()
    try:
        await waiting
    except asyncio.CancelledError:
        print("cancelled; what had arrived is still there:", await r.read(5))


asyncio.run(main())
