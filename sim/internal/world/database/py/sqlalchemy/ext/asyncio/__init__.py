"""Engines, connections and sessions that are awaited."""

from sqlalchemy.ext.asyncio.engine import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.ext.asyncio.session import AsyncAttrs, AsyncSession, async_scoped_session, async_sessionmaker


def __getattr__(name):
    if name.startswith('__'):
        raise AttributeError(f"module 'sqlalchemy.ext.asyncio' has no attribute '{name}'")
    raise AttributeError(f'sqlalchemy.ext.asyncio.{name} is not simulated')
