"""The server."""

import asyncio
import os
import signal
import sys
import threading
import traceback

from _http.lifespan import Lifespan
from _http.missing import Partial
from _http.server import Port, Requests
from _httpcore import serving
from uvicorn.protocols import RequestResponseCycle, WebSocketCycle


class Server(Partial):
    """Serves an application."""

    def __init__(self, config):
        self.config = config
        self.started = False
        self._served = None
        self._cycles = set()
        self.should_exit = False
        self.force_exit = False
        self.state = {}

    def log(self, text, level=20, name='INFO', file=None):
        if level >= self.config.level:
            print(f'{name + ":":<10}{text}', file=file or sys.stderr)

    def run(self, sockets=None):
        try:
            asyncio.run(self.serve())
        except KeyboardInterrupt:
            pass

    async def serve(self, sockets=None):
        """Start, serve, and end."""
        self._handle_signals()
        try:
            await self._serve()
        finally:
            self._raise_signals()

    async def _serve(self):
        pid = os.getpid()
        self.log(f'Started server process [{pid}]')
        if not await self.startup():
            return
        try:
            await self.main_loop()
        finally:
            await self.shutdown()
            self.log(f'Finished server process [{pid}]')

    def _handle_signals(self):
        """Let SIGINT and SIGTERM end the server."""
        self._captured = []
        self._handles = threading.current_thread() is threading.main_thread()
        if self._handles:
            loop = asyncio.get_running_loop()
            for number in signal.SIGINT, signal.SIGTERM:
                loop.add_signal_handler(number, self.handle_exit, number, None)

    def _raise_signals(self):
        """Do what the signals that have come would have done without a server."""
        if self._handles:
            loop = asyncio.get_running_loop()
            for number in signal.SIGINT, signal.SIGTERM:
                loop.remove_signal_handler(number)
        for number in reversed(self._captured):
            signal.raise_signal(number)

    def handle_exit(self, sig, frame):
        self._captured.append(sig)
        self.should_exit = True

    async def startup(self, sockets=None):
        self.app = self.config.load()
        self.lifespan = Lifespan(self.app, self.state)
        self.log('Waiting for application startup.')
        if not await self.lifespan.startup():
            self.log(self.lifespan.failure.rstrip(), 40, 'ERROR')
            self.log('Application startup failed. Exiting.', 40, 'ERROR')
            self.should_exit = True
            return False
        self.log('Application startup complete.')
        try:
            self.port = Port(self.config.host, self.config.port, self.talk)
        except OSError as e:
            self.log(e.strerror and f'[Errno {e.errno}] {e.strerror}', 40, 'ERROR')
            await self.lifespan.shutdown()
            sys.exit(1)
        self.where = f'http://{self.config.host}:{self.port.port}'
        self.log(f'Uvicorn running on {self.where} (Press CTRL+C to quit)')
        self.started = True
        return True

    async def main_loop(self):
        """Wait until the scripted clients have been answered, or until the
        program sets should_exit."""
        what = f'requests to {self.where}, which nobody sends (the world can have clients that do)'
        self._served = asyncio.ensure_future(serving(what))
        try:
            if not self.should_exit:
                await self._served
        except asyncio.CancelledError:
            if not self.should_exit:
                raise

    @property
    def should_exit(self):
        return self._should_exit

    @should_exit.setter
    def should_exit(self, value):
        self._should_exit = value
        if value and self._served is not None:
            self._served.cancel()

    async def shutdown(self, sockets=None):
        """Let the requests end that are being answered, then the application."""
        self.log('Shutting down')
        self.port.stop()
        if self._cycles:
            self.log('Waiting for background tasks to complete. (CTRL+C to force quit)')
        for cycle in list(self._cycles):
            await cycle
        await self.port.close()
        self.log('Waiting for application shutdown.')
        if await self.lifespan.shutdown():
            self.log('Application shutdown complete.')

    async def talk(self, conn):
        """Answer the requests that arrive on a connection."""
        try:
            async for incoming in Requests(conn):
                if incoming.headers.get('Upgrade', '').lower() == 'websocket':
                    cycle = WebSocketCycle(self, conn, incoming)
                else:
                    cycle = RequestResponseCycle(self, conn, incoming)
                task = asyncio.create_task(cycle.run_asgi())
                self._cycles.add(task)
                task.add_done_callback(self._cycles.discard)
                if not await asyncio.shield(task):
                    break
        finally:
            conn.close()

    def failed(self, exc):
        text = ''.join(traceback.format_exception(exc)).rstrip()
        self.log(f'Exception in ASGI application\n{text}', 40, 'ERROR')
