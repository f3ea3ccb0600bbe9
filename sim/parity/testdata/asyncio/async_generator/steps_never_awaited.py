import asyncio


async def agen():
    try:
        while True:
            yield 1
    finally:
        print('fin')
        await asyncio.sleep(0.01)
        print('fin2')


async def main():
    g = agen()
    async for x in g:
        break
    print('break')
    await g.aclose()
    print('closed')
    g2 = agen()
    await anext(g2)
    g2.asend(5)
    print('asend never awaited')
    g2.aclose()
    print('aclose never awaited')
    g2.athrow(ValueError)
    print('x')
    await g2.aclose()
    g3 = agen()
    await anext(g3)
    print('ends with g3 open')
asyncio.run(main())
g4 = agen()
try:
    g4.__anext__().send(None)
except StopIteration as e:
    print(e.value)
del g4
print('g4 gone')
