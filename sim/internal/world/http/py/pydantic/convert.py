"""Values made to fit annotations, as pydantic does it outside strict mode."""

import datetime
import enum
import types
import typing
import uuid

from pydantic.errors import Problem
from pydantic.fields import FieldInfo


def convert(kind, value):
    """Give the value as the annotation wants it, or raise Problem."""
    if kind is typing.Any or kind is object or isinstance(kind, (typing.TypeVar, str)):
        return value
    origin = typing.get_origin(kind)
    if origin is not None:
        return convert_generic(origin, kind, value)
    if kind is None or kind is type(None):
        return None if value is None else fail('none_required', 'Input should be None', value)
    if kind in SIMPLE:
        return SIMPLE[kind](value)
    if isinstance(kind, type):
        return convert_class(kind, value)
    return value


def fail(kind, msg, value, **ctx):
    raise Problem.one(kind, msg, value, **ctx)


def convert_class(cls, value):
    if hasattr(cls, '__pydantic_convert__'):
        return cls.__pydantic_convert__(value)
    if issubclass(cls, enum.Enum):
        try:
            return cls(value)
        except ValueError:
            wanted = either([repr(member.value) for member in cls])
            fail('enum', f'Input should be {wanted}', value, expected=wanted)
    if isinstance(value, cls):
        return value
    fail('is_instance_of', f'Input should be an instance of {cls.__name__}', value, **{'class': cls.__name__})


def either(texts):
    return texts[0] if len(texts) == 1 else ', '.join(texts[:-1]) + ' or ' + texts[-1]


def convert_generic(origin, kind, value):
    args = typing.get_args(kind)
    if origin is typing.Annotated:
        value = convert(args[0], value)
        for bound in args[1:]:
            if isinstance(bound, FieldInfo):
                bound.check(value)
        return value
    if origin is typing.Union or origin is types.UnionType:
        return convert_union(args, value)
    if origin is typing.Literal:
        if value in args:
            return value
        wanted = either([repr(arg) for arg in args])
        fail('literal_error', f'Input should be {wanted}', value, expected=wanted)
    if origin in (dict, typing.Mapping) or origin.__name__ in ('Mapping', 'MutableMapping'):
        return convert_dict(args, value)
    return convert_items(origin, args, value)


def convert_union(args, value):
    for arg in args:
        if isinstance(arg, type) and type(value) is arg:
            return value
    problems = []
    for arg in args:
        try:
            return convert(arg, value)
        except Problem as e:
            problems += e.problems if type(None) in args and len(args) == 2 else e.under(getattr(arg, '__name__', str(arg)))
    # Of Optional[X] only what X says is of interest.
    if type(None) in args and len(args) == 2:
        problems = [p for p in problems if p['type'] != 'none_required']
    raise Problem(problems)


def convert_dict(args, value):
    if not isinstance(value, dict):
        fail('dict_type', 'Input should be a valid dictionary', value)
    if not args:
        return dict(value)
    result, problems = {}, []
    for key, item in value.items():
        try:
            result[convert(args[0], key)] = convert(args[1], item)
        except Problem as e:
            problems += e.under(key)
    if problems:
        raise Problem(problems)
    return result


CONTAINERS = {list: 'list', tuple: 'tuple', set: 'set', frozenset: 'frozenset'}


def convert_items(origin, args, value):
    name = CONTAINERS.get(origin, 'list')
    if not isinstance(value, (list, tuple, set, frozenset)) or isinstance(value, (set, frozenset)) and origin is tuple:
        fail(f'{name}_type', f'Input should be a valid {name}', value)
    items = list(value)
    kinds = [args[0] if args else typing.Any] * len(items)
    if origin is tuple and args and args[-1] is not ...:
        if len(items) != len(args):
            fail('too_short' if len(items) < len(args) else 'too_long',
                 f'Tuple should have {"at least" if len(items) < len(args) else "at most"} {len(args)} items after validation, not {len(items)}', value)
        kinds = args
    result, problems = [], []
    for i, (kind, item) in enumerate(zip(kinds, items)):
        try:
            result.append(convert(kind, item))
        except Problem as e:
            problems += e.under(i)
    if problems:
        raise Problem(problems)
    return origin(result) if origin in CONTAINERS else result


def to_int(value):
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, int):
        return value
    if isinstance(value, float):
        if value.is_integer():
            return int(value)
        fail('int_from_float', 'Input should be a valid integer, got a number with a fractional part', value)
    if isinstance(value, str):
        try:
            return int(value)
        except ValueError:
            fail('int_parsing', 'Input should be a valid integer, unable to parse string as an integer', value)
    fail('int_type', 'Input should be a valid integer', value)


def to_float(value):
    if isinstance(value, (int, float)):
        return float(value)
    if isinstance(value, str):
        try:
            return float(value)
        except ValueError:
            fail('float_parsing', 'Input should be a valid number, unable to parse string as a number', value)
    fail('float_type', 'Input should be a valid number', value)


def to_str(value):
    if isinstance(value, str):
        return value
    fail('string_type', 'Input should be a valid string', value)


TRUTHS = {'1': True, 'true': True, 't': True, 'on': True, 'yes': True, 'y': True,
          '0': False, 'false': False, 'f': False, 'off': False, 'no': False, 'n': False}


def to_bool(value):
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and value.lower() in TRUTHS:
        return TRUTHS[value.lower()]
    if isinstance(value, (int, float)) and value in (0, 1):
        return bool(value)
    if isinstance(value, (str, int, float)):
        fail('bool_parsing', 'Input should be a valid boolean, unable to interpret input', value)
    fail('bool_type', 'Input should be a valid boolean', value)


def to_bytes(value):
    if isinstance(value, str):
        return value.encode()
    if isinstance(value, (bytes, bytearray)):
        return bytes(value)
    fail('bytes_type', 'Input should be a valid bytes', value)


def parsed(cls, parse, kind, what):
    """Give the conversion to a class that is written as text."""
    def to_class(value):
        if isinstance(value, cls):
            return value
        if isinstance(value, str):
            try:
                return parse(value)
            except ValueError:
                fail(f'{kind}_parsing', f'Input should be a valid {what}', value)
        fail(f'{kind}_type', f'Input should be a valid {what}', value)
    return to_class


def container(cls):
    return lambda value: convert_dict((), value) if cls is dict else convert_items(cls, (), value)


SIMPLE = {
    int: to_int, float: to_float, str: to_str, bool: to_bool, bytes: to_bytes,
    datetime.datetime: parsed(datetime.datetime, datetime.datetime.fromisoformat, 'datetime', 'datetime'),
    datetime.date: parsed(datetime.date, datetime.date.fromisoformat, 'date', 'date'),
    datetime.time: parsed(datetime.time, datetime.time.fromisoformat, 'time', 'time'),
    uuid.UUID: parsed(uuid.UUID, uuid.UUID, 'uuid', 'UUID'),
    dict: container(dict), list: container(list), tuple: container(tuple), set: container(set),
}
