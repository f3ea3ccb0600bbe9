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


with patch.object(Svc, 'p', new_callable=PropertyMock) as p:
    p.return_value = 'mp'; s = Svc('u'); print(s.p); s.p = 5; print(p.mock_calls)
m = Mock(); type(m).foo = PropertyMock(return_value=3); print(m.foo); m.foo = 9; print(type(m).__dict__['foo'].mock_calls)
