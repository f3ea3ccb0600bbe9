"""The same as starlette.responses."""

from starlette.responses import *
