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
def attempt(f, *a, **k):
    try: print(f(*a, **k))
    except BaseException as e: print(type(e).__name__, e)


with patch('__main__.helper', autospec=True) as m:
    print(type(m).__name__, m.__name__)
    m.return_value = 3
    print(helper(1), m.called, m.call_count, m.call_args, m.mock_calls)
    attempt(helper); attempt(helper, 1, 2, 3)
    m.assert_called_once_with(1); m.assert_called_once_with(a=1)
    attempt(m.assert_called_with, 1, b=5)
    m.side_effect = [4, 5]; print(helper(1), helper(b=3, a=2)); m.assert_has_calls([call(1), call(2, 3)])
    attempt(m.assert_called_with, 9, 9, 9)
    m.reset_mock(); print(m.called, m.mock_calls, m.call_args_list)
with patch.object(Svc, 'fetch', autospec=True) as m:
    s = Svc('u'); m.return_value = 'x'; print(s.fetch('k'), m.call_args == call(s, 'k')); attempt(s.fetch); attempt(s.fetch, 'a', 'b')
with patch.object(Svc, 'afetch', autospec=True) as m:
    m.return_value = 'y'; print(asyncio.run(Svc('u').afetch('k')), m.await_count)
with patch('__main__.Svc', autospec=True) as M:
    i = M('u'); print(i is M.return_value, isinstance(i, Svc) if False else '')
    i.fetch.return_value = 'f'; print(i.fetch('k', timeout=3), i.fetch.call_args); attempt(i.fetch, 1, 2); attempt(lambda: i.nope); attempt(M)
    print(M.mock_calls)
    print(type(M.s(1)), type(M.c(2))); attempt(M.s); print(type(M.limit))
with patch('__main__.Svc') as M:
    M.return_value.fetch.return_value = 'q'; print(Svc('z').fetch('k'), M.mock_calls)
    M.assert_called_once_with('z')
with patch('__main__.Svc', spec=True) as M:
    print(type(M), type(M('u'))); attempt(lambda: M('u').zzz)
