from unittest.mock import *
import asyncio


async def afunc(a): ...


def show(source):
    try:
        result = str(eval(source)).split(" id='")[0]
    except BaseException as e:
        result = f"{type(e).__name__}: {e}"
    print(source, "->", result)


for source in """
Mock(side_effect=ValueError)()
Mock(side_effect=ValueError('x'))()
Mock(side_effect=[])()
Mock(side_effect=5)()
asyncio.run(AsyncMock(side_effect=[])())
asyncio.run(AsyncMock(side_effect=[1])())
asyncio.run(AsyncMock(side_effect=lambda: 5)())
asyncio.run(AsyncMock(side_effect=afunc)(1))
asyncio.run(AsyncMock(wraps=afunc)(1))
Mock(wraps=len)([1,2])
Mock(wraps=[1,2]).index(2)
Mock(wraps=[1,2]).nope
Mock(side_effect=lambda x: DEFAULT, return_value=9)(1)
Mock(side_effect=lambda x: x, return_value=9)(1)
Mock(a=1, **{'b.c.return_value': 5}).b.c()
Mock(return_value=3)()
""".strip().splitlines():
    show(source)
