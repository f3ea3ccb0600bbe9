"""Copies of objects, by their own methods (__copy__, __deepcopy__, __replace__) or
by what __reduce_ex__ says of them."""

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
    """A new object that holds the same things."""
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


_NOTHING = object()


def deepcopy(x, memo=None, _nil=None):
    """A new object that holds copies of all that x holds. memo has the copies
    made so far by id, so that what occurs twice, or in itself, is copied once."""
    cls = type(x)
    if cls in _ATOMIC or isinstance(x, type):
        return x
    memo = {} if memo is None else memo
    known = memo.get(id(x), _NOTHING)
    if known is not _NOTHING:
        return known
    made = _DEEP[cls](x, memo) if cls in _DEEP else _deep_object(x, memo)
    if made is not x:
        memo[id(x)] = made
        # x must live as long as memo does: another object could get its id.
        memo.setdefault(id(memo), []).append(x)
    return made


def _deep_object(x, memo):
    own = getattr(x, '__deepcopy__', None)
    return _rebuild(x, _reduced(x), memo) if own is None else own(memo)


def _deep_list(x, memo):
    made = memo[id(x)] = []
    made.extend(deepcopy(item, memo) for item in x)
    return made


def _deep_tuple(x, memo):
    y = [deepcopy(item, memo) for item in x]
    if id(x) in memo:
        return memo[id(x)]
    for before, after in zip(x, y):
        if before is not after:
            return tuple(y)
    return x


def _deep_dict(x, memo):
    made = memo[id(x)] = {}
    made.update((deepcopy(key, memo), deepcopy(value, memo)) for key, value in x.items())
    return made


def _deep_set(x, memo):
    return type(x)([deepcopy(item, memo) for item in x])


def _deep_method(x, memo):
    bound_to = deepcopy(x.__self__, memo)
    return MethodType(x.__func__, bound_to)


_DEEP = {list: _deep_list, tuple: _deep_tuple, dict: _deep_dict, set: _deep_set, frozenset: _deep_set,
         bytearray: lambda x, memo: bytearray(x), MethodType: _deep_method}


def _set_state(obj, state):
    """Give an object the attributes of another, as its __getstate__ gave them."""
    if hasattr(obj, '__setstate__'):
        obj.__setstate__(state)
        return
    attributes, slots = state if type(state) is tuple and len(state) == 2 else (state, None)
    if attributes:
        obj.__dict__.update(attributes)
    for name, value in (slots or {}).items():
        setattr(obj, name, value)


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
        _set_state(y, state)
    for item in items or ():
        y.append(deepcopy(item, memo) if deep else item)
    for key, value in pairs or ():
        if deep:
            key, value = deepcopy(key, memo), deepcopy(value, memo)
        y[key] = value
    return y


def replace(obj, /, **changes):
    """A copy with some fields changed, for objects that can tell their fields."""
    method = getattr(type(obj), '__replace__', None)
    if method is None:
        raise TypeError(f'replace() does not support {type(obj).__name__} objects')
    return method(obj, **changes)
