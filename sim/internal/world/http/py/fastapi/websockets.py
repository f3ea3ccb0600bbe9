"""The same as starlette.websockets."""

from starlette.websockets import *
