"""Opening URLs, for programs that wait."""

from _http.exchange import Exchange, Pool
from _http.headers import Headers
from _http.missing import Partial, absent
from _http.url import URL
from _httpcore import Failure
from _sockets import gaierror
from urllib.error import HTTPError, URLError


class Request(Partial):
    """A request."""

    def __init__(self, url, data=None, headers={}, origin_req_host=None, unverifiable=False, method=None):
        self.full_url, self.data = url, data
        self.headers = {name.capitalize(): value for name, value in dict(headers).items()}
        self._method = method

    def get_method(self):
        return self._method or ('GET' if self.data is None else 'POST')

    def add_header(self, name, value):
        self.headers[name.capitalize()] = value

    def get_full_url(self):
        return self.full_url


class Response(Partial):
    """An answer."""

    def __init__(self, exchange, url):
        self._exchange = exchange
        self._rest = None
        self.url = url
        self.status = self.code = exchange.status
        self.reason = self.msg = exchange.reason
        self.headers = Headers(exchange.fields)

    def read(self, amt=None):
        """Give all of the rest, or at most amt bytes."""
        if self._rest is None:
            self._rest = self._exchange.read_now()
        n = len(self._rest) if amt is None or amt < 0 else amt
        data, self._rest = self._rest[:n], self._rest[n:]
        return data

    def readlines(self):
        return self.read().splitlines(True)

    def __iter__(self):
        return iter(self.readlines())

    def getcode(self):
        return self.status

    def geturl(self):
        return self.url

    def info(self):
        return self.headers

    def getheader(self, name, default=None):
        return self.headers.get(name, default)

    def getheaders(self):
        return self.headers.items()

    def close(self):
        self._exchange.abort()

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.close()


def urlopen(url, data=None, timeout=None, *, context=None):
    """Open a URL, following redirects, and wait for the answer."""
    request = url if isinstance(url, Request) else Request(url, data)
    data = request.data if data is None else data
    address, method = URL(request.full_url), request.get_method()
    if not address.scheme:
        raise ValueError(f'unknown url type: {request.full_url!r}')
    if address.scheme not in ('http', 'https'):
        raise URLError(f'unknown url type: {address.scheme}')
    sent = Headers({'Accept-Encoding': 'identity', 'User-Agent': 'Python-urllib/3.14', 'Connection': 'close'})
    sent.update(request.headers)
    if data is not None:
        sent.setdefault('Content-Type', 'application/x-www-form-urlencoded')
    for _ in range(10):
        response = send(address, method, sent, data or b'', timeout)
        location = response.headers.get('Location')
        if response.status not in (301, 302, 303, 307, 308) or location is None:
            break
        address = address.join(location)
        if method == 'POST':
            method, data = 'GET', None
            sent.pop('Content-Type', None)
    if not 200 <= response.status < 300:
        raise HTTPError(str(address), response.status, response.reason, response.headers, response)
    return response


def send(address, method, headers, data, timeout):
    exchange = Exchange(Pool(), address, method, headers, data, timeout, timeout)
    try:
        exchange.send_now()
    except Failure as e:
        kind, text = e.args
        if kind == 'read timeout':
            raise TimeoutError('The read operation timed out') from None
        raise {
            'dns': lambda: URLError(gaierror(-2, text)),
            'refused': lambda: URLError(ConnectionRefusedError(111, text)),
            'connect timeout': lambda: URLError(TimeoutError('timed out')),
            'reset': lambda: ConnectionResetError(104, text),
        }.get(kind, lambda: ConnectionError('Remote end closed connection without response'))() from None
    return Response(exchange, str(address))


__getattr__ = absent('urllib.request')
