"""The module's own name for what sqlite3 gives."""

from sqlite3 import *
