"""Bodies of requests."""

import json

from _http.missing import not_simulated
from _http.url import encode_query

BOUNDARY = '----playground-boundary-7f3a9c'


def encode_multipart(fields):
    """Write fields of (name, value, filename or None, content type or None)."""
    parts = []
    for name, value, filename, kind in fields:
        head = f'Content-Disposition: form-data; name="{name}"'
        if filename:
            head += f'; filename="{filename}"'
        if kind:
            head += f'\r\nContent-Type: {kind}'
        if hasattr(value, 'read'):
            value = value.read()
        if not isinstance(value, (bytes, bytearray)):
            value = str(value).encode()
        parts.append(f'--{BOUNDARY}\r\n{head}\r\n\r\n'.encode() + bytes(value) + b'\r\n')
    return b''.join(parts) + f'--{BOUNDARY}--\r\n'.encode(), f'multipart/form-data; boundary={BOUNDARY}'


def encode_body(data, dumps, value, files=None):
    """Give the bytes of a body and its content type (or None). value is what
    was given as json, None for nothing."""
    if files:
        return encode_multipart(form_fields(data) + file_fields(files))
    if value is not None:
        return dumps(value).encode(), 'application/json'
    if data is None:
        return b'', None
    if hasattr(data, '__aiter__') or hasattr(data, '__next__') and not hasattr(data, 'read'):
        not_simulated('a body that is generated')
    if isinstance(data, (bytes, bytearray)):
        return bytes(data), 'application/octet-stream'
    if isinstance(data, str):
        return data.encode(), 'text/plain; charset=utf-8'
    if hasattr(data, 'read'):
        return encode_body(data.read(), dumps, None)
    return encode_query(data).encode(), 'application/x-www-form-urlencoded'


def form_fields(data):
    items = [] if data is None else data.items() if hasattr(data, 'items') else data
    return [(name, value, None, None) for name, value in items]


def file_fields(files):
    fields = []
    for name, file in files.items() if hasattr(files, 'items') else files:
        if isinstance(file, tuple):
            filename, content, kind = (*file, None)[:3]
        else:
            filename, content, kind = getattr(file, 'name', name), file, None
        fields.append((name, content, filename, kind or 'application/octet-stream'))
    return fields


def compact(value):
    """Write JSON without blanks."""
    return json.dumps(value, ensure_ascii=False, separators=(',', ':'))
