"""Calling ASGI applications."""

from _http.url import unquote


def scope_of(method, target, fields, *, scheme='http', server=('127.0.0.1', 80), client=('127.0.0.1', 123), root_path='', state=None, kind='http'):
    """Give the scope of a request."""
    path, _, query = target.partition('?')
    scope = {
        'type': kind, 'asgi': {'version': '3.0', 'spec_version': '2.3'}, 'http_version': '1.1', 'scheme': scheme,
        'path': unquote(path), 'raw_path': path.encode(), 'query_string': query.encode(), 'root_path': root_path,
        'headers': [(name.lower().encode('latin1'), value.encode('latin1')) for name, value in fields],
        'client': client, 'server': server, 'state': {} if state is None else state,
    }
    if kind == 'http':
        scope['method'] = method
    return scope


class Answer:
    """Collects what an application sends."""

    def __init__(self, body):
        self.body = body
        self.asked = False
        self.status, self.fields, self.parts = None, [], []
        self.over = False

    async def receive(self):
        if self.asked:
            return {'type': 'http.disconnect'}
        self.asked = True
        return {'type': 'http.request', 'body': self.body, 'more_body': False}

    async def send(self, message):
        if message['type'] == 'http.response.start':
            self.status = message['status']
            self.fields = [(name.decode('latin1'), value.decode('latin1')) for name, value in message.get('headers', [])]
        elif message['type'] == 'http.response.body':
            self.parts.append(bytes(message.get('body', b'')))


async def call_app(app, method, target, fields, body, **details):
    """Call an application once; give status, header, body and what it raised."""
    answer = Answer(body)
    error = None
    try:
        await app(scope_of(method, target, fields, **details), answer.receive, answer.send)
    except Exception as e:
        error = e
    if answer.status is None:
        return 500, [('content-type', 'text/plain; charset=utf-8')], b'Internal Server Error', error
    return answer.status, answer.fields, b''.join(answer.parts), error
