"""The same as starlette.background."""

from starlette.background import *
