"""Models."""

import datetime
import enum
import json
import typing
import uuid

from _http.missing import not_simulated
from pydantic.convert import convert
from pydantic.errors import Problem, ValidationError
from pydantic.fields import MISSING, FieldInfo
from pydantic.validators import Computed, Validator


def ConfigDict(**settings):
    """Settings of a model."""
    return settings


class ModelMeta(type):
    """Makes the fields of a model from its annotations."""

    def __new__(meta, name, bases, namespace, **options):
        validators = [v for base in bases for v in getattr(base, '__pydantic_validators__', ())]
        own = [v for v in namespace.values() if isinstance(v, Validator)]
        for key in [key for key, value in namespace.items() if isinstance(value, Validator)]:
            namespace[key] = namespace[key].func
        cls = super().__new__(meta, name, bases, namespace)
        cls.__pydantic_validators__ = validators + own
        cls.model_config = {**{k: v for base in reversed(bases) for k, v in getattr(base, 'model_config', {}).items()},
                            **namespace.get('model_config', {}), **options}
        cls.__pydantic_fields__ = None
        return cls

    @property
    def model_fields(cls):
        """The fields by name. They are made when first asked for, as
        annotations may name classes that come later."""
        if cls.__pydantic_fields__ is None:
            cls.__pydantic_fields__ = fields_of(cls)
        return cls.__pydantic_fields__


def fields_of(cls):
    fields = {}
    for name, annotation in typing.get_type_hints(cls, include_extras=True).items():
        if name.startswith('_') or name == 'model_config' or typing.get_origin(annotation) is typing.ClassVar:
            continue
        default = getattr(cls, name, MISSING) if hasattr(cls, name) else MISSING
        field = default if isinstance(default, FieldInfo) else FieldInfo(default)
        if typing.get_origin(annotation) is typing.Annotated:
            for extra in typing.get_args(annotation)[1:]:
                if isinstance(extra, FieldInfo):
                    if default is MISSING and not extra.is_required():
                        field.default, field.default_factory = extra.default, extra.default_factory
                    field.alias = field.alias or extra.alias
        field.annotation = annotation
        fields[name] = field
    return fields


class BaseModel(metaclass=ModelMeta):
    """Data whose fields fit their annotations."""

    def __init__(self, /, **data):
        self.__dict__.update(type(self)._checked(data))
        self._after()

    @classmethod
    def _checked(cls, data):
        """Give the values of the fields, or raise ValidationError."""
        for validator in cls.__pydantic_validators__:
            if validator.fields is None and validator.mode == 'before':
                data = validator.func(cls, data)
        values, problems = {}, []
        for name, field in cls.model_fields.items():
            key = field.alias if field.alias and (field.alias in data or not cls.model_config.get('populate_by_name')) else name
            try:
                values[name] = cls._value(name, key, field, data)
            except Problem as e:
                problems += e.under(key)
        problems += cls._extra(data, values)
        if problems:
            raise ValidationError(cls.__name__, problems)
        return values

    @classmethod
    def _value(cls, name, key, field, data):
        if key not in data:
            if field.is_required():
                raise Problem.one('missing', 'Field required', data)
            default = field.get_default()
            return default.copy() if isinstance(default, (list, dict, set)) else default
        given = cls._apply('before', name, data[key])
        value = convert(field.annotation, given)
        if value is not None:
            field.check(value, given)
        return cls._apply('after', name, value)

    @classmethod
    def _apply(cls, mode, name, value):
        for validator in cls.__pydantic_validators__:
            if validator.fields is not None and validator.mode == mode and (name in validator.fields or '*' in validator.fields):
                value = checked_by(lambda v: validator.func(cls, v), value)
        return value

    @classmethod
    def _extra(cls, data, values):
        """Deal with what is no field; give what is wrong about it."""
        names = {field.alias or name for name, field in cls.model_fields.items()} | set(cls.model_fields)
        more = {key: value for key, value in data.items() if key not in names}
        setting = cls.model_config.get('extra')
        if setting == 'allow':
            values.update(more)
        if setting != 'forbid':
            return []
        return [{'type': 'extra_forbidden', 'loc': (key,), 'msg': 'Extra inputs are not permitted', 'input': value}
                for key, value in more.items()]

    def _after(self):
        for validator in type(self).__pydantic_validators__:
            if validator.fields is None and validator.mode == 'after':
                try:
                    checked_by(validator.func, self)
                except Problem as e:
                    raise ValidationError(type(self).__name__, e.problems) from None

    @classmethod
    def __pydantic_convert__(cls, value):
        if isinstance(value, cls):
            return value
        if cls.model_config.get('from_attributes') and not isinstance(value, dict):
            value = {name: getattr(value, name) for name in cls.model_fields if hasattr(value, name)}
        if not isinstance(value, dict):
            raise Problem.one('model_type', f'Input should be a valid dictionary or instance of {cls.__name__}', value, class_name=cls.__name__)
        try:
            return cls(**value)
        except ValidationError as e:
            raise Problem(e._problems) from None

    @classmethod
    def model_validate(cls, obj, *, strict=None, from_attributes=None, context=None):
        """Make a model of a dict."""
        try:
            return cls.__pydantic_convert__(obj)
        except Problem as e:
            raise ValidationError(cls.__name__, e.problems) from None

    @classmethod
    def model_validate_json(cls, data):
        return cls.model_validate(json.loads(data))

    @classmethod
    def model_construct(cls, **values):
        self = cls.__new__(cls)
        self.__dict__.update({name: field.get_default() for name, field in cls.model_fields.items()} | values)
        return self

    @classmethod
    def model_json_schema(cls, **options):
        not_simulated('pydantic.BaseModel.model_json_schema()')

    def model_dump(self, *, mode='python', include=None, exclude=None, by_alias=False, exclude_unset=False,
                   exclude_defaults=False, exclude_none=False):
        """Give the fields as a dict."""
        fields = type(self).model_fields
        result = {}
        computed = [name for cls in type(self).__mro__ for name, v in vars(cls).items() if isinstance(v, Computed)]
        for name in [*self.__dict__, *computed]:
            value, field = getattr(self, name), fields.get(name)
            if include is not None and name not in include or exclude is not None and name in exclude:
                continue
            if exclude_none and value is None or field is not None and field.exclude:
                continue
            if exclude_defaults and field is not None and value == field.default:
                continue
            key = field.alias if by_alias and field is not None and field.alias else name
            result[key] = dumped(value, mode, by_alias, exclude_none)
        return result

    def model_dump_json(self, *, indent=None, **options):
        separators = (',', ':') if indent is None else None
        return json.dumps(self.model_dump(mode='json', **options), indent=indent, separators=separators, ensure_ascii=False)

    def model_copy(self, *, update=None, deep=False):
        copy = type(self).__new__(type(self))
        copy.__dict__.update(self.__dict__)
        copy.__dict__.update(update or {})
        return copy

    # The names of version 1.

    def dict(self, **options):
        return self.model_dump(**options)

    def json(self, **options):
        return self.model_dump_json(**options)

    def copy(self, **options):
        return self.model_copy(**options)

    @classmethod
    def parse_obj(cls, obj):
        return cls.model_validate(obj)

    def __setattr__(self, name, value):
        cls = type(self)
        if cls.model_config.get('frozen'):
            raise ValidationError(cls.__name__, [{'type': 'frozen_instance', 'loc': (name,), 'msg': 'Instance is frozen', 'input': value}])
        if name not in cls.model_fields and not name.startswith('_') and cls.model_config.get('extra') != 'allow':
            raise ValueError(f'"{cls.__name__}" object has no field "{name}"')
        if cls.model_config.get('validate_assignment'):
            try:
                value = convert(cls.model_fields[name].annotation, value)
            except Problem as e:
                raise ValidationError(cls.__name__, e.under(name)) from None
        self.__dict__[name] = value

    def __eq__(self, other):
        if not isinstance(other, BaseModel):
            return NotImplemented
        return type(self) is type(other) and self.__dict__ == other.__dict__

    def __hash__(self):
        if not type(self).model_config.get('frozen'):
            raise TypeError(f"unhashable type: '{type(self).__name__}'")
        return hash((type(self), *self.__dict__.values()))

    def __iter__(self):
        return iter(self.__dict__.items())

    def __repr__(self):
        return f'{type(self).__name__}({", ".join(f"{name}={value!r}" for name, value in self.__dict__.items())})'

    def __str__(self):
        return ' '.join(f'{name}={value!r}' for name, value in self.__dict__.items())


def checked_by(check, value):
    """Call a check of the author's, whose ValueErrors are problems."""
    try:
        return check(value)
    except ValueError as e:
        raise Problem.one('value_error', f'Value error, {e}', value, error=e) from None
    except AssertionError as e:
        raise Problem.one('assertion_error', f'Assertion failed, {e}', value, error=e) from None


def dumped(value, mode='python', by_alias=False, exclude_none=False):
    """Give a value without models in it; in mode json as JSON has it."""
    if isinstance(value, BaseModel):
        return value.model_dump(mode=mode, by_alias=by_alias, exclude_none=exclude_none)
    if isinstance(value, dict):
        return {key: dumped(item, mode, by_alias, exclude_none) for key, item in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        items = [dumped(item, mode, by_alias, exclude_none) for item in value]
        return items if mode == 'json' else type(value)(items)
    if mode == 'json':
        if isinstance(value, enum.Enum):
            return value.value
        if isinstance(value, (datetime.datetime, datetime.date, datetime.time)):
            return value.isoformat()
        if isinstance(value, uuid.UUID):
            return str(value)
    return value


def create_model(name, *, __base__=BaseModel, **fields):
    """Make a model from (annotation, default) pairs."""
    annotations = {key: kind for key, (kind, _) in fields.items()}
    defaults = {key: default for key, (_, default) in fields.items() if default is not ...}
    return ModelMeta(name, (__base__,), {'__annotations__': annotations, **defaults})
