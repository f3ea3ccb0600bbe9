import math
from fractions import Fraction as F


def attempt(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, e)


for a in ((1, 3), (6, -4), ('3/4',), ('-1.25',), (0.5,), ('1e-3',), (7,), (F(1, 2), F(3, 4)), (True,), (' 5/10 ',), ('1_000/3',), ('.5',), ('5.',), (0,)):
    print(repr(F(*a)), F(*a))
for a in ((1, 0), ('x',), ('1/0',), (None,), (1.5, 2), (float('inf'),), (float('nan'),), ('1/ 2x',), (1j,), ('1 / 3',), ('3/-4',)):
    attempt(F, *a)
a, b = F(3, 4), F(-5, 6)
for op in '+ - * / // % ** < == >'.split():
    for x, y in (('a', 'b'), ('a', '2'), ('2', 'b'), ('a', '0.5'), ('0.5', 'a'), ('a', '1j'), ('b', '-2'), ('a', '0'), ('a', "'x'"), ('F(0)', '-1'), ('a', 'F(1,2)'), ('4', 'F(1,2)'), ('a', 'None')):
        try: print(x, op, y, repr(eval(f'{x} {op} {y}')))
        except Exception as e: print(x, op, y, type(e).__name__, e)
print(divmod(a, b), divmod(7, F(3, 2)), divmod(F(7, 2), 2), -a, +a, abs(b), int(b), float(a), round(F(5, 2)), round(F(7, 2)), round(F(22, 7), 2), round(F(1234), -2), math.floor(b), math.ceil(b), math.trunc(b), bool(F(0)), complex(a))
print(F(math.pi).limit_denominator(1000), F('3.1415926').limit_denominator(10), F(1, 3).limit_denominator(), F.from_float(0.1), F.from_float(3), F(0.1).limit_denominator(), F(-7, 3).limit_denominator(1))
print(hash(F(1, 2)) == hash(0.5), hash(F(3)) == hash(3), F(1, 2) == 0.5, F(1, 3) == 1/3, F(2) in {2}, a.numerator, a.denominator, a.as_integer_ratio(), a.is_integer(), F(4, 2).is_integer(), sum([F(1, 3)] * 3), sorted([F(1, 2), F(1, 3), 0.4]), max(F(1, 2), 1), F(1,2) < float('inf'), F(1,2) < float('nan'))
for spec in ('', '.2f', '10.3f', '<10', '^10', '+', ',', ',.2f', '.0f', 'e', '.3e', 'E', 'g', '.3g', '%', '.1%', '010.2f', '*^12.1f', ' ', '_', '.10f', '+.2f', 'f', 'G', '#', '012,.2f', 'z.1f', '>20', '=+10'):
    print(spec, [format(F(x), spec) for x in ('1234567.891', '-1/2', '0', '22/7', '-1/25', '100', '1e-9', '12345678/1')])
attempt(format, a, 'd')
attempt(format, a, '.3')
attempt(F.from_decimal, 1.5)
attempt(F.from_number, 'a')
attempt(F.limit_denominator, a, 0)
print(F.from_number(2.5), math.prod([F(1,2), 4]), math.sqrt(F(1, 4)), f"{a} {a!r:>20} {float(a):.3f}")
from decimal import Decimal
print(F(Decimal('1.1')), F.from_decimal(Decimal('0.25')), F(1, 2) == Decimal('0.5'), F(1,3) < Decimal('0.5'))
import copy
print(copy.copy(a), copy.deepcopy(a), a is copy.copy(a))
