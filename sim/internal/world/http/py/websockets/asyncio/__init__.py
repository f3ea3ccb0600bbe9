"""WebSockets in asyncio."""
