"""Find out about modules without importing them."""

import sys
from _native import find_module as _find_module
from importlib import _absolute

__all__ = ['find_spec', 'resolve_name']


class ModuleSpec:
    """What is known of a module that can be imported."""

    def __init__(self, name, loader, *, origin=None, loader_state=None, is_package=None):
        self.name = name
        self.loader = loader
        self.origin = origin
        self.loader_state = loader_state
        self.submodule_search_locations = [] if is_package else None
        self.cached = None
        self.has_location = False

    @property
    def parent(self):
        """The package that the module is in, or is."""
        if self.submodule_search_locations is None:
            return self.name.rpartition('.')[0]
        return self.name

    def __repr__(self):
        return f'ModuleSpec(name={self.name!r}, loader={self.loader!r}, origin={self.origin!r})'


ModuleSpec.__module__ = 'importlib.machinery'


def resolve_name(name, package):
    """The full name of a module that may be given relative to a package."""
    if not name.startswith('.'):
        return name
    if not package:
        raise ImportError(f'no package specified for {name!r} (required for relative module names)')
    rest = name.lstrip('.')
    return _absolute(rest, package, len(name) - len(rest))


def find_spec(name, package=None):
    """What is known of a module, None if there is no such module. The packages
    that it is in are imported."""
    full = resolve_name(name, package)
    if full == '__main__':
        raise ValueError('__main__.__spec__ is None')
    if full in sys.modules and sys.modules[full] is None:
        return None
    parent = full.rpartition('.')[0]
    if parent:
        __import__(parent)
        if not _find_module(parent)[1]:
            raise ModuleNotFoundError(
                f'__path__ attribute not found on {parent!r} while trying to find {full!r}', name=full)
    found, is_package = _find_module(full)
    if not found:
        return None
    return ModuleSpec(full, None, origin='built-in', is_package=is_package)
