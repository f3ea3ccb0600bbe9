"""Sessions, which make the requests."""

import json as json_module
from base64 import b64encode
from time import perf_counter

from _http.exchange import Exchange, Pool
from _http.form import encode_body
from _http.headers import cookie_line, set_cookies
from _http.missing import Partial, not_simulated, refuse
from _http.translation import Translation
from _http.url import URL
from requests.exceptions import (
    ChunkedEncodingError, ConnectionError, ConnectTimeout, InvalidSchema, InvalidURL, MissingSchema, ReadTimeout,
    TooManyRedirects,
)
from requests.models import CaseInsensitiveDict, PreparedRequest, Response


class Codes:
    """Statuses by name."""

    ok, created, accepted, no_content = 200, 201, 202, 204
    moved_permanently, found, see_other, not_modified = 301, 302, 303, 304
    bad_request, unauthorized, forbidden, not_found = 400, 401, 403, 404
    method_not_allowed, conflict, unprocessable_entity, too_many_requests = 405, 409, 422, 429
    internal_server_error, bad_gateway, service_unavailable, gateway_timeout = 500, 502, 503, 504


codes = Codes()


class FailureAsRequestException(Translation):
    """Turns failures of the connection into the library's exceptions."""

    def __init__(self, url, connect, read):
        self.url, self.connect, self.read = url, connect, read

    def _tried(self, cause):
        return f'{self._pool()}: Max retries exceeded with url: {self.url.target} (Caused by {cause})'

    def _pool(self):
        return f'HTTP{"S" if self.url.secure else ""}ConnectionPool(host={self.url.host!r}, port={self.url.port})'

    def exception(self, kind, text):
        host, port = self.url.host, self.url.port
        conn = f'HTTP{"S" if self.url.secure else ""}Connection(host={host!r}, port={port})'
        if kind == 'dns':
            return ConnectionError(self._tried(
                f'NameResolutionError("{conn}: Failed to resolve {host!r} ([Errno -2] {text})")'))
        if kind == 'refused':
            return ConnectionError(self._tried(
                f'NewConnectionError("{conn}: Failed to establish a new connection: [Errno 111] {text}")'))
        if kind == 'connect timeout':
            return ConnectTimeout(self._tried(
                f'ConnectTimeoutError({conn}, \'Connection to {host} timed out. (connect timeout={self.connect})\')'))
        if kind == 'read timeout':
            return ReadTimeout(f'{self._pool()}: Read timed out. (read timeout={self.read})')
        if kind == 'reset':
            return ConnectionError(('Connection aborted.', ConnectionResetError(104, text)))
        if kind == 'incomplete':
            return ChunkedEncodingError(('Connection broken: IncompleteRead', text))
        return ConnectionError(
            "('Connection aborted.', RemoteDisconnected('Remote end closed connection without response'))")


class Session(Partial):
    """Makes requests, and keeps connections, headers and cookies for them."""

    def __init__(self):
        self.headers = CaseInsensitiveDict({
            'User-Agent': 'python-requests/2.32.5', 'Accept-Encoding': 'gzip, deflate', 'Accept': '*/*',
            'Connection': 'keep-alive',
        })
        self.auth = None
        self.params = {}
        self.cookies = {}
        self.verify = True
        self.max_redirects = 30
        self._pool = Pool()

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.close()

    def close(self):
        self._pool.close()

    def mount(self, prefix, adapter):
        not_simulated('requests.Session.mount()')

    def request(self, method, url, params=None, data=None, headers=None, cookies=None, files=None, auth=None,
                timeout=None, allow_redirects=True, proxies=None, hooks=None, stream=None, verify=None, cert=None,
                json=None):
        """Make a request and wait for its answer."""
        refuse('requests.request', {'proxies': proxies, 'hooks': hooks, 'cert': cert})
        url = absolute(url)
        query = {**self.params, **params} if isinstance(params, dict) else params or self.params
        if query:
            url = url.update_query(query)
        body, kind = encode_body(data, json_module.dumps, json, files)
        if isinstance(data, (str, bytes)):
            kind = None
        sent = self._headers(headers, cookies, auth or self.auth, kind)
        connect, read = timeout if isinstance(timeout, tuple) else (timeout, timeout)
        response = self._follow(method.upper(), url, sent, body, connect, read, allow_redirects)
        if not stream:
            response.content
        return response

    def _headers(self, headers, cookies, auth, kind):
        sent = self.headers.copy()
        sent.update(headers)
        if kind:
            sent.setdefault('Content-Type', kind)
        if isinstance(auth, tuple):
            sent['Authorization'] = 'Basic ' + b64encode(f'{auth[0]}:{auth[1]}'.encode('latin1')).decode()
        cookies = {**self.cookies, **(cookies or {})}
        if cookies:
            sent['Cookie'] = cookie_line(cookies)
        return sent

    def _follow(self, method, url, headers, body, connect, read, allow_redirects):
        """Send a request, and again where the answer says that it is to go elsewhere."""
        history = []
        while True:
            response = self._send(method, url, headers, body, connect, read)
            response.history = list(history)
            if not (allow_redirects and response.is_redirect):
                return response
            history.append(response)
            response.content
            if len(history) > self.max_redirects:
                raise TooManyRedirects(f'Exceeded {self.max_redirects} redirects.', response=response)
            if response.status_code in (301, 302, 303) and method not in ('GET', 'HEAD'):
                method, body = 'GET', b''
                headers.pop('Content-Type', None)
            if self.cookies:
                headers['Cookie'] = cookie_line(self.cookies)
            url = url.join(response.headers['Location'])

    def _send(self, method, url, headers, body, connect, read):
        translate = FailureAsRequestException(url, connect, read)
        exchange = Exchange(self._pool, url, method, headers, body, connect, read)
        start = perf_counter()
        with translate:
            exchange.send_now()
        sent = PreparedRequest(method, shown(url), headers, body)
        response = Response(exchange, sent, perf_counter() - start, translate)
        set_cookies(response.headers, self.cookies)
        set_cookies(response.headers, response.cookies)
        return response

    def get(self, url, **options):
        return self.request('GET', url, **options)

    def options(self, url, **options):
        return self.request('OPTIONS', url, **options)

    def head(self, url, **options):
        options.setdefault('allow_redirects', False)
        return self.request('HEAD', url, **options)

    def post(self, url, data=None, json=None, **options):
        return self.request('POST', url, data=data, json=json, **options)

    def put(self, url, data=None, **options):
        return self.request('PUT', url, data=data, **options)

    def patch(self, url, data=None, **options):
        return self.request('PATCH', url, data=data, **options)

    def delete(self, url, **options):
        return self.request('DELETE', url, **options)


def absolute(text):
    """Give the URL of a request, or raise what is wrong with it."""
    text = str(text).lstrip()
    if ':' in text and not text.lower().startswith('http'):
        raise InvalidSchema(f'No connection adapters were found for {text!r}')
    try:
        url = URL(text)
    except ValueError as e:
        raise InvalidURL(f'Failed to parse: {text}') from e
    if not url.scheme:
        raise MissingSchema(f'Invalid URL {text!r}: No scheme supplied. Perhaps you meant https://{text}?')
    if not url.host:
        raise InvalidURL(f'Invalid URL {text!r}: No host supplied')
    return url


def shown(url):
    """Give a URL as responses have it: with a path."""
    return str(url if url._path else url.with_path(url.target))


def session():
    return Session()
