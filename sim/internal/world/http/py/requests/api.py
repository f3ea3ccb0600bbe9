"""Requests in sessions of their own."""

from requests.sessions import Session


def request(method, url, **options):
    with Session() as session:
        return session.request(method, url, **options)


def get(url, params=None, **options):
    return request('GET', url, params=params, **options)


def options(url, **options):
    return request('OPTIONS', url, **options)


def head(url, **options):
    options.setdefault('allow_redirects', False)
    return request('HEAD', url, **options)


def post(url, data=None, json=None, **options):
    return request('POST', url, data=data, json=json, **options)


def put(url, data=None, **options):
    return request('PUT', url, data=data, **options)


def patch(url, data=None, **options):
    return request('PATCH', url, data=data, **options)


def delete(url, **options):
    return request('DELETE', url, **options)
