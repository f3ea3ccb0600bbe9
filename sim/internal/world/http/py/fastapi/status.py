"""The same as starlette.status."""

from starlette.status import *
