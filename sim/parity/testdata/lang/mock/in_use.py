from unittest.mock import *
from unittest import mock


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


m = Mock(); m.configure_mock(**{'a.b': 3, 'm.return_value': 4, 'x': 1}); print(m.a.b, m.m(), m.x)
m = Mock(spec=Svc); m.fetch('k', timeout=2); m.assert_has_calls([call.fetch('k', timeout=2)]); print(m.method_calls); print(type(m.fetch.foo))
m = Mock(); m(1); m(2, k=3); m.x(4); m.x.y(z=5); m().q(); print(m.call_args_list, m.mock_calls, m.method_calls); attempt(m.assert_has_calls, [call(1), call.x(4)]); m.assert_has_calls([call(1), call(2, k=3), call.x(4)]); print(call.x(4) in m.mock_calls, [call(1), call(2, k=3)] in m.mock_calls)
m = Mock(); m(ANY); m('a'); m.assert_called_with(ANY); m.assert_has_calls([call(ANY), call('a')]); l = [1]; m(l); l.append(2); print(m.call_args); m.assert_any_call('a')
attempt(Mock(side_effect=KeyError('k'))); f = Mock(side_effect=[1, DEFAULT, 3], return_value='rv'); print(f(), f(), f()); attempt(f)
m = Mock(); m.side_effect = lambda x: x + 1; print(m(1)); m.side_effect = None; m.return_value = 0; print(m(1)); m.side_effect = iter('ab'); print(m(), m()); attempt(m)
args, kwargs = Mock(return_value=1), None; args(1, 2, k=3); a, k = args.call_args; print(a, k, args.call_args[0], args.call_args[1]['k'], args.call_args_list[0].args); n, a, k = args.mock_calls[0]; print(repr(n), a, k)
print(isinstance(Mock(spec=dict), dict), isinstance(Mock(), Mock), isinstance(MagicMock(spec=Svc), Svc), issubclass(MagicMock, Mock), type(Mock()).__mro__[1].__name__)
class MyMock(MagicMock):
    def extra(self): return 'extra'
    def _get_child_mock(self, **kw): return MagicMock(**kw)
m = MyMock(); print(m.extra(), type(m.kid).__name__, type(m).__name__, type(m()).__name__)
print(mock.call is call, mock.patch is patch, callable(Mock()), bool(Mock()), Mock() == Mock(), hash(Mock()) is not None, len({Mock(), Mock()}))
print([call.a, call.b(1)], call.a.b.c(3), call.a().b, str(call(1)), call('x') in [call('x')], call.count(3), call.index)
import copy, functools
m = Mock(__name__='fn'); print(m.__name__); attempt(lambda: Mock().__name__)
print(functools.partial(Mock(return_value=8), 1)())
attempt(lambda: patch('__main__.Svc.nothere').start()); attempt(lambda: patch.object(5, 'nope').start())
with patch.object(Svc, 'fresh', create=True) as fr: print(hasattr(Svc, 'fresh'))
print(hasattr(Svc, 'fresh'))
with patch.object(Svc, 'limit', 10): print(Svc.limit, Svc('u').limit)
o = Svc('u')
with patch.object(o, 'url', 'patched'), patch.object(o, 'fetch', return_value='inst'): print(o.url, o.fetch('k'))
print(o.url, o.fetch('k'), 'fetch' in o.__dict__)
