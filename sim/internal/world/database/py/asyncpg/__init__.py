"""Simulated asyncpg: a client of a PostgreSQL server that lives in the world.

Simulated: connect and create_pool, fetch, fetchrow, fetchval, execute, executemany,
prepare, cursor, transaction with its isolation levels and savepoints,
copy_records_to_table, Record, and the exceptions that programs meet. The server is
our engine with PostgreSQL's dialect translated as far as _servers.postgres does;
what it does not know is a NotImplementedError that names it. Any user and password
are let in. Left out: listeners, type codecs, COPY from files, replication.
"""

from asyncpg import exceptions
from asyncpg.connection import Connection, connect
from asyncpg.exceptions import *
from asyncpg.pool import Pool, create_pool
from asyncpg.record import Record

__version__ = '0.30.0'


def __getattr__(name):
    raise AttributeError(f'asyncpg.{name} is not simulated')
