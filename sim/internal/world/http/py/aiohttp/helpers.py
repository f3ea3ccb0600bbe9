"""Small things that belong to nothing else."""

from base64 import b64encode
from typing import NamedTuple

from _http.headers import Headers, set_cookies
from _http.missing import Partial


class CIMultiDict(Headers):
    """A header that can be changed."""


class CIMultiDictProxy(Headers):
    """A header that was received."""


class BasicAuth(NamedTuple):
    """A login and a password."""

    login: str
    password: str = ''
    encoding: str = 'latin1'

    def encode(self):
        return 'Basic ' + b64encode(f'{self.login}:{self.password}'.encode(self.encoding)).decode()


class CookieJar(Partial):
    """The cookies of a session. Here all hosts share them."""

    def __init__(self, *, unsafe=False, quote_cookie=True):
        self.cookies = {}

    def update_cookies(self, cookies, response_url=None):
        self.cookies.update(cookies)

    def take(self, headers):
        set_cookies(headers, self.cookies)

    def filter_cookies(self, url=None):
        return dict(self.cookies)

    def clear(self):
        self.cookies.clear()

    def __iter__(self):
        return iter(self.cookies.items())

    def __len__(self):
        return len(self.cookies)


class DummyCookieJar(CookieJar):
    """A jar that keeps nothing."""

    def update_cookies(self, cookies, response_url=None):
        pass

    def take(self, headers):
        pass
