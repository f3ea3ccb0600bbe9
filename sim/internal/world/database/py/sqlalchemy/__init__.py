"""Simulated SQLAlchemy 2.0: its asyncio API over the drivers of the world.

Simulated: create_async_engine with sqlite+aiosqlite, postgresql+asyncpg and
mysql+aiomysql; tables and columns; select, insert, update, delete and text with the
usual operators, joins, ordering, grouping and functions; declarative classes with
Mapped and mapped_column, relationships to one and to many; AsyncSession with its unit of
work. Left out: synchronous engines, many-to-many relationships, inheritance, events,
reflection, migrations. What is missing says that it is not simulated.
"""

from sqlalchemy import exc
from sqlalchemy.expression import and_, asc, bindparam, desc, distinct, func, literal, not_, null, or_
from sqlalchemy.schema import CheckConstraint, Column, ForeignKey, Index, MetaData, Table, UniqueConstraint
from sqlalchemy.statements import delete, insert, select, text, update
from sqlalchemy.types import (
    JSON, BigInteger, Boolean, Date, DateTime, Float, Integer, LargeBinary, Numeric, SmallInteger, String, Text, Time,
    Unicode, Uuid,
)

__version__ = '2.0.44'


def __getattr__(name):
    if name.startswith('__'):
        raise AttributeError(f"module 'sqlalchemy' has no attribute '{name}'")
    raise AttributeError(f'sqlalchemy.{name} is not simulated')
