"""Where a session has its connections from."""

from typing import NamedTuple

from _http.exchange import Pool
from _http.missing import Partial, refuse


class ConnectionKey(NamedTuple):
    """What tells connections apart."""

    host: str
    port: int
    is_ssl: bool
    ssl: object = True


class BaseConnector(Partial):
    """Connections of a session, and their limits."""

    def __init__(self, *, keepalive_timeout=15.0, force_close=False, limit=100, limit_per_host=0,
                 enable_cleanup_closed=False, loop=None):
        self.limit = limit
        self.limit_per_host = limit_per_host
        self.force_close = force_close
        self.pool = Pool(limit, limit_per_host)
        self._closed = False

    @property
    def closed(self):
        return self._closed

    async def close(self):
        self._closed = True
        self.pool.close()

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        await self.close()


class TCPConnector(BaseConnector):
    """Connections over TCP; over TLS nothing is different here."""

    def __init__(self, *, verify_ssl=True, ssl=True, use_dns_cache=True, ttl_dns_cache=10, family=0,
                 keepalive_timeout=15.0, force_close=False, limit=100, limit_per_host=0,
                 enable_cleanup_closed=False, loop=None, **others):
        refuse('aiohttp.TCPConnector', others)
        super().__init__(limit=limit, limit_per_host=limit_per_host, force_close=force_close)
        self.ssl = ssl
