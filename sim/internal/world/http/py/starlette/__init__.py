"""Starlette: the toolkit under FastAPI."""

from _http.missing import absent

__version__ = '0.50.0'

__getattr__ = absent('starlette')
