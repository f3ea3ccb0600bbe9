import asyncio


async def never():
    try:
        await asyncio.get_running_loop().create_future()
    finally:
        print('never finally')


async def main():
    t = asyncio.create_task(never())
    await asyncio.sleep(0)
    print(t)
    await asyncio.sleep(0)
    del t
    print('dropped')
    import gc
    gc.collect()
    print('collected')
    asyncio.create_task(never(), name='forgotten')
    await asyncio.sleep(0)
    gc.collect()
    print('collected 2')
asyncio.run(main())
print('over')
