import asyncio
from contextlib import *


@asynccontextmanager
async def res(name):
    print("open", name)
    await asyncio.sleep(1)
    try:
        yield name
    finally:
        await asyncio.sleep(1)
        print("close", name, asyncio.get_running_loop().time())


async def main():
    async with res("a") as a, res("b"):
        print(a)
    async with AsyncExitStack() as st:
        await st.enter_async_context(res("c"))
        st.push_async_callback(asyncio.sleep, 0.5)
        st.callback(print, "sync callback")
    try:
        async with res("d"):
            raise ValueError("in d")
    except ValueError as e:
        print(e)

    class Closes:
        async def aclose(self):
            print("aclosed")

    async with aclosing(Closes()), nullcontext(3) as n:
        print(n)
    try:
        async with asyncio.timeout(0.5):
            async with res("slow"):
                print("never")
    except TimeoutError:
        print("timeout")


asyncio.run(main())
