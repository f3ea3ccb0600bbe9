"""multidict: the dicts of aiohttp."""

from _http.missing import absent
from aiohttp.helpers import CIMultiDict, CIMultiDictProxy
from aiohttp.web.request import MultiDict

__getattr__ = absent('multidict')
