"""requests: HTTP for programs that wait."""

from _http.missing import absent
from requests import exceptions
from requests.api import delete, get, head, options, patch, post, put, request
from requests.exceptions import (
    ChunkedEncodingError, ConnectionError, ConnectTimeout, HTTPError, InvalidSchema, InvalidURL, JSONDecodeError,
    MissingSchema, ReadTimeout, RequestException, Timeout, TooManyRedirects,
)
from requests.models import Request, Response
from requests.sessions import Session, codes, session

__version__ = '2.32.5'

__getattr__ = absent('requests')
