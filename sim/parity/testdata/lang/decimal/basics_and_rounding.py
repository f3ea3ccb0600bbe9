from decimal import *
from fractions import Fraction

D = Decimal


def attempt(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as e:
        print(type(e).__module__, type(e).__name__, e)


print(D('0.1') + D('0.2'), D('1.10') * 3, 1 - D('0.9'), D(1) / D(3), D(10) / 4, D('7') // 2, D('-7') // 2, D('-7') % 3, divmod(D(7), D('2.5')), D(2) ** 10, D(2) ** -1, D(2) ** D('0.5'), -D('1.0'), +D('-0'), abs(D('-5')))
print(repr(D('3.14')), str(D('1E+5')), D('0.0000001'), D('0.000001'), D('123456789012345678901234567890'), D(0.1), D('-0'), D('NaN'), D('inf'), D('-Infinity'), D('sNaN123'), D((1, (1, 2, 3), -2)), D(True), D('  1_000.5 '), D('1e-400'))
print(D('2.675').quantize(D('0.01')), D('2.665').quantize(D('0.01')), D('2.675').quantize(D('0.01'), rounding=ROUND_HALF_UP), D('1.005').quantize(D('.01'), ROUND_DOWN), D('123.456').quantize(D('1')), D('123.456').quantize(D('1e1')), D('5').quantize(D('0.000')))
for r in (ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_05UP):
    print(r, [str(D(x).quantize(D('1'), rounding=r)) for x in ('1.5', '2.5', '-1.5', '-2.5', '1.1', '-1.1', '1.9', '5.01', '0.5', '-0.5')])
print(round(D('2.5')), round(D('3.5')), round(D('2.675'), 2), type(round(D('2.5'))), int(D('-3.9')), float(D('1.5')), round(D('1234'), -2))
import math
print(math.floor(D('-1.5')), math.ceil(D('1.2')), math.trunc(D('-1.7')), math.sqrt(D(4)), math.isnan(D('nan')))
