from decimal import *
from fractions import Fraction

D = Decimal


def attempt(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as e:
        print(type(e).__module__, type(e).__name__, e)


for spec in ('', '.2f', '10.3f', '<10', '^10', '+', ',', ',.2f', '.0f', 'e', '.3e', 'E', 'g', '.3g', '%', '.1%', '010.2f', '*^12.1f', ' ', '_', 'n', '.10f', '+.2f', 'f', 'G', '#', '012,.2f', 'z.1f', '0', '=+10', '.0e', '5'):
    print(spec, [format(D(x), spec) for x in ('1234567.891', '-0.5', '0', '1E+10', '0.000000123', '-0.04', '100', '9.995', 'inf', '-nan', '12E-20')])
attempt(format, D(1), 'd')
attempt(format, D(1), 'x')
attempt(format, D(1), '.2q')
print(f"{D('3.14159'):.2f} {D('5'):>8} {D('1e3')!r:<20}|", '%s %d %.2f' % (D('1.5'), D('2.7'), D('3.14159')))
d = D('-123.4500')
print(d.as_tuple(), d.adjusted(), d.normalize(), d.as_integer_ratio(), d.is_signed(), d.copy_abs(), d.copy_sign(D(1)), d.to_integral_value(), d.to_eng_string(), d.number_class(), d.scaleb(2), d.logb(), d.same_quantum(D('0.0001')), d.compare(D(1)), d.max(D(3)), d.min(D(3)), d.next_plus(), d.next_minus(), d.next_toward(D(0)), d.fma(2, 3), d.remainder_near(D(10)), d.radix(), d.canonical(), d.real, d.imag, d.conjugate(), d.compare_total(D('-123.45')), d.to_integral_exact())
print([D(x).to_eng_string() for x in ('1E+1', '1E+2', '1E+3', '12E+4', '1E-7', '1E-8', '1E-9', '0E+1', '0E-7', '0E+3', '123E+5')])
print([str(D(x).normalize()) for x in ('100', '1.500', '0.00', '-0', '120E+5', '1e-3')], [D(x).as_tuple() for x in ('inf', 'nan', '-snan5', '0E3')], [D(x).number_class() for x in ('nan', 'snan', '-inf', '0', '-0', '1e-999999', '5')])
print(D.from_float(0.1), D.from_float(3), D.from_float(-0.0), D.from_float(float('nan')), D.from_number(5), isinstance(D(1), __import__('numbers').Number))
import copy, json
print(copy.copy(d), copy.deepcopy([d]), bool(D(0)), bool(D('0.0')), bool(D('nan')), D('1E5') + 1, D('1e-10') + 1, D('1e30') + D('1e-30'), D('1e28') - 1, D('99999999999999999999999999995') + 0)
attempt(json.dumps, D(1))
print(D('0.1') * 3 == D('0.3'), 0.1 * 3 == 0.3, D('19.99') * D('1.0825'), (D('19.99') * D('1.0825')).quantize(D('0.01')))
class Money(D):
    pass
m = Money('1.5')
print(repr(m), type(m + 1), m, isinstance(m, D))
print(D('1e3').__int__(), D(10) ** 30, int(D(10) ** 30), D(int('9' * 40)), [x for x in map(D, '1 2.5 3'.split())], statistics.mean([D('0.5'), D('1.5')]) if (statistics := __import__('statistics')) else 0)
