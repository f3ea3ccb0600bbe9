asyncio.run(None)
