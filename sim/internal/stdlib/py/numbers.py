"""Abstract classes of the kinds of numbers."""

from abc import ABCMeta

__all__ = ['Number', 'Complex', 'Real', 'Rational', 'Integral']


class Number(metaclass=ABCMeta):
    """Any number."""

    __slots__ = ()
    __hash__ = None


class Complex(Number):
    """A number with a real and an imaginary part."""

    __slots__ = ()


class Real(Complex):
    """A number on the real line."""

    __slots__ = ()


class Rational(Real):
    """A quotient of two whole numbers."""

    __slots__ = ()


class Integral(Rational):
    """A whole number."""

    __slots__ = ()


Complex.register(complex)
Real.register(float)
Integral.register(int)
