from unittest.mock import *
import asyncio
import inspect


class Spec:
    attr = 1

    def meth(self, a, b=2): "doc"

    async def ameth(self, x): ...

    @property
    def prop(self): return 1

    @staticmethod
    def st(a): ...

    @classmethod
    def cm(cls, a): ...

    def __len__(self): return 3

    def __call__(self, q): ...


async def afunc(a): ...


def show(source):
    try:
        result = str(eval(source)).split(" id='")[0]
    except BaseException as e:
        result = f"{type(e).__name__}: {e}"
    print(source, "->", result)


for source in """
inspect.iscoroutinefunction(AsyncMock())
inspect.iscoroutinefunction(AsyncMock)
asyncio.run(create_autospec(afunc)(1))
asyncio.run(AsyncMock()())
type(asyncio.run(AsyncMock()()))
type(AsyncMock().x)
type(AsyncMock().return_value)
type(AsyncMock().__len__)
type(AsyncMock().__aenter__)
type(MagicMock().__aenter__)
type(MagicMock().__aexit__)
type(MagicMock().__aiter__)
type(MagicMock().__len__)
type(MagicMock().x)
type(MagicMock()())
type(AsyncMock(spec=Spec).meth)
type(AsyncMock(spec=Spec).ameth)
type(MagicMock(spec=Spec).ameth)
AsyncMock(name='am').assert_awaited()
AsyncMock(name='am').assert_awaited_once()
AsyncMock(name='am').assert_awaited_with(1)
AsyncMock(name='am').assert_awaited_once_with(1)
AsyncMock(name='am').assert_any_await(1)
AsyncMock(name='am').assert_has_awaits([call(1)])
AsyncMock(name='am').assert_not_awaited()
AsyncMock().await_args
AsyncMock().await_args_list
AsyncMock().await_count
""".strip().splitlines():
    show(source)
