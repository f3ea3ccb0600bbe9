"""Abstract classes that recognise a class by its methods, without its deriving
from them. A private module: collections.abc, contextlib and typing use it."""


def defines_all(cls, names):
    """Say, as a __subclasshook__ does, whether a class has all of some methods.
    One that is set to None counts as missing, whatever the bases have."""
    for name in names:
        owner = next((base for base in cls.__mro__ if name in base.__dict__), None)
        if owner is None or owner.__dict__[name] is None:
            return NotImplemented
    return True


def recognised_by(*names):
    """A decorator of an abstract class: classes with these methods count as
    subclasses of it, but not of what derives from it."""
    def decorate(abstract):
        def __subclasshook__(cls, other):
            return defines_all(other, names) if cls is abstract else NotImplemented
        abstract.__subclasshook__ = classmethod(__subclasshook__)
        return abstract
    return decorate
