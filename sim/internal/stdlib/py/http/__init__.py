"""The status codes and methods of HTTP."""

from enum import IntEnum, StrEnum

__all__ = ['HTTPStatus', 'HTTPMethod']


class _Status(IntEnum):
    def __new__(cls, value, phrase):
        member = int.__new__(cls, value)
        member._value_ = value
        member.phrase = phrase
        return member

    is_informational = property(lambda self: 100 <= self <= 199)
    is_success = property(lambda self: 200 <= self <= 299)
    is_redirection = property(lambda self: 300 <= self <= 399)
    is_client_error = property(lambda self: 400 <= self <= 499)
    is_server_error = property(lambda self: 500 <= self <= 599)


_PHRASES = '''
100 Continue
101 Switching Protocols
102 Processing
103 Early Hints
200 OK
201 Created
202 Accepted
203 Non-Authoritative Information
204 No Content
205 Reset Content
206 Partial Content
207 Multi-Status
208 Already Reported
226 IM Used
300 Multiple Choices
301 Moved Permanently
302 Found
303 See Other
304 Not Modified
305 Use Proxy
307 Temporary Redirect
308 Permanent Redirect
400 Bad Request
401 Unauthorized
402 Payment Required
403 Forbidden
404 Not Found
405 Method Not Allowed
406 Not Acceptable
407 Proxy Authentication Required
408 Request Timeout
409 Conflict
410 Gone
411 Length Required
412 Precondition Failed
413 Content Too Large, once REQUEST_ENTITY_TOO_LARGE
414 URI Too Long, once REQUEST_URI_TOO_LONG
415 Unsupported Media Type
416 Range Not Satisfiable, once REQUESTED_RANGE_NOT_SATISFIABLE
417 Expectation Failed
418 I'm a Teapot
421 Misdirected Request
422 Unprocessable Content, once UNPROCESSABLE_ENTITY
423 Locked
424 Failed Dependency
425 Too Early
426 Upgrade Required
428 Precondition Required
429 Too Many Requests
431 Request Header Fields Too Large
451 Unavailable For Legal Reasons
500 Internal Server Error
501 Not Implemented
502 Bad Gateway
503 Service Unavailable
504 Gateway Timeout
505 HTTP Version Not Supported
506 Variant Also Negotiates
507 Insufficient Storage
508 Loop Detected
510 Not Extended
511 Network Authentication Required
'''


def _members():
    for line in _PHRASES.strip().splitlines():
        code, _, phrase = line.partition(' ')
        phrase, _, alias = phrase.partition(', once ')
        yield phrase.upper().replace("'", '').replace(' ', '_').replace('-', '_'), (int(code), phrase)
        if alias:
            yield alias, (int(code), phrase)


class _Method(StrEnum):
    def __repr__(self):
        return f'<HTTPMethod.{self.name}>'


HTTPStatus = _Status('HTTPStatus', list(_members()), module='http')
HTTPMethod = _Method('HTTPMethod', [(name, name) for name in (
    'CONNECT', 'DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT', 'TRACE')], module='http')
