"""What a mock knows of the object it stands for: its attributes, which of them
are coroutine functions, and with which arguments it can be called."""

import inspect
import types

# Whether dir() of a mock leaves out what begins with an underscore.
FILTER_DIR = True

FUNCTIONS = types.FunctionType, types.MethodType


class InvalidSpecError(Exception):
    """A mock was given as what a mock stands for."""


class Spec:
    """The object that a mock stands for, or the list of its attributes."""

    def __init__(self, spec=None, strict=False, as_instance=False, skip_first=False):
        self.strict = strict  # whether only its attributes can be set
        self.cls = None
        self.names = None  # None: any attribute
        self.coroutine_functions = frozenset()
        self.signature = None
        if spec is None:
            return
        if isinstance(spec, (list, tuple)):
            self.names = list(spec)
            return
        self.cls = spec if isinstance(spec, type) else type(spec)
        self.names = dir(spec) + list(getattr(spec, '__dataclass_fields__', ()))
        self.coroutine_functions = frozenset(name for name in dir(spec) if _is_coroutine_method(spec, name))
        self.signature = signature_of(spec, as_instance, skip_first)

    def allows(self, name):
        """Whether the object has an attribute."""
        return self.names is None or name in self.names


def _is_coroutine_method(spec, name):
    value = inspect.getattr_static(spec, name, None)
    if isinstance(value, (staticmethod, classmethod)):
        value = value.__func__
    return inspect.iscoroutinefunction(value)


def is_coroutine_function(obj):
    """Whether a mock that stands for an object has to be awaited."""
    if isinstance(obj, (list, tuple)) or isinstance(obj, type):
        return False
    return inspect.iscoroutinefunction(obj) or inspect.iscoroutinefunction(getattr(type(obj), '__call__', None))


def signature_of(spec, as_instance=False, skip_first=False):
    """The signature of calls of an object, or of the instances of a class; None
    if it cannot be told. skip_first leaves out the first parameter, self."""
    function = spec
    if isinstance(spec, type) and not as_instance:
        function, skip_first = spec.__init__, True
    elif isinstance(spec, (classmethod, staticmethod)):
        function, skip_first = spec.__func__, skip_first or isinstance(spec, classmethod)
    elif not isinstance(spec, FUNCTIONS):
        function = getattr(spec, '__call__', None)
    try:
        signature = inspect.signature(function)
    except (TypeError, ValueError):
        return None
    parameters = list(signature.parameters.values())
    if skip_first and parameters and parameters[0].kind in (parameters[0].POSITIONAL_ONLY,
                                                             parameters[0].POSITIONAL_OR_KEYWORD):
        signature = signature.replace(parameters=parameters[1:])
    return signature


def can_be_called(obj):
    """Whether an object, or a method as it stands in a class, can be called."""
    if isinstance(obj, (staticmethod, classmethod, types.MethodType)):
        return can_be_called(obj.__func__)
    return isinstance(obj, type) or getattr(obj, '__call__', None) is not None


def instances_can_be_called(obj):
    """Whether the instances of a class, or an object itself, can be called."""
    if not isinstance(obj, type):
        return getattr(obj, '__call__', None) is not None
    return any('__call__' in cls.__dict__ and cls.__dict__['__call__'] is not None for cls in obj.__mro__)
