"""Look into live objects: what kind they are, how they are called.

The source of code is not kept, so getsource and its relatives say that it is
not available.
"""

import _inspect
import sys
import types
from collections import namedtuple
from enum import IntEnum

CO_OPTIMIZED, CO_NEWLOCALS, CO_VARARGS, CO_VARKEYWORDS = 1, 2, 4, 8
CO_NESTED, CO_GENERATOR, CO_COROUTINE = 16, 32, 128
CO_ITERABLE_COROUTINE, CO_ASYNC_GENERATOR = 256, 512

# What an object is.


def ismodule(object):
    return isinstance(object, types.ModuleType)


def isclass(object):
    return isinstance(object, type)


def ismethod(object):
    return isinstance(object, types.MethodType)


def isfunction(object):
    return isinstance(object, types.FunctionType)


def isbuiltin(object):
    return isinstance(object, types.BuiltinFunctionType)


def ismethodwrapper(object):
    return isinstance(object, types.MethodWrapperType)


def isroutine(object):
    return (isbuiltin(object) or isfunction(object) or ismethod(object)
            or ismethoddescriptor(object) or ismethodwrapper(object))


def ismethoddescriptor(object):
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    kind = type(object)
    return hasattr(kind, '__get__') and not hasattr(kind, '__set__') and not hasattr(kind, '__delete__')


def isdatadescriptor(object):
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    kind = type(object)
    return hasattr(kind, '__set__') or hasattr(kind, '__delete__')


def isgetsetdescriptor(object):
    return isinstance(object, types.GetSetDescriptorType)


def ismemberdescriptor(object):
    return isinstance(object, types.MemberDescriptorType)


def isgenerator(object):
    return isinstance(object, types.GeneratorType)


def iscoroutine(object):
    return isinstance(object, types.CoroutineType)


def isasyncgen(object):
    return isinstance(object, types.AsyncGeneratorType)


def istraceback(object):
    return isinstance(object, types.TracebackType)


def isframe(object):
    return isinstance(object, types.FrameType)


def iscode(object):
    return isinstance(object, types.CodeType)


def isabstract(object):
    return isinstance(object, type) and bool(getattr(object, '__abstractmethods__', None))


def isawaitable(object):
    if isinstance(object, types.CoroutineType) or hasattr(type(object), '__await__'):
        return True
    return isgenerator(object) and bool(object.gi_code.co_flags & CO_ITERABLE_COROUTINE)


def _plain(obj):
    """The function in a method or partial."""
    import functools
    while True:
        if isinstance(obj, types.MethodType):
            obj = obj.__func__
        elif isinstance(obj, functools.partial):
            obj = obj.func
        else:
            return obj


def _has_flag(obj, flag):
    obj = _plain(obj)
    return isfunction(obj) and bool(obj.__code__.co_flags & flag)


def isgeneratorfunction(obj):
    return _has_flag(obj, CO_GENERATOR)


def isasyncgenfunction(obj):
    return _has_flag(obj, CO_ASYNC_GENERATOR)


class _Mark:
    """What markcoroutinefunction sets."""


def markcoroutinefunction(func):
    """Have iscoroutinefunction say yes to a function that gives coroutines."""
    target = func.__func__ if ismethod(func) else func
    target._is_coroutine_mark = _Mark
    return func


def iscoroutinefunction(obj):
    if _has_flag(obj, CO_COROUTINE):
        return True
    obj = _plain(obj)
    return _inspect.is_async(obj) or getattr(obj, '_is_coroutine_mark', None) is _Mark


# States of what can be suspended.

GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED, GEN_CLOSED = 'GEN_CREATED', 'GEN_RUNNING', 'GEN_SUSPENDED', 'GEN_CLOSED'
CORO_CREATED, CORO_RUNNING, CORO_SUSPENDED, CORO_CLOSED = 'CORO_CREATED', 'CORO_RUNNING', 'CORO_SUSPENDED', 'CORO_CLOSED'
AGEN_CREATED, AGEN_RUNNING, AGEN_SUSPENDED, AGEN_CLOSED = 'AGEN_CREATED', 'AGEN_RUNNING', 'AGEN_SUSPENDED', 'AGEN_CLOSED'


def _state(running, suspended, frame, kind):
    if running:
        return f'{kind}_RUNNING'
    if suspended:
        return f'{kind}_SUSPENDED'
    return f'{kind}_CLOSED' if frame is None else f'{kind}_CREATED'


def getgeneratorstate(generator):
    return _state(generator.gi_running, generator.gi_suspended, generator.gi_frame, 'GEN')


def getcoroutinestate(coroutine):
    return _state(coroutine.cr_running, coroutine.cr_suspended, coroutine.cr_frame, 'CORO')


def getasyncgenstate(agen):
    return _state(agen.ag_running, agen.ag_suspended, agen.ag_frame, 'AGEN')


def getgeneratorlocals(generator):
    return generator.gi_frame.f_locals if generator.gi_frame else {}


def getcoroutinelocals(coroutine):
    return coroutine.cr_frame.f_locals if coroutine.cr_frame else {}


# Frames.

FrameInfo = namedtuple('FrameInfo', 'frame filename lineno function code_context index')
Traceback = namedtuple('Traceback', 'filename lineno function code_context index')


def _program_frame(frame):
    """The frame or the nearest of its callers that is the program's own."""
    while frame is not None and frame.f_code.co_filename == '?':
        frame = frame.f_back
    return frame


def currentframe():
    return _program_frame(sys._getframe(1))


def getframeinfo(frame, context=1):
    lineno = frame.tb_lineno if istraceback(frame) else frame.f_lineno
    if istraceback(frame):
        frame = frame.tb_frame
    return Traceback(frame.f_code.co_filename, lineno, frame.f_code.co_name, None, None)


def getouterframes(frame, context=1):
    frames = []
    while (frame := _program_frame(frame)) is not None:
        frames.append(FrameInfo(frame, *getframeinfo(frame, context)))
        frame = frame.f_back
    return frames


def stack(context=1):
    return getouterframes(sys._getframe(1), context)


# Classes and documentation.


def getmro(cls):
    return cls.__mro__


def unwrap(func, *, stop=None):
    """The function inside decorators that left __wrapped__."""
    seen = {id(func)}
    while hasattr(func, '__wrapped__') and not (stop and stop(func)):
        func = func.__wrapped__
        if id(func) in seen:
            raise ValueError(f'wrapper loop when unwrapping {func!r}')
        seen.add(id(func))
    return func


def getmembers(object, predicate=None):
    """The attributes as pairs, by name."""
    members = []
    for name in sorted(set(dir(object))):
        try:
            value = getattr(object, name)
        except AttributeError:
            continue
        if predicate is None or predicate(value):
            members.append((name, value))
    return members


_nothing = object()


def getattr_static(obj, attr, default=_nothing):
    """An attribute without calling descriptors or __getattr__."""
    places = obj.__mro__ if isinstance(obj, type) else type(obj).__mro__
    if not isinstance(obj, type) and attr in getattr(obj, '__dict__', ()):
        return obj.__dict__[attr]
    for cls in places:
        if attr in cls.__dict__:
            return cls.__dict__[attr]
    if default is _nothing:
        raise AttributeError(attr)
    return default


def cleandoc(doc):
    """A docstring without the indentation that its lines share."""
    first, *rest = doc.expandtabs().split('\n')
    indents = [len(line) - len(line.lstrip(' ')) for line in rest if line.strip(' ')]
    margin = min(indents, default=0)
    lines = [first.lstrip(' ')] + [line[margin:] for line in rest]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return '\n'.join(lines)


def getdoc(object):
    doc = getattr(object, '__doc__', None)
    if doc is None and isclass(object):
        doc = next((cls.__doc__ for cls in object.__mro__ if cls.__doc__ is not None and cls is not type), None)
    return cleandoc(doc) if isinstance(doc, str) else None


def getmodule(object, _filename=None):
    if ismodule(object):
        return object
    return sys.modules.get(getattr(object, '__module__', None))


def getsource(object):
    raise OSError('source code not available')


def getsourcelines(object):
    raise OSError('source code not available')


def getfile(object):
    code = getattr(_plain(object), '__code__', None)
    if code is None:
        raise TypeError(f'{object!r} is a built-in' if isclass(object) or ismodule(object) else
                        'module, class, method, function, traceback, frame, or code object was expected, '
                        f'got {type(object).__name__}')
    return code.co_filename


getsourcefile = getfile

# Signatures.


class _empty:
    """Says that there is no default or annotation."""


class _ParameterKind(IntEnum):
    POSITIONAL_ONLY = 'positional-only'
    POSITIONAL_OR_KEYWORD = 'positional or keyword'
    VAR_POSITIONAL = 'variadic positional'
    KEYWORD_ONLY = 'keyword-only'
    VAR_KEYWORD = 'variadic keyword'

    def __new__(cls, description):
        number = len(cls.__members__)
        member = int.__new__(cls, number)
        member._value_ = number
        member.description = description
        return member

    def __str__(self):
        return self.name


_POSITIONAL_ONLY = _ParameterKind.POSITIONAL_ONLY
_POSITIONAL_OR_KEYWORD = _ParameterKind.POSITIONAL_OR_KEYWORD
_VAR_POSITIONAL = _ParameterKind.VAR_POSITIONAL
_KEYWORD_ONLY = _ParameterKind.KEYWORD_ONLY
_VAR_KEYWORD = _ParameterKind.VAR_KEYWORD


def formatannotation(annotation, base_module=None, *, quote_annotation_strings=True):
    if isinstance(annotation, types.GenericAlias):
        return str(annotation)
    if isinstance(annotation, type):
        if annotation.__module__ in ('builtins', base_module):
            return annotation.__qualname__
        return f'{annotation.__module__}.{annotation.__qualname__}'
    text = repr(annotation)
    return text.replace('typing.', '') if getattr(annotation, '__module__', None) == 'typing' else text


class Parameter:
    """One parameter of a signature."""

    POSITIONAL_ONLY = _POSITIONAL_ONLY
    POSITIONAL_OR_KEYWORD = _POSITIONAL_OR_KEYWORD
    VAR_POSITIONAL = _VAR_POSITIONAL
    KEYWORD_ONLY = _KEYWORD_ONLY
    VAR_KEYWORD = _VAR_KEYWORD
    empty = _empty

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        self._kind = _ParameterKind(kind)
        if default is not _empty and kind in (_VAR_POSITIONAL, _VAR_KEYWORD):
            raise ValueError(f'{self._kind.description} parameters cannot have default values')
        if not isinstance(name, str):
            raise TypeError(f'name must be a str, not a {type(name).__name__}')
        if not name.isidentifier():
            raise ValueError(f'{name!r} is not a valid parameter name')
        self._name = name
        self._default = default
        self._annotation = annotation

    name = property(lambda self: self._name)
    kind = property(lambda self: self._kind)
    default = property(lambda self: self._default)
    annotation = property(lambda self: self._annotation)

    def replace(self, **changes):
        values = {'name': self._name, 'kind': self._kind, 'default': self._default,
                  'annotation': self._annotation, **changes}
        return type(self)(values.pop('name'), values.pop('kind'), **values)

    __replace__ = replace

    def __str__(self):
        text = self._name
        if self._annotation is not _empty:
            text += f': {formatannotation(self._annotation)}'
        if self._default is not _empty:
            equals = '=' if self._annotation is _empty else ' = '
            text += equals + repr(self._default)
        stars = {_VAR_POSITIONAL: '*', _VAR_KEYWORD: '**'}
        return stars.get(self._kind, '') + text

    def __repr__(self):
        return f'<{type(self).__name__} "{self}">'

    def __eq__(self, other):
        if not isinstance(other, Parameter):
            return NotImplemented
        return ((self._name, self._kind, self._default, self._annotation)
                == (other._name, other._kind, other._default, other._annotation))

    def __hash__(self):
        return hash((self._name, self._kind, self._annotation, self._default))


class BoundArguments:
    """Arguments by the parameters that take them."""

    def __init__(self, signature, arguments):
        self.arguments = arguments
        self._signature = signature

    signature = property(lambda self: self._signature)

    @property
    def args(self):
        args = []
        for name, parameter in self._signature.parameters.items():
            if parameter.kind in (_KEYWORD_ONLY, _VAR_KEYWORD) or (
                    name not in self.arguments and parameter.kind is not _VAR_POSITIONAL):
                break
            if parameter.kind is _VAR_POSITIONAL:
                args.extend(self.arguments.get(name, ()))
            else:
                args.append(self.arguments[name])
        return tuple(args)

    @property
    def kwargs(self):
        kwargs = {}
        skipped = False  # a positional parameter without argument: names from here on
        for name, parameter in self._signature.parameters.items():
            if parameter.kind is _VAR_KEYWORD:
                kwargs.update(self.arguments.get(name, {}))
            elif name not in self.arguments:
                skipped = skipped or parameter.kind is not _VAR_POSITIONAL
            elif parameter.kind is _KEYWORD_ONLY or skipped and parameter.kind is _POSITIONAL_OR_KEYWORD:
                kwargs[name] = self.arguments[name]
        return kwargs

    def apply_defaults(self):
        """Put in the defaults of parameters without argument."""
        nothing = {_VAR_POSITIONAL: (), _VAR_KEYWORD: {}}
        full = {}
        for name, parameter in self._signature.parameters.items():
            if name in self.arguments:
                full[name] = self.arguments[name]
            elif parameter.default is not _empty:
                full[name] = parameter.default
            elif parameter.kind in nothing:
                full[name] = nothing[parameter.kind]
        self.arguments = full

    def __eq__(self, other):
        if not isinstance(other, BoundArguments):
            return NotImplemented
        return self.signature == other.signature and self.arguments == other.arguments

    def __repr__(self):
        inside = ', '.join(f'{name}={value!r}' for name, value in self.arguments.items())
        return f'<{type(self).__name__} ({inside})>'


class Signature:
    """How something is called."""

    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty):
        parameters = list(parameters or ())
        for before, after in zip(parameters, parameters[1:]):
            if before.kind > after.kind:
                raise ValueError(f'wrong parameter order: {before.kind.description} parameter '
                                 f'before {after.kind.description} parameter')
        self._parameters = types.MappingProxyType({p.name: p for p in parameters})
        self._return_annotation = return_annotation

    parameters = property(lambda self: self._parameters)
    return_annotation = property(lambda self: self._return_annotation)

    @classmethod
    def from_callable(cls, obj, *, follow_wrapped=True, **kwargs):
        return _signature_of(obj, follow_wrapped)

    def replace(self, *, parameters=None, return_annotation=_nothing):
        return type(self)(self._parameters.values() if parameters is None else parameters,
                          return_annotation=self._return_annotation if return_annotation is _nothing
                          else return_annotation)

    __replace__ = replace

    def bind(self, /, *args, **kwargs):
        return _bind(self, args, kwargs, partial=False)

    def bind_partial(self, /, *args, **kwargs):
        return _bind(self, args, kwargs, partial=True)

    def format(self, *, max_width=None, **kwargs):
        return str(self)

    def __str__(self):
        parts = []
        last = None
        for parameter in self._parameters.values():
            if last is _POSITIONAL_ONLY and parameter.kind is not _POSITIONAL_ONLY:
                parts.append('/')
            if parameter.kind is _KEYWORD_ONLY and last not in (_VAR_POSITIONAL, _KEYWORD_ONLY):
                parts.append('*')
            parts.append(str(parameter))
            last = parameter.kind
        if last is _POSITIONAL_ONLY:
            parts.append('/')
        text = f"({', '.join(parts)})"
        if self._return_annotation is not _empty:
            text += f' -> {formatannotation(self._return_annotation)}'
        return text

    def __repr__(self):
        return f'<{type(self).__name__} {self}>'

    def __eq__(self, other):
        if not isinstance(other, Signature):
            return NotImplemented
        return (list(self._parameters.values()) == list(other._parameters.values())
                and self._return_annotation == other._return_annotation)

    def __hash__(self):
        return hash((tuple(self._parameters.values()), self._return_annotation))


def _bind(signature, args, kwargs, partial):
    arguments = {}
    args = list(args)
    kwargs = dict(kwargs)
    optional = False  # a parameter that needs no argument has gone by
    takes_any = any(p.kind is _VAR_KEYWORD for p in signature.parameters.values())
    for name, parameter in signature.parameters.items():
        kind = parameter.kind
        if kind is _VAR_POSITIONAL:
            optional = True
            if args:
                arguments[name] = tuple(args)
                args.clear()
        elif kind is _VAR_KEYWORD:
            if args:
                raise TypeError('too many positional arguments')
            if kwargs:
                arguments[name] = dict(kwargs)
                kwargs.clear()
        elif kind is not _KEYWORD_ONLY and args:
            if name in kwargs and kind is _POSITIONAL_OR_KEYWORD:
                raise TypeError(f'multiple values for argument {name!r}')
            arguments[name] = args.pop(0)
        elif name in kwargs and kind is not _POSITIONAL_ONLY:
            if args and kind is _KEYWORD_ONLY:
                raise TypeError('too many positional arguments')
            arguments[name] = kwargs.pop(name)
        elif parameter.default is _empty and not partial:
            if args:
                raise TypeError('too many positional arguments')
            word = ''
            if kind is _KEYWORD_ONLY and not optional:
                word = ' keyword-only'
            elif name in kwargs and not takes_any:
                word = ' positional-only'
            raise TypeError(f'missing a required{word} argument: {name!r}')
        else:
            optional = True
    if args:
        raise TypeError('too many positional arguments')
    misplaced = [name for name in kwargs if name in signature.parameters]
    if misplaced:
        raise TypeError('got some positional-only arguments passed as keyword arguments: '
                        + repr(', '.join(misplaced)))
    if kwargs:
        raise TypeError(f'got an unexpected keyword argument {next(iter(kwargs))!r}')
    return BoundArguments(signature, arguments)


def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False, annotation_format=None):
    """The signature of something that can be called."""
    return _signature_of(obj, follow_wrapped)


def _signature_of(obj, follow_wrapped=True):
    if not callable(obj):
        raise TypeError(f'{obj!r} is not a callable object')
    if ismethod(obj):
        return _without_first(_signature_of(obj.__func__, follow_wrapped))
    if follow_wrapped:
        obj = unwrap(obj, stop=lambda f: hasattr(f, '__signature__'))
    given = getattr(obj, '__signature__', None)
    if isinstance(given, Signature):
        return given
    if ismethod(obj):
        return _without_first(_signature_of(obj.__func__, follow_wrapped))
    if isfunction(obj):
        return _signature_of_function(obj)
    import functools
    if isinstance(obj, functools.partial):
        return _signature_of_partial(obj)
    if isclass(obj):
        return _signature_of_class(obj)
    if isinstance(obj, _natives):
        return _signature_of_native(obj)
    call = getattr(type(obj), '__call__', None)
    if isfunction(call):
        return _without_first(_signature_of(call, follow_wrapped))
    raise ValueError(f'no signature found for builtin {obj!r}')


_natives = types.BuiltinFunctionType, types.MethodDescriptorType, types.WrapperDescriptorType


def _signature_of_native(func):
    """The signature that a function of the machine gives as text. Of a method
    it lacks self."""
    text = getattr(func, '__text_signature__', None)
    if text is None or '...' in text:
        raise ValueError(f'no signature found for builtin {func!r}')
    if not isinstance(func, types.BuiltinFunctionType):
        this = 'self' if _inspect.is_python(func) or '/' in text else 'self, /'
        text = f'({this})' if text == '()' else f'({this}, {text[1:]}'
    namespace = {}
    exec(f'def described{text}: pass', namespace)
    return _signature_of_function(namespace['described'])


def _without_first(sig):
    parameters = list(sig.parameters.values())
    if not parameters or parameters[0].kind in (_KEYWORD_ONLY, _VAR_KEYWORD):
        raise ValueError('invalid method signature')
    if parameters[0].kind is not _VAR_POSITIONAL:
        del parameters[0]
    return sig.replace(parameters=parameters)


def _signature_of_function(func):
    code = func.__code__
    names = code.co_varnames
    annotations = func.__annotations__
    positional = names[:code.co_argcount]
    defaults = func.__defaults__ or ()
    values = dict(zip(positional[len(positional) - len(defaults):], defaults))
    values.update(func.__kwdefaults__ or {})
    kinds = [(name, _POSITIONAL_ONLY if i < code.co_posonlyargcount else _POSITIONAL_OR_KEYWORD)
             for i, name in enumerate(positional)]
    end = code.co_argcount + code.co_kwonlyargcount
    stars = list(names[end:])
    if code.co_flags & CO_VARARGS:
        kinds.append((stars.pop(0), _VAR_POSITIONAL))
    kinds += [(name, _KEYWORD_ONLY) for name in names[code.co_argcount:end]]
    if code.co_flags & CO_VARKEYWORDS:
        kinds.append((stars.pop(0), _VAR_KEYWORD))
    return Signature([Parameter(name, kind, default=values.get(name, _empty),
                                annotation=annotations.get(name, _empty)) for name, kind in kinds],
                     return_annotation=annotations.get('return', _empty))


def _signature_of_partial(partial):
    sig = _signature_of(partial.func)
    bound = sig.bind_partial(*partial.args, **partial.keywords)
    parameters = []
    by_keyword = False
    for name, parameter in sig.parameters.items():
        if name in bound.arguments and name not in partial.keywords and parameter.kind in (
                _POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD):
            continue
        if name in partial.keywords:
            by_keyword = True
            parameter = parameter.replace(default=partial.keywords[name])
        if by_keyword and parameter.kind is _VAR_POSITIONAL:
            continue
        if by_keyword and parameter.kind is _POSITIONAL_OR_KEYWORD:
            parameter = parameter.replace(kind=_KEYWORD_ONLY)
        parameters.append(parameter)
    return sig.replace(parameters=parameters)


def _signature_of_class(cls):
    call = getattr_static(type(cls), '__call__', None)
    if isfunction(call):
        return _without_first(_signature_of(call))
    for klass in cls.__mro__:
        for name in ('__new__', '__init__'):
            made = klass.__dict__.get(name)
            if isinstance(made, staticmethod):
                made = made.__func__
            if isfunction(made) or isinstance(made, types.MethodDescriptorType):
                made = _signature_of(made)
                return _without_first(made).replace(return_annotation=_empty)
    if cls.__module__ != 'builtins':
        return Signature()
    raise ValueError(f'no signature found for builtin type {cls!r}')


FullArgSpec = namedtuple('FullArgSpec', 'args varargs varkw defaults kwonlyargs kwonlydefaults annotations')


def getfullargspec(func):
    """The parameters of a function, in seven parts."""
    func = _plain(unwrap(func))
    of = {kind: [] for kind in _ParameterKind}
    for parameter in _signature_of_function(func).parameters.values():
        of[parameter.kind].append(parameter.name)
    annotations = dict(func.__annotations__)
    if 'return' in annotations:
        annotations = {'return': annotations.pop('return'), **annotations}
    return FullArgSpec(of[_POSITIONAL_ONLY] + of[_POSITIONAL_OR_KEYWORD],
                       next(iter(of[_VAR_POSITIONAL]), None), next(iter(of[_VAR_KEYWORD]), None),
                       func.__defaults__, of[_KEYWORD_ONLY], func.__kwdefaults__, annotations)


def get_annotations(obj, *, globals=None, locals=None, eval_str=False, format=None):
    return dict(getattr(obj, '__annotations__', None) or {})
