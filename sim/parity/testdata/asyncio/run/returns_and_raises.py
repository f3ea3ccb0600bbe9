import asyncio


async def value():
    return {"a": 1}


async def error():
    raise LookupError("x")


print(asyncio.run(value()))
try:
    asyncio.run(error())
except LookupError as e:
    print(repr(e))
print(asyncio.run(value()))
