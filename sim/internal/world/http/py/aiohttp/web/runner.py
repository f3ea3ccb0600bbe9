"""Serving applications."""

import asyncio
import logging
import signal

from _http.missing import Partial, refuse
from _http.server import Port, Requests
from _httpcore import serving
from aiohttp.web.exceptions import HTTPException
from aiohttp.web.request import Request
from aiohttp.web.response import Response, StreamResponse

server_logger = logging.getLogger('aiohttp.server')


class GracefulExit(SystemExit):
    """The server was told to end."""

    code = 1


class RequestHandler:
    """Talks on one connection."""

    def __init__(self, runner, conn):
        self.runner, self.app, self.conn = runner, runner.app, conn

    async def start(self):
        try:
            async for incoming in Requests(self.conn):
                self.runner._answering += 1
                try:
                    if not await self.answer(incoming):
                        break
                finally:
                    self.runner._answered()
        finally:
            self.conn.close()

    async def answer(self, incoming):
        """Answer a request; say whether the connection can be used again."""
        request = Request(incoming, self.conn, self.app)
        try:
            response = await self.app._handle(request)
            if not isinstance(response, StreamResponse):
                raise RuntimeError('Missing return statement on request handler')
        except HTTPException as e:
            response = e
        except ConnectionResetError:
            return False
        except Exception as e:
            server_logger.error('Error handling request from %s', request.remote, exc_info=e)
            response = Response(status=500, text='500 Internal Server Error\n\nServer got itself in trouble')
        try:
            await response.prepare(request)
            await response.write_eof()
        except ConnectionResetError:
            return False
        return True


class BaseRunner(Partial):
    """Keeps an application and the sites where it is served."""

    def __init__(self, app):
        self._app = app
        self._sites = []
        self._up = False
        self._answering = 0  # requests that have no answer yet
        self._quiet = None  # ends when there is none, where somebody waits for that

    def _answered(self):
        self._answering -= 1
        if self._quiet is not None and not self._answering and not self._quiet.done():
            self._quiet.set_result(None)

    @property
    def app(self):
        return self._app

    @property
    def sites(self):
        return set(self._sites)

    @property
    def addresses(self):
        return [(site._host or '0.0.0.0', site._bound.port) for site in self._sites]

    async def setup(self):
        await self._app.startup()
        self._up = True

    async def cleanup(self):
        """Close the sites, then let the application clean up."""
        for site in self._sites:
            site._bound.stop()
        await self._app.shutdown()
        if self._answering:
            self._quiet = asyncio.get_running_loop().create_future()
            await asyncio.wait([self._quiet], timeout=self._shutdown_timeout)
        for site in self._sites:
            await site._bound.close()
        self._sites.clear()
        if self._up:
            self._up = False
            await self._app.cleanup()

    shutdown = cleanup


class AppRunner(BaseRunner):
    """The runner of an Application."""

    def __init__(self, app, *, handle_signals=False, access_log=None, keepalive_timeout=75, shutdown_timeout=60, **others):
        refuse('aiohttp.web.AppRunner', others, ('access_log_class', 'access_log_format'))
        super().__init__(app)
        self._shutdown_timeout = shutdown_timeout


class TCPSite(Partial):
    """A port where an application is served."""

    def __init__(self, runner, host=None, port=None, *, shutdown_timeout=60, ssl_context=None, backlog=128,
                 reuse_address=None, reuse_port=None):
        refuse('aiohttp.web.TCPSite', {'ssl_context': ssl_context})
        self._runner, self._host, self._port = runner, host, 8080 if port is None else port

    @property
    def name(self):
        return f'http://{self._host or "0.0.0.0"}:{self._bound.port}'

    async def start(self):
        if not self._runner._up:
            raise RuntimeError('Call runner.setup() before making a site')
        self._bound = Port(self._host, self._port, lambda conn: RequestHandler(self._runner, conn).start())
        self._runner._sites.append(self)

    async def stop(self):
        await self._bound.close()
        self._runner._sites.remove(self)


async def _serve_until_told(what, handle_signals):
    """Wait for the scripted clients, or for SIGINT or SIGTERM."""
    told = asyncio.ensure_future(serving(what))
    loop = asyncio.get_running_loop()
    handled = (signal.SIGINT, signal.SIGTERM) if handle_signals else ()
    for number in handled:
        loop.add_signal_handler(number, told.cancel)
    try:
        await told
    except asyncio.CancelledError:
        if asyncio.current_task().cancelling():
            raise
    finally:
        for number in handled:
            loop.remove_signal_handler(number)


async def _run_app(app, host, port, print, handle_signals, shutdown_timeout):
    if asyncio.iscoroutine(app):
        app = await app
    runner = AppRunner(app, shutdown_timeout=shutdown_timeout)
    await runner.setup()
    try:
        site = TCPSite(runner, host, port)
        await site.start()
        if print:
            print(f'======== Running on {site.name} ========\n(Press CTRL+C to quit)')
        what = f'requests to {site.name}, which nobody sends (the world can have clients that do)'
        await _serve_until_told(what, handle_signals)
    finally:
        await runner.cleanup()


def run_app(app, *, host=None, port=None, path=None, sock=None, shutdown_timeout=60, keepalive_timeout=75,
            ssl_context=None, print=print, backlog=128, access_log=None, handle_signals=True, reuse_address=None,
            reuse_port=None, handler_cancellation=False, loop=None, **others):
    """Serve an application until the program is interrupted, or until the
    world's scripted clients have been answered."""
    refuse('aiohttp.web.run_app', {'path': path, 'sock': sock, 'ssl_context': ssl_context})
    try:
        asyncio.run(_run_app(app, host, port, print, handle_signals, shutdown_timeout))
    except (GracefulExit, KeyboardInterrupt):
        pass
