"""Names that a library has outside and that are left out here."""


def absent(module):
    """Give a module's __getattr__: it says what is not simulated."""

    def __getattr__(name):
        if name.startswith('__'):
            raise AttributeError(f'module {module!r} has no attribute {name!r}')
        raise AttributeError(f'{module}.{name} is not simulated')

    return __getattr__


class Partial:
    """A base of classes that lack some of their attributes here."""

    def __getattr__(self, name):
        if name.startswith('_'):
            raise AttributeError(f'{type(self).__name__!r} object has no attribute {name!r}')
        raise AttributeError(f'{type(self).__name__}.{name} is not simulated')


def not_simulated(what):
    """Raise the error of an option that is left out."""
    raise NotImplementedError(f'{what} is not simulated')


def refuse(owner, options, harmless=()):
    """Raise the error of options that are set and left out."""
    for name, value in options.items():
        if name not in harmless and value not in (None, False):
            not_simulated(f'{owner}({name}=…)')
