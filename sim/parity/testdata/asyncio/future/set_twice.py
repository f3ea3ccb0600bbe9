import asyncio


async def main():
    f = asyncio.get_running_loop().create_future()
    f.set_result(1)
    for again in (lambda: f.set_result(2), lambda: f.set_exception(ValueError())):
        try:
            again()
        except asyncio.InvalidStateError as e:
            print(e)
    print(f.cancel(), f.result())


asyncio.run(main())
