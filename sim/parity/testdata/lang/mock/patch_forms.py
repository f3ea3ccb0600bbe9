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


def helper(a, b=2): return a + b
def use(): return helper(1)
async def ahelper(x): return x
d = {'a': 1}
def attempt(f, *a, **k):
    try: print(f(*a, **k))
    except BaseException as e: print(type(e).__name__, e)


@patch('__main__.helper')
def t1(m): m.return_value = 9; print(use(), m.call_args, type(m))
t1()
@patch('__main__.helper', return_value=7)
@patch.object(Svc, 'fetch')
def t2(mfetch, mhelper): print(use(), Svc('u').fetch('k'), mfetch.mock_calls, mhelper.mock_calls)
print(t2.__name__, len(t2.patchings))
@patch('__main__.helper', new=lambda a: 'new')
def t3(*args): print(args, use())
t3()
@patch('__main__.helper', side_effect=ValueError('se'))
def t4(m): attempt(use)
t4(); print(use())
@patch('__main__.ahelper')
async def t5(m): m.return_value = 4; print(type(m).__name__, await ahelper(1), m.await_args)
asyncio.run(t5())
@patch.dict(d, {'b': 2}, clear=True)
def t6(): print(d)
t6(); print(d)
@patch.dict(d, c=5)
async def t6a(): print(d)
asyncio.run(t6a()); print(d)
@patch.multiple('__main__', helper=DEFAULT, ahelper=DEFAULT, d='dd')
def t7(helper, ahelper): print(type(helper).__name__, type(ahelper).__name__, d)
t7(); print(d)
with patch.multiple('__main__', helper=DEFAULT, d=1) as got: print(sorted(got), d)
@patch('__main__.helper')
class TC:
    def test_a(self, m): print('test_a', type(m).__name__, use() is m.return_value)
    def other(self): print('other', use())
    def test_b(self, m): print(m is helper)
TC().test_a(); TC().other(); TC().test_b()
p = patch('__main__.helper', return_value=1); m = p.start(); print(use()); print(p.stop(), use()); attempt(p.stop)
patch('__main__.helper', return_value=1).start(); patch.dict(d, z=1).start(); print(use(), d); patch.stopall(); print(use(), d)
