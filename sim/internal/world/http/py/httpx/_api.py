"""Requests in clients of their own."""

from httpx._client import Client

CLIENT_OPTIONS = ('cookies', 'verify', 'proxy', 'trust_env')


def split(options):
    """Give the options of the client and those of the request."""
    client = {name: options.pop(name) for name in CLIENT_OPTIONS if name in options}
    return client, options


def request(method, url, **options):
    client_options, options = split(options)
    with Client(**client_options) as client:
        return client.request(method, url, **options)


class stream:
    """A response of a client of its own, whose body is read piece by piece."""

    def __init__(self, method, url, **options):
        client_options, options = split(options)
        self._client = Client(**client_options)
        self._streaming = self._client.stream(method, url, **options)

    def __enter__(self):
        return self._streaming.__enter__()

    def __exit__(self, *exc):
        self._streaming.__exit__(*exc)
        self._client.close()


def get(url, **options):
    return request('GET', url, **options)


def options(url, **options):
    return request('OPTIONS', url, **options)


def head(url, **options):
    return request('HEAD', url, **options)


def post(url, **options):
    return request('POST', url, **options)


def put(url, **options):
    return request('PUT', url, **options)


def patch(url, **options):
    return request('PATCH', url, **options)


def delete(url, **options):
    return request('DELETE', url, **options)
