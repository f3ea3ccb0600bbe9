from unittest.mock import *


def attempt(f, *a, **k):
    try: print(f(*a, **k))
    except BaseException as e: print(type(e).__name__, e)


m = MagicMock(); m.__len__.return_value = 4; m.__iter__.return_value = [1, 2]; m.__str__.return_value = 'S'; m.__getitem__.side_effect = {'a': 1}.__getitem__
print(len(m), list(m), list(m), str(m), m['a'], 'x' in m); attempt(lambda: m['zz'])
m.__contains__.return_value = True; print(5 in m); m.__enter__.return_value = 'E'
with m as e: print(e)
print(m.__exit__.call_args, m.mock_calls[-1])
m['k'] = 5; m.__setitem__.assert_called_with('k', 5); del m['k']; print(m.__delitem__.call_args)
m.__lt__.return_value = True; print(m < 4); m.__add__.return_value = 'sum'; print(m + 1, m.__add__.mock_calls); m += 1; print(type(m))
mm = Mock(); mm.__len__ = Mock(return_value=2); mm.__str__ = lambda self: 'lam ' + type(self).__name__; print(len(mm), str(mm), mm.mock_calls)
mm.__getitem__ = lambda self, k: k * 2; print(mm[4]); del mm.__len__; attempt(len, mm)
mm.__bool__ = Mock(return_value=False); print(bool(mm))
with MagicMock() as x: print(type(x).__name__)
print(MagicMock(**{'__len__.return_value': 6}).__len__(), MagicMock() == MagicMock(), (lambda q: q == q)(MagicMock()))
