"""URLs."""

from _httpcore import join_url, quote, split_url, unquote

DEFAULT_PORTS = {'http': 80, 'https': 443, 'ws': 80, 'wss': 443}


def pairs(params):
    """Give the names and values of a query, whatever it was given as."""
    if params is None:
        return []
    if isinstance(params, bytes):
        params = params.decode()
    if isinstance(params, str):
        return parse_query(params.lstrip('?'))
    if hasattr(params, 'items'):
        params = params.items()
    found = []
    for name, value in params:
        several = value if isinstance(value, (list, tuple)) else [value]
        found.extend((name, one) for one in several)
    return found


def encode_query(params, word=str):
    """Write a query; word turns a value into text, None leaves it out."""
    return '&'.join(
        f'{quote(str(name), "", True)}={quote(word(value), "", True)}' for name, value in pairs(params)
    )


def parse_query(query):
    """Give the names and values of a query."""
    found = []
    for part in query.split('&'):
        if part:
            name, _, value = part.partition('=')
            found.append((unquote(name, True), unquote(value, True)))
    return found


class URL:
    """A URL, of which the parts are attributes."""

    def __init__(self, url='', *, encoded=False):
        self._text = str(url)
        parts = split_url(quote(self._text, "!#$%&'()*+,/:;=?@[]"))
        self.scheme, self.user, self.password, self._host, self.explicit_port, self._path, self.query_string, self.fragment = parts
        self._text = self._put_together()

    def _put_together(self):
        if not self._host:
            start = f'{self.scheme}:' if self.scheme else ''
        else:
            start = f'{self.scheme}://{self._login()}{self.authority}' if self.scheme else f'//{self.authority}'
        query = f'?{self.query_string}' if self.query_string else ''
        return start + self._path + query + (f'#{self.fragment}' if self.fragment else '')

    def _login(self):
        if self.user is None:
            return ''
        return self.user + ('' if self.password is None else ':' + self.password) + '@'

    @property
    def host(self):
        return self._host or None

    @property
    def port(self):
        return self.explicit_port or DEFAULT_PORTS.get(self.scheme)

    @property
    def authority(self):
        host = f'[{self._host}]' if ':' in self._host else self._host
        if self.explicit_port is None or self.explicit_port == DEFAULT_PORTS.get(self.scheme):
            return host
        return f'{host}:{self.explicit_port}'

    @property
    def path(self):
        return unquote(self._path) or ('/' if self._host else '')

    @property
    def raw_path(self):
        return self._path or '/'

    @property
    def target(self):
        """What stands in the request line."""
        return self.raw_path + (f'?{self.query_string}' if self.query_string else '')

    path_qs = raw_path_qs = target

    @property
    def secure(self):
        return self.scheme in ('https', 'wss')

    @property
    def query(self):
        return dict(parse_query(self.query_string))

    @property
    def name(self):
        return self.path.rpartition('/')[2]

    @property
    def parts(self):
        return tuple(['/'] + [part for part in self.path.split('/') if part])

    def is_absolute(self):
        return bool(self._host)

    def origin(self):
        return type(self)(f'{self.scheme}://{self.authority}')

    def join(self, url):
        base = self._text if self._path else self._text + '/'
        return type(self)(join_url(base, str(url)))

    def with_query(self, params=None, **more):
        base, _, _ = self._text.partition('#')[0].partition('?')
        query = encode_query(params if not more else more)
        return type(self)(f'{base}?{query}' if query else base)

    def update_query(self, params=None, **more):
        return self.with_query(parse_query(self.query_string) + pairs(params) + list(more.items()))

    def with_path(self, path):
        return type(self)(f'{self.scheme}://{self.authority}{path}')

    def without_fragment(self):
        return type(self)(self._text.partition('#')[0])

    def __truediv__(self, name):
        base, _, _ = self._text.partition('?')
        return type(self)(base.rstrip('/') + '/' + quote(str(name), "/:@!$&'()*+,;="))

    def __str__(self):
        return self._text

    def human_repr(self):
        return unquote(self._text)

    def __repr__(self):
        return f'URL({str(self)!r})'

    def __eq__(self, other):
        if not isinstance(other, URL):
            return NotImplemented
        return str(self) == str(other)

    def __lt__(self, other):
        return str(self) < str(other)

    def __hash__(self):
        return hash(self._text)
