from unittest.mock import *
import asyncio


class Svc:
    limit = 3
    def __init__(self, url): self.url = url
    def fetch(self, key, *, timeout=1): return 'real ' + key
    async def afetch(self, key): return 'areal ' + key
    @property
    def p(self): return 'realp'
    @staticmethod
    def s(x): return x
    @classmethod
    def c(cls, x): return x


def attempt(f, *a, **k):
    try: print(f(*a, **k))
    except BaseException as e: print(type(e).__name__, e)


async def main():
    m = MagicMock()
    async with m as x: print(type(x).__name__, m.__aenter__.await_count)
    m.__aiter__.return_value = [1, 2, 3]
    print([i async for i in m], [i async for i in m])
    am = AsyncMock(side_effect=[1, ValueError('v'), 3]); print(await am()); 
    try: await am()
    except ValueError as e: print(e)
    print(await am(5), am.await_args_list, am.call_count)
    try: await am()
    except StopAsyncIteration as e: print('stop', e)
    am.assert_awaited(); attempt(am.assert_awaited_once); am.assert_any_await(5); am.assert_has_awaits([call(), call(5)]) if False else None
    attempt(am.assert_awaited_with, 7); attempt(am.assert_not_awaited); attempt(am.assert_has_awaits, [call(9)]); attempt(am.assert_has_awaits, [call(9)], any_order=True); attempt(am.assert_any_await, 8)
    am2 = AsyncMock(); await asyncio.gather(am2(1), am2(2)); print(am2.await_args_list, am2.mock_calls); am2.reset_mock(); print(am2.await_count, am2.await_args)
    s = create_autospec(Svc, instance=True); s.afetch.return_value = 'A'; s.fetch.return_value = 'B'; print(await s.afetch('k'), s.fetch('j'), s.mock_calls); attempt(s.afetch)
    s2 = Mock(spec=Svc); print(type(s2.afetch).__name__, type(s2.fetch).__name__, type(await s2.afetch()))
    sm = AsyncMock(); sm.connect.return_value.fetch.return_value = [1]; con = await sm.connect(); print(await con.fetch('q'), sm.mock_calls)
    am3 = AsyncMock(); c = am3(1); print(am3.call_count, am3.await_count); await c; print(am3.await_count)
    with patch('asyncio.sleep', new_callable=AsyncMock) as sl: await asyncio.sleep(100); print(sl.await_args, sl.mock_calls)
    with patch('asyncio.sleep', return_value='slept') as sl: print(await asyncio.sleep(3)); sl.assert_awaited_once_with(3)
    with patch.object(Svc, 'afetch', AsyncMock(return_value=1)) as q: print(await Svc('u').afetch('zz'), q.await_args)
    print(asyncio.get_running_loop().time())
    t = asyncio.create_task(AsyncMock(return_value=5)()); print(await t, t.get_coro().__qualname__)
    async def eff(x): await asyncio.sleep(1); return x * 2
    e = AsyncMock(side_effect=eff); print(await e(4), asyncio.get_running_loop().time())
    w = AsyncMock(wraps=eff); print(await w(3))
asyncio.run(main())
