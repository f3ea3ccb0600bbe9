"""Declarative classes."""

import sys
import typing

from sqlalchemy import types
from sqlalchemy.exc import ArgumentError, InvalidRequestError
from sqlalchemy.orm.attributes import Attribute
from sqlalchemy.orm.relationships import Relationship
from sqlalchemy.schema import Column, MetaData, Table


class Mapped:
    """The annotation of what is mapped: Mapped[int], Mapped[list["Post"]]."""

    def __class_getitem__(cls, kind):
        return _Annotation(kind)


class _Annotation:
    def __init__(self, kind):
        self.kind = kind


def mapped_column(*args, **options):
    column = Column(*args, **{k: v for k, v in options.items() if k not in ('init', 'repr', 'kw_only', 'default_factory')})
    column.nullable_given = options.get('nullable') is not None or options.get('primary_key', False)
    return column


def _annotations(cls):
    """What the class's body annotates, with texts evaluated as far as may be."""
    found = {}
    for name, note in cls.__annotations__.items():
        if isinstance(note, str):
            names = {**vars(typing), **vars(sys.modules[cls.__module__]), 'Mapped': Mapped}
            try:
                note = eval(note, names)
            except NameError:
                inner = note.removeprefix('Mapped[').removesuffix(']')
                note = _Annotation(inner) if note.startswith('Mapped[') else None
        if isinstance(note, _Annotation):
            found[name] = note.kind
    return found


def _optional(kind):
    """The type without None, and whether None was in it."""
    args = typing.get_args(kind)
    if type(None) in args:
        rest = [arg for arg in args if arg is not type(None)]
        return rest[0], True
    return kind, False


class Mapper:
    """What a mapped class is made of."""

    def __init__(self, cls):
        self.cls = cls
        self.columns = {}
        self.relationships = {}


class DeclarativeBase:
    def __init_subclass__(cls, **options):
        super().__init_subclass__(**options)
        if DeclarativeBase in cls.__bases__ or cls.__dict__.get('_declarative_root'):
            cls.metadata = cls.__dict__.get('metadata') or MetaData()
            cls._classes = {}
            return
        if cls.__dict__.get('__abstract__'):
            return
        _map(cls)

    def __init__(self, **values):
        for name, value in values.items():
            if not hasattr(type(self), name):
                raise TypeError(f"{name!r} is an invalid keyword argument for {type(self).__name__}")
            setattr(self, name, value)


def declarative_base(**options):
    return type('Base', (DeclarativeBase,), {'_declarative_root': True})


def _map(cls):
    if '__tablename__' not in vars(cls) and not any('__tablename__' in vars(base) for base in cls.__mro__):
        raise InvalidRequestError(f"Class {cls!r} does not have a __table__ or __tablename__ specified and does not "
                                  'inherit from an existing table-mapped class.')
    mapper = Mapper(cls)
    for base in reversed(cls.__mro__[:-1]):
        if base is not DeclarativeBase and '_classes' not in vars(base):
            _collect(mapper, base)
    if not any(column.primary_key for column in mapper.columns.values()):
        raise ArgumentError(f"Mapper {cls.__name__} could not assemble any primary key columns for mapped table '{cls.__tablename__}'")
    args = getattr(cls, '__table_args__', ())
    cls.__table__ = Table(cls.__tablename__, cls.metadata, *mapper.columns.values(), *(a for a in args if not isinstance(a, dict)))
    cls.__mapper__ = mapper
    for name, column in mapper.columns.items():
        setattr(cls, name, Attribute(cls, name, column))
    for name, relation in mapper.relationships.items():
        relation.attach(cls, name)
        setattr(cls, name, relation)
    cls._classes[cls.__name__] = cls


def _collect(mapper, base):
    """Take over what a class, or a mixin, says of columns and relationships."""
    notes = _annotations(base)
    for name, value in list(vars(base).items()):
        if isinstance(value, Column) and name not in notes:
            mapper.columns[name] = _named(value, name)
        elif isinstance(value, Relationship):
            value.note = notes.get(name)
            mapper.relationships[name] = value
    for name, kind in notes.items():
        value = vars(base).get(name)
        if isinstance(value, Relationship):
            continue
        column = value if isinstance(value, Column) else mapped_column()
        mapper.columns[name] = _typed(_named(column, name), kind)


def _named(column, name):
    if column.table is not None:
        raise ArgumentError(f'Column object {column.name!r} already assigned to Table {column.table.name!r}')
    column.name = column.name or name
    return column


def _typed(column, kind):
    """Give a column the type of its annotation, where it has none of its own."""
    kind, optional = _optional(kind)
    if not getattr(column, 'nullable_given', False) and not column.primary_key:
        column.nullable = optional
    if column.type is types.untyped:
        found = types.of_python(typing.get_origin(kind) or kind)
        if found is None:
            raise ArgumentError(f'Could not locate SQLAlchemy Core type for Python type {kind!r} inside the '
                                f'{column.name!r} attribute Mapped annotation')
        column.type = found
    return column
