"""Generic (shallow and deep) copying operations."""

from types import BuiltinFunctionType, CodeType, FunctionType, ModuleType, MethodType

__all__ = ['Error', 'copy', 'deepcopy', 'replace']


class Error(Exception):
    pass


error = Error

_ATOMIC = frozenset([
    type(None), int, float, bool, complex, str, bytes, type, range, slice, property, type(...), type(NotImplemented),
    BuiltinFunctionType, FunctionType, CodeType, ModuleType,
])
_SHALLOW = {list: list.copy, dict: dict.copy, set: set.copy, bytearray: bytearray.copy}


def copy(x):
    """Shallow copy operation on arbitrary Python objects."""
    cls = type(x)
    if cls in _ATOMIC or cls in (tuple, frozenset) or isinstance(x, type):
        return x
    if cls in _SHALLOW:
        return _SHALLOW[cls](x)
    own = getattr(cls, '__copy__', None)
    if own is not None:
        return own(x)
    return _rebuild(x, _reduced(x), None)


def _reduced(x):
    try:
        reduced = x.__reduce_ex__(4)
    except TypeError as exc:
        if str(exc).startswith('cannot pickle'):
            raise
        raise Error(f'un(shallow)copyable object of type {type(x)}') from exc
    return reduced


def deepcopy(x, memo=None, _nil=[]):
    """Deep copy operation on arbitrary Python objects."""
    cls = type(x)
    if cls in _ATOMIC:
        return x
    if memo is None:
        memo = {}
    else:
        y = memo.get(id(x), _nil)
        if y is not _nil:
            return y
    copier = _DEEP.get(cls)
    if copier is not None:
        y = copier(x, memo)
    elif isinstance(x, type):
        return x
    else:
        own = getattr(x, '__deepcopy__', None)
        if own is not None:
            y = own(memo)
        else:
            reduced = _reduced(x)
            y = x if isinstance(reduced, str) else _rebuild(x, reduced, memo)
    if y is not x:
        memo[id(x)] = y
        memo.setdefault(id(memo), []).append(x)
    return y


def _deep_list(x, memo):
    y = []
    memo[id(x)] = y
    for item in x:
        y.append(deepcopy(item, memo))
    return y


def _deep_tuple(x, memo):
    y = [deepcopy(item, memo) for item in x]
    if id(x) in memo:
        return memo[id(x)]
    for before, after in zip(x, y):
        if before is not after:
            return tuple(y)
    return x


def _deep_dict(x, memo):
    y = {}
    memo[id(x)] = y
    for key, value in x.items():
        y[deepcopy(key, memo)] = deepcopy(value, memo)
    return y


def _deep_set(x, memo):
    return set(deepcopy(item, memo) for item in x)


def _deep_frozenset(x, memo):
    return frozenset(deepcopy(item, memo) for item in x)


def _deep_method(x, memo):
    return type(x)(x.__func__, deepcopy(x.__self__, memo))


_DEEP = {list: _deep_list, tuple: _deep_tuple, dict: _deep_dict, set: _deep_set, frozenset: _deep_frozenset,
         bytearray: lambda x, memo: bytearray(x), MethodType: _deep_method}


def _rebuild(x, reduced, memo):
    """Make a copy by the protocol of __reduce_ex__; deep if there is a memo."""
    if isinstance(reduced, str):
        return x
    make, args, state, items, pairs = (*reduced, None, None, None)[:5]
    deep = memo is not None
    if deep:
        args = [deepcopy(arg, memo) for arg in args]
    y = make(*args)
    if deep:
        memo[id(x)] = y
    if state is not None:
        if deep:
            state = deepcopy(state, memo)
        if hasattr(y, '__setstate__'):
            y.__setstate__(state)
        else:
            slots = None
            if isinstance(state, tuple) and len(state) == 2:
                state, slots = state
            if state is not None:
                y.__dict__.update(state)
            for name, value in (slots or {}).items():
                setattr(y, name, value)
    for item in items or ():
        y.append(deepcopy(item, memo) if deep else item)
    for key, value in pairs or ():
        if deep:
            key, value = deepcopy(key, memo), deepcopy(value, memo)
        y[key] = value
    return y


def replace(obj, /, **changes):
    """Return a new object replacing specified fields with new values."""
    method = getattr(type(obj), '__replace__', None)
    if method is None:
        raise TypeError(f'replace() does not support {type(obj).__name__} objects')
    return method(obj, **changes)
