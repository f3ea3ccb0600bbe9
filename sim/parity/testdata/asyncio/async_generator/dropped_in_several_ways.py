import asyncio, gc


async def agen(name):
    try:
        yield 1
        yield 2
    finally:
        print(name, 'finally begin')
        await asyncio.sleep(0.01)
        print(name, 'finally end')


async def first(name):
    async for x in agen(name):
        return x


async def main():
    r = await first('a')
    print('returned', r)
    await asyncio.sleep(0)
    print('one turn')
    await asyncio.sleep(0.05)
    g = agen('b')
    print(await anext(g))
    del g
    print('deleted')
    await asyncio.sleep(0.02)
    g = agen('c')
    await anext(g)
    g = None
    print('c none')
    await asyncio.sleep(0.03)
    gs = [agen('d'), agen('e')]
    for x in gs:
        await anext(x)
    gs.clear()
    del x
    print('cleared')
    await asyncio.sleep(0.03)
    try:
        async for x in agen('f'):
            raise ValueError('boom')
    except ValueError as e:
        print('caught')
    await asyncio.sleep(0.03)

    async def inner():
        async for x in agen('g'):
            await asyncio.sleep(1)
    t = asyncio.create_task(inner())
    await asyncio.sleep(0.01)
    t.cancel()
    try:
        await t
    except asyncio.CancelledError:
        print('cancelled')
    await asyncio.sleep(0.05)
    print('end')
    async for x in agen('h'):
        break


asyncio.run(main())
print('over')
