"""Decimal numbers, which round as people do.

context.py holds the rules of a computation and what it signals, number.py the
numbers, functions.py what needs series (exp, ln and their like), and text.py
how numbers are read and written."""

from decimal.context import (
    MAX_EMAX, MAX_EMIN, MAX_PREC, MIN_EMIN, MIN_ETINY, ROUND_05UP, ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR,
    ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP, BasicContext, Clamped, Context, ConversionSyntax,
    DecimalException, DefaultContext, DivisionByZero, DivisionImpossible, DivisionUndefined, ExtendedContext,
    FloatOperation, Inexact, InvalidContext, InvalidOperation, Overflow, Rounded, Subnormal, Underflow, getcontext,
    localcontext, setcontext,
)
from decimal.number import Decimal, DecimalTuple

__all__ = ['Decimal', 'Context', 'DecimalTuple', 'DefaultContext', 'BasicContext', 'ExtendedContext',
           'DecimalException', 'Clamped', 'InvalidOperation', 'DivisionByZero', 'Inexact', 'Rounded', 'Subnormal',
           'Overflow', 'Underflow', 'FloatOperation', 'DivisionImpossible', 'InvalidContext', 'ConversionSyntax',
           'DivisionUndefined', 'ROUND_DOWN', 'ROUND_HALF_UP', 'ROUND_HALF_EVEN', 'ROUND_CEILING', 'ROUND_FLOOR',
           'ROUND_UP', 'ROUND_HALF_DOWN', 'ROUND_05UP', 'setcontext', 'getcontext', 'localcontext', 'IEEEContext',
           'MAX_PREC', 'MAX_EMAX', 'MAX_EMIN', 'MIN_EMIN', 'MIN_ETINY', 'HAVE_THREADS', 'HAVE_CONTEXTVAR',
           'IEEE_CONTEXT_MAX_BITS']

HAVE_THREADS = HAVE_CONTEXTVAR = True
IEEE_CONTEXT_MAX_BITS = 512

for _name in __all__:
    if isinstance(globals()[_name] if _name in globals() else None, type):
        globals()[_name].__module__ = 'decimal'
del _name


def IEEEContext(bits, /):
    """The context of an interchange format of so many bits."""
    if bits <= 0 or bits > IEEE_CONTEXT_MAX_BITS or bits % 32:
        raise ValueError(f'argument must be a multiple of 32, with a maximum of {IEEE_CONTEXT_MAX_BITS}')
    most = 3 * 2 ** (bits // 16 + 3)
    return Context(prec=9 * (bits // 32) - 2, rounding=ROUND_HALF_EVEN, Emin=1 - most, Emax=most, capitals=1, clamp=1,
                   flags=[], traps=[])
