from decimal import *
from fractions import Fraction

D = Decimal


def attempt(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as e:
        print(type(e).__module__, type(e).__name__, e)


for a in ('1', '0', '-3', 'inf', '-inf', 'nan', 'snan', '1e30', '7.5'):
    for b in ('1', '0', '-2', 'inf', 'nan', '2.50'):
        for op in ('+', '-', '*', '/', '//', '%', '<', '==', '>='):
            try: print(a, op, b, eval(f"D('{a}') {op} D('{b}')"))
            except Exception as e: print(a, op, b, type(e).__name__, e)
        attempt(divmod, D(a), D(b))
attempt(D, 'abc')
attempt(D, None)
attempt(D, [1])
attempt(D, (2, (1,), 0))
attempt(D, (0, (11,), 0))
attempt(D, (0, (1,), 'x'))
attempt(D, b'1')
attempt(int, D('nan'))
attempt(int, D('inf'))
attempt(float, D('snan'))
attempt(hash, D('snan'))
print(D('1.5') == 1.5, D('0.1') == 0.1, D('0.1') < 0.1, D(1) == 1, 1 == D('1.00'), D('1.5') == Fraction(3, 2), D('1.5') > Fraction(1, 3), D(1) == '1', D(1) != None, D('1.0') == True, hash(D('1.5')) == hash(1.5), hash(D(7)) == hash(7), hash(D('1E+3')) == 1000 == hash(D('1000.0')), hash(D('-0.5')) == hash(-0.5))
print({D('1.0'): 'a'}[1], D('1.0') in {1}, sorted([D('3'), D('-1'), 2, D('0.5')]), max(D('1'), D('2')), sum([D('0.1')] * 3), sum([D('1.5'), 2]), 1)
