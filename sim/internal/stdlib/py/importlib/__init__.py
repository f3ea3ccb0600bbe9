"""Import modules by names that are computed.

There are no files to import from: finders, loaders and caches are left out.
"""

import sys
from types import ModuleType as _ModuleType

__all__ = ['__import__', 'import_module', 'invalidate_caches', 'reload']

__import__ = __import__


def _absolute(name, package, level):
    """The full name of a module that is given relative to a package."""
    parents = package.rsplit('.', level - 1)
    if len(parents) < level:
        raise ImportError('attempted relative import beyond top-level package')
    return f'{parents[0]}.{name}' if name else parents[0]


def import_module(name, package=None):
    """Import a module and return it; a name that begins with dots is relative
    to the package."""
    full = name
    if name.startswith('.'):
        if not package:
            raise TypeError("the 'package' argument is required to perform a relative "
                            f'import for {name!r}')
        rest = name.lstrip('.')
        full = _absolute(rest, package, len(name) - len(rest))
    __import__(full)
    return sys.modules[full]


def reload(module):
    """Run a module's code again, in the module that is there."""
    if not isinstance(module, _ModuleType):
        raise TypeError('reload() argument must be a module')
    name = module.__name__
    if sys.modules.get(name) is not module:
        raise ImportError(f'module {name} not in sys.modules', name=name)
    if name == '__main__':
        raise ModuleNotFoundError(f'spec not found for the module {name!r}', name=name)
    del sys.modules[name]
    try:
        __import__(name)
        module.__dict__.update(sys.modules[name].__dict__)
    finally:
        sys.modules[name] = module
    return module


def invalidate_caches():
    """Do nothing: no finder keeps anything."""
