import asyncio


async def fail():
    raise ValueError('x')


async def main():
    t = asyncio.create_task(fail())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    del t
    print('dropped')
    f = asyncio.get_running_loop().create_future()
    f.set_exception(KeyError(1))
    f = None
    print('dropped f')
    asyncio.create_task(fail(), name='fire')
    await asyncio.sleep(0)
    print('1')
    await asyncio.sleep(0)
    print('2')

    async def w():
        pass
    w()
    print('3')
    x = w()
    print('4')
    del x
    print('5')
    asyncio.gather(fail(), fail())
    await asyncio.sleep(0.01)
    print('6')
    ts = [asyncio.create_task(fail(), name=f'n{i}') for i in range(3)]
    await asyncio.wait(ts)
    print('7')
    ts.clear()
    print('8')
asyncio.run(main())
