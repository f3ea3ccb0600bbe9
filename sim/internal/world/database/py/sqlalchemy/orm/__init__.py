"""Classes that stand for tables, and what loads their relationships."""

from sqlalchemy.orm.declarative import DeclarativeBase, Mapped, declarative_base, mapped_column
from sqlalchemy.orm.loading import joinedload, lazyload, selectinload
from sqlalchemy.orm.relationships import backref, relationship


def sessionmaker(bind=None, *, class_=None, **options):
    """A factory of sessions: of asynchronous ones only."""
    from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker
    if class_ is None or not issubclass(class_, AsyncSession):
        raise NotImplementedError('a synchronous sqlalchemy.orm.Session is not simulated: give class_=AsyncSession')
    return async_sessionmaker(bind, class_=class_, **options)


def __getattr__(name):
    if name.startswith('__'):
        raise AttributeError(f"module 'sqlalchemy.orm' has no attribute '{name}'")
    raise AttributeError(f'sqlalchemy.orm.{name} is not simulated')
