"""The client under its other name."""

from websockets.asyncio.client import ClientConnection, connect
