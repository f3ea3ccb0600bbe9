"""The server under its other name."""

from websockets.asyncio.server import ServerConnection, serve
