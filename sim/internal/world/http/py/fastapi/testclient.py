"""The same as starlette.testclient."""

from starlette.testclient import *
