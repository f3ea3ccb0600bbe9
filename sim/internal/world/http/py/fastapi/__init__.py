"""FastAPI: web APIs by annotations."""

from _http.missing import absent
from fastapi.applications import FastAPI
from fastapi.exceptions import HTTPException, RequestValidationError
from fastapi.params import Body, Cookie, Depends, File, Form, Header, Path, Query, Security
from fastapi.routing import APIRouter
from starlette import status
from starlette.background import BackgroundTasks
from starlette.requests import Request
from starlette.responses import Response
from starlette.websockets import WebSocket, WebSocketDisconnect

__version__ = '0.121.0'

__getattr__ = absent('fastapi')
