"""Serving with one call."""

from uvicorn.config import Config
from uvicorn.server import Server


def run(app, **options):
    """Serve an application until the program is interrupted, or until the
    world's scripted clients have been answered."""
    Server(Config(app, **options)).run()
