"""The server."""

from _http.missing import absent
from aiohttp.web.application import AppKey, Application, middleware
from aiohttp.web.exceptions import *
from aiohttp.web.exceptions import __all__ as _exceptions
from aiohttp.web.request import BaseRequest, Request
from aiohttp.web.response import Response, StreamResponse, json_response
from aiohttp.web.routes import (
    RouteDef, RouteTableDef, View, delete, get, head, options, patch, post, put, route, view,
)
from aiohttp.web.runner import AppRunner, BaseRunner, GracefulExit, TCPSite, run_app
from aiohttp.web.ws import WebSocketResponse
from aiohttp.websocket import WSCloseCode, WSMsgType

__getattr__ = absent('aiohttp.web')
