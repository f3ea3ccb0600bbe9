"""What a function's parameters are, and their values for a request."""

import contextlib
import inspect
import json
import typing

from fastapi.exceptions import RequestValidationError
from fastapi.params import BodyParam, Dependency, Param, PathParam, QueryParam
from pydantic.convert import convert
from pydantic.errors import Problem
from pydantic.fields import MISSING
from pydantic.main import BaseModel
from starlette.background import BackgroundTasks
from starlette.concurrency import run_in_threadpool
from starlette.requests import HTTPConnection
from starlette.responses import Response


class Parameter:
    """A parameter: its name, its annotation and where it comes from."""

    def __init__(self, name, annotation, source):
        self.name, self.annotation, self.source = name, annotation, source


class Signature:
    """The parameters of a function."""

    def __init__(self, func, path_names):
        self.func = func
        target = func if inspect.isroutine(func) else func.__init__ if inspect.isclass(func) else func.__call__
        hints = typing.get_type_hints(target, include_extras=True)
        self.parameters = []
        for name, parameter in inspect.signature(func).parameters.items():
            if parameter.kind in (parameter.VAR_POSITIONAL, parameter.VAR_KEYWORD):
                continue
            default = MISSING if parameter.default is parameter.empty else parameter.default
            self.parameters.append(self._parameter(name, hints.get(name, typing.Any), default, path_names))

    def _parameter(self, name, annotation, default, path_names):
        plain = annotation
        if typing.get_origin(annotation) is typing.Annotated:
            plain, *extras = typing.get_args(annotation)
            for extra in extras:
                if isinstance(extra, Dependency):
                    default = extra
                elif isinstance(extra, Param):
                    source = type(extra)(**{**vars_of(extra), 'default': extra.default if default is MISSING else default})
                    return Parameter(name, annotation, source)
        if isinstance(default, Dependency):
            if default.dependency is None:
                default = Dependency(plain, default.use_cache)
            sub = Signature(default.dependency, path_names)
            sub.use_cache = default.use_cache
            return Parameter(name, plain, sub)
        if isinstance(plain, type) and issubclass(plain, (HTTPConnection, BackgroundTasks, Response)):
            return Parameter(name, plain, plain)
        if isinstance(default, Param):
            return Parameter(name, annotation, default)
        if name in path_names:
            return Parameter(name, annotation, PathParam(default))
        return Parameter(name, annotation, BodyParam(default) if from_body(plain) else QueryParam(default))

    def body_parameters(self):
        """Give the parameters from the body, those of dependencies too."""
        found = []
        for p in self.parameters:
            if isinstance(p.source, Signature):
                found += p.source.body_parameters()
            elif isinstance(p.source, BodyParam):
                found.append(p)
        return found


def vars_of(param):
    """Give what a Param was made with."""
    names = ('default_factory', 'alias', 'embed', 'convert_underscores', *Param.bounds)
    return {name: getattr(param, name) for name in names}


def from_body(annotation):
    """Say whether a parameter without a source comes from the body."""
    origin = typing.get_origin(annotation)
    if origin is typing.Union or type(annotation).__name__ == 'Union' or origin is not None and origin.__name__ in ('UnionType', 'Union'):
        return any(from_body(arg) for arg in typing.get_args(annotation))
    if isinstance(annotation, type) and origin is None:
        return issubclass(annotation, (BaseModel, dict, list))
    return origin in (dict, list, set, tuple)


class Values:
    """Finds the values of parameters in a request."""

    def __init__(self, request, body, single_body, stack, background, response):
        self.request, self.body, self.single_body = request, body, single_body
        self.stack, self.background, self.response = stack, background, response
        self.problems = []
        self.cache = {}

    async def of(self, signature):
        """Give the values for a function."""
        values = {}
        for p in signature.parameters:
            if isinstance(p.source, Signature):
                values[p.name] = await self._dependency(p.source)
            elif isinstance(p.source, type):
                values[p.name] = self._part(p.source)
            else:
                self._convert(p, values)
        return values

    def _part(self, kind):
        if issubclass(kind, HTTPConnection):
            return self.request
        return self.background if issubclass(kind, BackgroundTasks) else self.response

    def _convert(self, p, values):
        name = p.source.alias or p.name
        if p.source.source == 'header' and p.source.convert_underscores and p.source.alias is None:
            name = name.replace('_', '-')
        loc = (p.source.source if p.source.source != 'form' else 'body', name)
        if p.source.source == 'body' and p is self.single_body:
            loc = ('body',)
        raw = self._raw(p, name)
        try:
            if raw is MISSING:
                if p.source.is_required():
                    raise Problem.one('missing', 'Field required', None)
                values[p.name] = p.source.get_default()
                return
            value = convert(p.annotation, raw)
            values[p.name] = value if value is None else p.source.check(value, raw)
        except Problem as e:
            self.problems += e.under(*loc)

    def _raw(self, p, name):
        source = p.source.source
        if source == 'path':
            return self.request.path_params.get(name, MISSING)
        if source == 'query':
            if is_list(p.annotation):
                return self.request.query_params.getlist(name) or MISSING
            return self.request.query_params.get(name, MISSING)
        if source == 'header':
            return self.request.headers.get(name, MISSING)
        if source == 'cookie':
            return self.request.cookies.get(name, MISSING)
        if p is self.single_body:
            return self.body
        return self.body.get(name, MISSING) if isinstance(self.body, dict) else MISSING

    async def _dependency(self, signature):
        func = signature.func
        if signature.use_cache and func in self.cache:
            return self.cache[func]
        before = len(self.problems)
        values = await self.of(signature)
        if len(self.problems) > before:
            return None
        result = await self._call(func, values)
        self.cache[func] = result
        return result

    async def _call(self, func, values):
        if inspect.isasyncgenfunction(func):
            return await self.stack.enter_async_context(contextlib.asynccontextmanager(func)(**values))
        if inspect.isgeneratorfunction(func):
            return self.stack.enter_context(contextlib.contextmanager(func)(**values))
        if inspect.iscoroutinefunction(func) or inspect.iscoroutinefunction(getattr(func, '__call__', None)):
            return await func(**values)
        if inspect.isclass(func):
            return func(**values)
        return await run_in_threadpool(func, **values)


def is_list(annotation):
    if typing.get_origin(annotation) is typing.Annotated:
        annotation = typing.get_args(annotation)[0]
    origin = typing.get_origin(annotation)
    if origin in (list, set, tuple) or annotation in (list, set, tuple):
        return True
    return origin is not None and any(is_list(arg) for arg in typing.get_args(annotation) if arg is not type(None)) and origin is not dict


async def read_body(request, signature):
    """Give the body as the parameters want it, and the parameter that is all
    of it, if one is."""
    parameters = signature.body_parameters()
    if not parameters:
        if any(getattr(p.source, 'source', '') == 'form' for p in signature.parameters):
            return dict(await request.form()), None
        return MISSING, None
    single = parameters[0] if len(parameters) == 1 and not parameters[0].source.embed else None
    data = await request.body()
    if not data:
        return MISSING, single
    try:
        return json.loads(data), single
    except json.JSONDecodeError as e:
        raise RequestValidationError([{
            'type': 'json_invalid', 'loc': ('body', e.pos), 'msg': 'JSON decode error', 'input': {}, 'ctx': {'error': e.msg},
        }]) from None
