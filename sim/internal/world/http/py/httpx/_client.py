"""The clients: one that waits and one that awaits."""

from base64 import b64encode
from time import perf_counter

import asyncio
from _http.exchange import Exchange, Pool
from _http.form import compact, encode_body
from _http.headers import cookie_line, set_cookies
from _http.missing import Partial, refuse
from httpx._config import DEFAULT_LIMITS, DEFAULT_TIMEOUT, UNSET, Timeout
from httpx._exceptions import InvalidURL, PoolTimeout, TooManyRedirects, UnsupportedProtocol
from httpx._failures import FailureAsTransportError
from httpx._models import URL, Headers, Request, Response


class BaseClient(Partial):
    """What both clients have in common."""

    _awaits = False

    def __init__(self, *, auth=None, params=None, headers=None, cookies=None, verify=True, http1=True, http2=False,
                 proxy=None, mounts=None, timeout=DEFAULT_TIMEOUT, follow_redirects=False, limits=DEFAULT_LIMITS,
                 max_redirects=20, event_hooks=None, base_url='', transport=None, trust_env=True,
                 default_encoding='utf-8', cert=None):
        refuse(f'httpx.{type(self).__name__}', {'proxy': proxy, 'mounts': mounts, 'cert': cert, 'http2': http2})
        self.headers = Headers({
            'accept': '*/*', 'accept-encoding': 'gzip, deflate', 'connection': 'keep-alive',
            'user-agent': 'python-httpx/0.28.1',
        })
        self.headers.update(headers)
        self.auth = auth
        self.params = params or {}
        self.cookies = dict(cookies or {})
        self.timeout = Timeout(timeout)
        self.follow_redirects = follow_redirects
        self.max_redirects = max_redirects
        self.base_url = URL(base_url)
        self.event_hooks = {'request': [], 'response': [], **(event_hooks or {})}
        self._transport = transport
        self._pool = Pool(limits.max_connections)
        self.is_closed = False

    def build_request(self, method, url, *, content=None, data=None, files=None, json=None, params=None,
                      headers=None, cookies=None, auth=UNSET, timeout=None, extensions=None):
        """Make a request without sending it."""
        url = self._absolute(url)
        query = {**self.params, **params} if isinstance(params, dict) else params or self.params
        if query:
            url = url.update_query(query)
        body, kind = encode_body(data if content is None else content, compact, json, files)
        if content is not None and isinstance(content, bytes):
            kind = None
        sent = Headers({'host': url.authority})
        sent.update(self.headers)
        sent.update(headers)
        if kind:
            sent.setdefault('content-type', kind)
        if body or method.upper() in ('POST', 'PUT', 'PATCH'):
            sent['content-length'] = len(body)
        self._identify(sent, cookies, self.auth if auth is UNSET else auth)
        return Request(method, url, headers=sent, content=body)

    def _identify(self, headers, cookies, auth):
        if isinstance(auth, tuple):
            headers['authorization'] = 'Basic ' + b64encode(f'{auth[0]}:{auth[1]}'.encode()).decode()
        elif auth is not None:
            auth.sign(headers)
        cookies = {**self.cookies, **(cookies or {})}
        if cookies:
            headers['cookie'] = cookie_line(cookies)

    def _absolute(self, url):
        try:
            url = url if isinstance(url, URL) else URL(str(url))
        except ValueError as e:
            raise InvalidURL(str(e)) from None
        if self.base_url.host and not url.host:
            base = str(self.base_url).rstrip('/') + '/'
            url = URL(base + str(url).lstrip('/'))
        if not url.scheme or not url.host:
            raise UnsupportedProtocol("Request URL is missing an 'http://' or 'https://' protocol.")
        if url.scheme not in ('http', 'https'):
            raise UnsupportedProtocol(f"Request URL has an unsupported protocol '{url.scheme}://'.")
        return url

    def _exchange(self, request, timeout):
        url = request.url
        exchange = Exchange(self._pool, url, request.method, request.headers, request.content, timeout.connect, timeout.read)
        exchange.key = (url.host, url.port or (443 if url.secure else 80))
        return exchange

    def _answer(self, exchange, request, start, translate):
        response = Response(exchange.status, headers=exchange.fields, request=request, exchange=exchange,
                            elapsed=perf_counter() - start, translate=translate)
        set_cookies(response.headers, self.cookies)
        set_cookies(response.headers, response.cookies)
        return response

    def _redirected(self, request, response, history):
        """Give the request that a redirect asks for."""
        if len(history) > self.max_redirects:
            raise TooManyRedirects('Exceeded maximum allowed redirects.', request=request)
        method, content, headers = request.method, request.content, request.headers.copy()
        status = response.status_code
        if status == 303 and method != 'HEAD' or status == 302 and method != 'HEAD' or status == 301 and method == 'POST':
            method, content = 'GET', b''
            headers.pop('content-length', None)
            headers.pop('content-type', None)
        if self.cookies:
            headers['cookie'] = cookie_line(self.cookies)
        url = request.url.join(response.headers['location'])
        headers['host'] = url.authority
        return Request(method, url, headers=headers, content=content)

    def _check_open(self):
        if self.is_closed:
            raise RuntimeError('Cannot send a request, as the client has been closed.')

    def _options(self, timeout, follow):
        return (self.timeout if timeout is UNSET else Timeout(timeout),
                self.follow_redirects if follow is UNSET else follow)


class Client(BaseClient):
    """A client that waits."""

    def request(self, method, url, *, timeout=UNSET, follow_redirects=UNSET, **options):
        request = self.build_request(method, url, **options)
        return self.send(request, timeout=timeout, follow_redirects=follow_redirects)

    def send(self, request, *, stream=False, timeout=UNSET, follow_redirects=UNSET, auth=UNSET):
        self._check_open()
        timeout, follow = self._options(timeout, follow_redirects)
        history = []
        while True:
            for hook in self.event_hooks['request']:
                hook(request)
            response = self._send_one(request, timeout)
            response.history = list(history)
            for hook in self.event_hooks['response']:
                hook(response)
            if not (follow and response.has_redirect_location):
                if not stream:
                    response.read()
                return response
            history.append(response)
            response.read()
            request = self._redirected(request, response, history)

    def _send_one(self, request, timeout):
        if self._transport is not None:
            response = self._transport.handle_request(request)
            response._request = request
            return response
        start, translate = perf_counter(), FailureAsTransportError(request, False)
        exchange = self._exchange(request, timeout)
        with translate:
            exchange.send_now()
        return self._answer(exchange, request, start, translate)

    def stream(self, method, url, *, timeout=UNSET, follow_redirects=UNSET, **options):
        request = self.build_request(method, url, **options)
        return Streaming(self, request, {'timeout': timeout, 'follow_redirects': follow_redirects})

    def close(self):
        self.is_closed = True
        self._pool.close()

    def __enter__(self):
        self._check_entered()
        return self

    def __exit__(self, *exc):
        self.close()

    def _check_entered(self):
        if self.is_closed:
            raise RuntimeError('Cannot reopen a client instance, once it has been closed.')

    def get(self, url, **options):
        return self.request('GET', url, **options)

    def options(self, url, **options):
        return self.request('OPTIONS', url, **options)

    def head(self, url, **options):
        return self.request('HEAD', url, **options)

    def post(self, url, **options):
        return self.request('POST', url, **options)

    def put(self, url, **options):
        return self.request('PUT', url, **options)

    def patch(self, url, **options):
        return self.request('PATCH', url, **options)

    def delete(self, url, **options):
        return self.request('DELETE', url, **options)


class Streaming:
    """What stream() gives: a response whose body is read piece by piece."""

    def __init__(self, client, request, options):
        self.client, self.request, self.options = client, request, options

    def __enter__(self):
        self.response = self.client.send(self.request, stream=True, **self.options)
        return self.response

    def __exit__(self, *exc):
        self.response.close()

    async def __aenter__(self):
        self.response = await self.client.send(self.request, stream=True, **self.options)
        return self.response

    async def __aexit__(self, *exc):
        await self.response.aclose()


class AsyncClient(BaseClient):
    """A client that awaits."""

    _awaits = True

    async def request(self, method, url, *, timeout=UNSET, follow_redirects=UNSET, **options):
        request = self.build_request(method, url, **options)
        return await self.send(request, timeout=timeout, follow_redirects=follow_redirects)

    async def send(self, request, *, stream=False, timeout=UNSET, follow_redirects=UNSET, auth=UNSET):
        self._check_open()
        timeout, follow = self._options(timeout, follow_redirects)
        history = []
        while True:
            for hook in self.event_hooks['request']:
                await hook(request)
            response = await self._send_one(request, timeout)
            response.history = list(history)
            for hook in self.event_hooks['response']:
                await hook(response)
            if not (follow and response.has_redirect_location):
                if not stream:
                    await response.aread()
                return response
            history.append(response)
            await response.aread()
            request = self._redirected(request, response, history)

    async def _send_one(self, request, timeout):
        if self._transport is not None:
            response = await self._transport.handle_async_request(request)
            response._request = request
            return response
        start, translate = perf_counter(), FailureAsTransportError(request, True)
        exchange = self._exchange(request, timeout)
        with translate:
            if self._pool.full(exchange.key):
                await self._wait_for_turn(exchange, timeout, request)
            else:
                await exchange.send()
        return self._answer(exchange, request, start, translate)

    async def _wait_for_turn(self, exchange, timeout, request):
        try:
            async with asyncio.timeout(timeout.pool) as limit:
                exchange.on_connection = lambda: limit.reschedule(None)
                await exchange.send()
        except TimeoutError:
            raise PoolTimeout('', request=request) from None

    def stream(self, method, url, *, timeout=UNSET, follow_redirects=UNSET, **options):
        request = self.build_request(method, url, **options)
        return Streaming(self, request, {'timeout': timeout, 'follow_redirects': follow_redirects})

    async def aclose(self):
        self.is_closed = True
        self._pool.close()

    async def __aenter__(self):
        if self.is_closed:
            raise RuntimeError('Cannot reopen a client instance, once it has been closed.')
        return self

    async def __aexit__(self, *exc):
        await self.aclose()

    async def get(self, url, **options):
        return await self.request('GET', url, **options)

    async def options(self, url, **options):
        return await self.request('OPTIONS', url, **options)

    async def head(self, url, **options):
        return await self.request('HEAD', url, **options)

    async def post(self, url, **options):
        return await self.request('POST', url, **options)

    async def put(self, url, **options):
        return await self.request('PUT', url, **options)

    async def patch(self, url, **options):
        return await self.request('PATCH', url, **options)

    async def delete(self, url, **options):
        return await self.request('DELETE', url, **options)
