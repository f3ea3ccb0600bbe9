"""uvicorn: serves ASGI applications."""

from _http.missing import absent
from uvicorn.config import Config
from uvicorn.main import run
from uvicorn.server import Server

__version__ = '0.38.0'

__getattr__ = absent('uvicorn')
