"""Telling an ASGI application that the server starts and ends."""

import asyncio


class Lifespan:
    """The application's side runs in a task of its own."""

    def __init__(self, app, state):
        self.app, self.state = app, state
        self.inbox = asyncio.Queue()
        self.outbox = asyncio.Queue()
        self.task = None
        self.failure = None

    async def startup(self):
        """Let the application start; say whether it did."""
        self.task = asyncio.create_task(self._run())
        return await self._tell('startup')

    async def shutdown(self):
        """Let the application end; say whether it did without an error."""
        if self.task.done():
            return True
        return await self._tell('shutdown')

    async def _tell(self, event):
        await self.inbox.put({'type': f'lifespan.{event}'})
        message = await self.outbox.get()
        if message is None:  # the application knows nothing of lifespans
            return True
        if message['type'] == f'lifespan.{event}.failed':
            self.failure = message.get('message', '')
            return False
        return True

    async def _run(self):
        scope = {'type': 'lifespan', 'asgi': {'version': '3.0', 'spec_version': '2.0'}, 'state': self.state}
        try:
            await self.app(scope, self.inbox.get, self.outbox.put)
        except BaseException as e:
            if self.failure is None and not isinstance(e, asyncio.CancelledError):
                self.error = e
        finally:
            await self.outbox.put(None)
