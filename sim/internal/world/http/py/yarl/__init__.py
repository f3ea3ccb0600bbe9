"""yarl: the URLs of aiohttp."""

from _http.missing import absent
from _http.url import URL

__getattr__ = absent('yarl')
