import asyncio
import contextvars

request = contextvars.ContextVar("request", default="-")


async def handler(n):
    request.set(n)
    await asyncio.sleep(0.1)
    await log("handling")


async def log(text):
    print(request.get(), text)


async def main():
    await asyncio.gather(*(handler(n) for n in range(3)))
    await log("main")
    await handler("direct")
    await log("main after")


asyncio.run(main())
