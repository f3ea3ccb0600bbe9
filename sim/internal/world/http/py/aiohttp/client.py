"""The client."""

import asyncio
import json as json_module
import math
import sys
import warnings
from dataclasses import dataclass

from _http.exchange import Exchange
from _http.form import encode_body
from _http.headers import cookie_line
from _http.missing import Partial, refuse
from _http.url import URL
from aiohttp.client_exceptions import InvalidUrlClientError, NonHttpUrlClientError, TooManyRedirects
from aiohttp.client_reqrep import ClientResponse
from aiohttp.client_ws import open_websocket
from aiohttp.connector import TCPConnector
from aiohttp.failures import FailureAsClientError
from aiohttp.formdata import FormData
from aiohttp.helpers import CIMultiDict, CookieJar

USER_AGENT = f'Python/{sys.version_info[0]}.{sys.version_info[1]} aiohttp/3.13.2'


@dataclass(frozen=True)
class ClientTimeout:
    """How long the parts of a request may take, in seconds."""

    total: float | None = None
    connect: float | None = None
    sock_read: float | None = None
    sock_connect: float | None = None
    ceil_threshold: float = 5

    def ends(self):
        """Give the moment when a request that begins now has taken too long: a
        whole second where the time-out is long."""
        if not self.total:
            return None
        when = asyncio.get_running_loop().time() + self.total
        return math.ceil(when) if self.total > self.ceil_threshold else when


DEFAULT_TIMEOUT = ClientTimeout(total=5 * 60, sock_connect=30)
UNSET = object()


class ClientSession(Partial):
    """Makes requests, and keeps connections, headers and cookies for them."""

    def __init__(self, base_url=None, *, connector=None, loop=None, cookies=None, headers=None, auth=None,
                 json_serialize=json_module.dumps, version=None, cookie_jar=None, connector_owner=True,
                 raise_for_status=False, timeout=UNSET, trust_env=False, read_bufsize=2**16, **others):
        self._closed = True  # until it is complete
        asyncio.get_running_loop()
        refuse('aiohttp.ClientSession', others, ('auto_decompress', 'requote_redirect_url', 'max_line_size'))
        self._base_url = None if base_url is None else URL(base_url)
        self._connector = TCPConnector() if connector is None else connector
        self._connector_owner = connector_owner
        self.headers = CIMultiDict(headers or ())
        self.auth = auth
        self.cookie_jar = CookieJar() if cookie_jar is None else cookie_jar
        self.cookie_jar.update_cookies(cookies or {})
        self._dumps = json_serialize
        self.raise_for_status = raise_for_status
        self.timeout = DEFAULT_TIMEOUT if timeout is UNSET else as_timeout(timeout)
        self._closed = False

    @property
    def closed(self):
        return self._closed or self._connector.closed

    @property
    def connector(self):
        return self._connector

    async def close(self):
        """End all connections."""
        if not self._closed:
            self._closed = True
            if self._connector_owner:
                await self._connector.close()

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        await self.close()

    def __enter__(self):
        raise TypeError('Use async with instead')

    def __exit__(self, *exc):
        pass

    def __del__(self):
        if not self._closed:
            warnings.warn(f'Unclosed client session {self!r}', ResourceWarning, source=self)
            print('Unclosed client session', f'client_session: {self!r}', sep='\n', file=sys.stderr)

    def request(self, method, url, **options):
        return RequestContext(self._request(method, url, **options))

    def get(self, url, *, allow_redirects=True, **options):
        return self.request('GET', url, allow_redirects=allow_redirects, **options)

    def options(self, url, *, allow_redirects=True, **options):
        return self.request('OPTIONS', url, allow_redirects=allow_redirects, **options)

    def head(self, url, *, allow_redirects=False, **options):
        return self.request('HEAD', url, allow_redirects=allow_redirects, **options)

    def post(self, url, *, data=None, **options):
        return self.request('POST', url, data=data, **options)

    def put(self, url, *, data=None, **options):
        return self.request('PUT', url, data=data, **options)

    def patch(self, url, *, data=None, **options):
        return self.request('PATCH', url, data=data, **options)

    def delete(self, url, **options):
        return self.request('DELETE', url, **options)

    def ws_connect(self, url, **options):
        return RequestContext(open_websocket(self, self._absolute(url), **options))

    def _absolute(self, url):
        text = str(url)
        try:
            url = URL(url)
        except ValueError:
            raise InvalidUrlClientError(text) from None
        if self._base_url is not None and not url.is_absolute():
            url = self._base_url.join(url)
        if not url.host:
            raise InvalidUrlClientError(text)
        if url.scheme not in ('http', 'https', 'ws', 'wss'):
            raise NonHttpUrlClientError(text)
        return url

    async def _request(self, method, url, *, params=None, data=None, json=None, headers=None, cookies=None,
                       auth=None, allow_redirects=True, max_redirects=10, raise_for_status=None,
                       timeout=UNSET, ssl=True, **others):
        if self.closed:
            raise RuntimeError('Session is closed')
        refuse('aiohttp request', others, ('compress', 'chunked', 'expect100', 'read_until_eof', 'trace_request_ctx'))
        if data is not None and json is not None:
            raise ValueError('data and json parameters can not be used at the same time')
        url = self._absolute(url)
        if params:
            url = url.update_query(params)
        body, kind = data.encode() if isinstance(data, FormData) else encode_body(data, self._dumps, json)
        sent = self._headers(headers, cookies, auth or self.auth, kind)
        timeout = self.timeout if timeout is UNSET else as_timeout(timeout)
        async with asyncio.timeout_at(timeout.ends()) as limit:
            response = await self._follow(method.upper(), url, sent, body, timeout, allow_redirects, max_redirects)
        response._translate.deadline = limit.when()
        await self._check(response, self.raise_for_status if raise_for_status is None else raise_for_status)
        return response

    def _headers(self, headers, cookies, auth, kind):
        sent = CIMultiDict(self.headers)
        sent.update(headers)
        for name, value in (('Accept', '*/*'), ('Accept-Encoding', 'gzip, deflate'), ('User-Agent', USER_AGENT)):
            sent.setdefault(name, value)
        if kind:
            sent.setdefault('Content-Type', kind)
        if auth is not None:
            sent['Authorization'] = auth.encode()
        cookies = {**self.cookie_jar.filter_cookies(), **(cookies or {})}
        if cookies:
            sent['Cookie'] = cookie_line(cookies)
        if self._connector.force_close:
            sent['Connection'] = 'close'
        return sent

    async def _follow(self, method, url, headers, body, timeout, allow_redirects, max_redirects):
        """Send a request, and again where the answer says that it is to go elsewhere."""
        history = []
        while True:
            response = await self._send(method, url, headers, body, timeout, history)
            location = response.headers.get('Location')
            if not (allow_redirects and response.status in (301, 302, 303, 307, 308) and location):
                return response
            history.append(response)
            response.release()
            if len(history) >= max_redirects:
                raise TooManyRedirects(history[0].request_info, tuple(history))
            if response.status == 303 and method != 'HEAD' or response.status in (301, 302) and method == 'POST':
                method, body = 'GET', b''
                headers.pop('Content-Type', None)
                headers.pop('Content-Length', None)
            if len(self.cookie_jar):
                headers['Cookie'] = cookie_line(self.cookie_jar.filter_cookies())
            url = url.join(location)

    async def _send(self, method, url, headers, body, timeout, history):
        translate = FailureAsClientError(url)
        connect = min((t for t in (timeout.connect, timeout.sock_connect) if t), default=None)
        exchange = Exchange(self._connector.pool, url, method, headers, body, connect, timeout.sock_read)
        with translate:
            await exchange.send()
        response = ClientResponse(exchange, method, url.without_fragment(), headers, history, translate)
        self.cookie_jar.take(response.headers)
        return response

    async def _check(self, response, check):
        if callable(check):
            await check(response)
        elif check:
            response.raise_for_status()


def as_timeout(timeout):
    """Give a ClientTimeout for what may be one, a number or None."""
    if timeout is None:
        return ClientTimeout()
    if isinstance(timeout, ClientTimeout):
        return timeout
    return ClientTimeout(total=timeout)


class RequestContext:
    """A request that is made when it is awaited or entered."""

    def __init__(self, coro):
        self._coro = coro
        self._response = None

    def __await__(self):
        return self._coro.__await__()

    def send(self, value):
        return self._coro.send(value)

    def throw(self, *exc):
        return self._coro.throw(*exc)

    def close(self):
        return self._coro.close()

    async def __aenter__(self):
        self._response = await self._coro
        return await self._response.__aenter__()

    async def __aexit__(self, *exc):
        await self._response.__aexit__(*exc)


class SessionContext(RequestContext):
    """A request with a session of its own."""

    def __init__(self, coro, session):
        super().__init__(coro)
        self._session = session

    async def __aexit__(self, *exc):
        await super().__aexit__(*exc)
        await self._session.close()


def request(method, url, *, connector=None, **options):
    """Make a request in a session of its own."""
    session = ClientSession(connector=connector)
    return SessionContext(session._request(method, url, **options), session)
