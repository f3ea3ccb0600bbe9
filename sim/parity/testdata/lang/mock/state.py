from unittest.mock import *


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


m = Mock(); m.a.b.return_value = 2; m.x = 5; seal(m)
print(m.a.b(), m.x); attempt(lambda: m.c); attempt(lambda: m.a.c); attempt(lambda: m()); attempt(setattr, m, 'zz', 3)
m.x = 6; print(m.x); attempt(lambda: m.a.b.q); attempt(lambda: m.a())
m = Mock(); a = Mock(); b = Mock(name='named'); m.attach_mock(a, 'aa'); m.attach_mock(b, 'bb'); a(1); b.c(2); print(m.mock_calls, m.method_calls)
m2 = Mock(); m2.kid = Mock(); m2.named = Mock(name='nn'); m2.kid(1); m2.named(2); print(m2.mock_calls)
m = Mock(return_value=3, side_effect=[1, 2, 3, 4, 5]); m.a(); m(); m.reset_mock(); print(m.mock_calls, m.called, m.a.called, m.return_value, m()); m.reset_mock(return_value=True, side_effect=True); print(type(m()).__name__)
m = Mock(); m.f; del m.f; attempt(lambda: m.f); attempt(lambda: delattr(m, 'f')); m.f = 3; print(m.f); del m.f; attempt(lambda: m.f); print(hasattr(m, 'f'), hasattr(m, 'g'))
m = Mock(wraps=Svc('u')); print(m.fetch('k'), m.fetch.mock_calls, type(m.url)); m.fetch.return_value = 1; print(m.fetch('k')); 
mm = MagicMock(wraps=[1, 2, 3]); print(len(mm), type(mm[0]), list(mm))
