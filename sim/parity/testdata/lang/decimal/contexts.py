from decimal import *
from fractions import Fraction

D = Decimal


def attempt(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as e:
        print(type(e).__module__, type(e).__name__, e)


with localcontext() as c:
    c.prec = 5
    print(D(1) / 3, D('123456.789') + 0, +D('123456789'), D('0.00001234567') * 1, c)
with localcontext(prec=3, rounding=ROUND_UP) as c:
    print(D(10) / 3, D('1.0001') + 0)
print(getcontext())
print(getcontext().flags[Inexact], getcontext().prec)
getcontext().prec = 50
print(D(2).sqrt(), D(1) / 7, D(1).exp())
getcontext().prec = 28
c = Context(prec=4, traps=[])
print(c.divide(D(1), D(0)), c.sqrt(D(-1)), c.create_decimal('3.14159'), c.add(1, D('2.22222')), c.power(2, 100), c.flags[DivisionByZero], c.multiply(3, 4), c.quantize(D('3.14159'), D('0.01')), c.divmod(7, 2), c.abs(D('-3')), c.minus(D(4)), c.to_sci_string(D('1e9')), c.exp(1), c)
attempt(setattr, c, 'prec', 0)
attempt(setattr, c, 'rounding', 'x')
attempt(setattr, c, 'foo', 1)
attempt(setattr, c, 'prec', 'x')
attempt(setcontext, 5)
attempt(localcontext, 5)
attempt(localcontext, foo=1)
getcontext().traps[FloatOperation] = True
attempt(D, 0.1)
attempt(lambda: D(1) < 0.5)
print(D('1') == 1.0)
getcontext().traps[FloatOperation] = False
getcontext().traps[Inexact] = True
attempt(lambda: D(1) / 3)
attempt(lambda: D(1) / 4)
getcontext().traps[Inexact] = False
attempt(lambda: D('9e999999') * 10)
attempt(lambda: D('1e-999999') / 10**30)
attempt(lambda: D('1e1000000'))
attempt(lambda: +D('1e1000000'))
attempt(lambda: D('1').quantize(D('1e-30')))
attempt(lambda: D('inf').quantize(D('1')))
