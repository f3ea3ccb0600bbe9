"""The same as starlette.requests."""

from starlette.requests import *
