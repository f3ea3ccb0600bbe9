"""Small things that requests are made of."""

from typing import NamedTuple

from _http.headers import Headers as PlainHeaders
from _http.url import URL, parse_query


class Address(NamedTuple):
    """Where somebody is."""

    host: str
    port: int


class Headers(PlainHeaders):
    """A header."""

    def __repr__(self):
        return f'Headers({dict(self.items())!r})'


class MutableHeaders(Headers):
    """A header that can be changed."""

    def append(self, name, value):
        self.add(name, value)


class QueryParams(dict):
    """The last values of a query, that knows the others."""

    def __init__(self, query=''):
        self._pairs = parse_query(query)
        super().__init__(self._pairs)

    def getlist(self, name):
        return [value for key, value in self._pairs if key == name]

    def multi_items(self):
        return list(self._pairs)

    def __str__(self):
        from _http.url import encode_query
        return encode_query(self._pairs)

    def __repr__(self):
        return f'QueryParams({str(self)!r})'


class State:
    """Attributes that a program sets."""

    def __init__(self, state=None):
        self.__dict__['_state'] = {} if state is None else state

    def __setattr__(self, name, value):
        self._state[name] = value

    def __getattr__(self, name):
        try:
            return self._state[name]
        except KeyError:
            raise AttributeError(f"'State' object has no attribute {name!r}") from None

    def __delattr__(self, name):
        del self._state[name]
