"""The names of types that the machine makes without their being built-in names,
each found by looking at an object of it; and classes made at run time."""

import sys
from _native import named_in_full as _named_in_full
from _inspect import TracebackType, mark_coroutine as _mark_coroutine


def _function():
    pass


FunctionType = type(_function)
LambdaType = FunctionType
MappingProxyType = type(type.__dict__)
CodeType = type(_function.__code__)
ModuleType = type(sys)
GenericAlias = type(list[int])
UnionType = type(int | str)
NoneType = type(None)
EllipsisType = type(...)
NotImplementedType = type(NotImplemented)
BuiltinFunctionType = type(len)
BuiltinMethodType = type([].append)
WrapperDescriptorType = type(object.__init__)
MethodWrapperType = type(object().__str__)
MethodDescriptorType = type(str.join)
ClassMethodDescriptorType = type(dict.__dict__['fromkeys'])
GetSetDescriptorType = type(FunctionType.__code__)


def _generator():
    yield


GeneratorType = type(_generator())


async def _coroutine():
    pass


_it = _coroutine()
CoroutineType = type(_it)
_it.close()


async def _async_generator():
    yield


AsyncGeneratorType = type(_async_generator())


def _cell():
    x = None

    def inner():
        return x
    return inner.__closure__[0]


CellType = type(_cell())


class _C:
    __slots__ = ('slot',)

    def method(self):
        pass


MethodType = type(_C().method)
MemberDescriptorType = type(_C.slot)

FrameType = type(sys._getframe())
CapsuleType = type('PyCapsule', (), {})


def new_class(name, bases=(), kwds=None, exec_body=None):
    """Do what a class statement does. exec_body fills the namespace."""
    actual = resolve_bases(bases)
    metaclass, namespace, keywords = prepare_class(name, actual, kwds)
    if exec_body is not None:
        exec_body(namespace)
    if actual is not bases:
        namespace['__orig_bases__'] = bases
    return metaclass(name, actual, namespace, **keywords)


def resolve_bases(bases):
    """The bases with those that are no classes, such as List[int], replaced by
    the classes that they stand for; bases itself if there are none."""
    actual = []
    for base in bases:
        stands_for = (base,)
        if not isinstance(base, type) and hasattr(base, '__mro_entries__'):
            stands_for = base.__mro_entries__(bases)
            if not isinstance(stands_for, tuple):
                raise TypeError('__mro_entries__ must return a tuple')
        actual += stands_for
    unchanged = len(actual) == len(bases) and all(a is b for a, b in zip(actual, bases))
    return bases if unchanged else tuple(actual)


def prepare_class(name, bases=(), kwds=None):
    """Choose the metaclass, and let it make the namespace. What comes back last
    are the keyword arguments without `metaclass`."""
    keywords = dict(kwds or ())
    default = type(bases[0]) if bases else type
    metaclass = keywords.pop('metaclass', default)
    if isinstance(metaclass, type):
        metaclass = _most_derived(metaclass, map(type, bases))
    prepare = getattr(metaclass, '__prepare__', lambda *args, **kwds: {})
    return metaclass, prepare(name, bases, **keywords), keywords


def _most_derived(metaclass, others):
    for other in others:
        if issubclass(other, metaclass):
            metaclass = other
        elif not issubclass(metaclass, other):
            raise TypeError('metaclass conflict: the metaclass of a derived class must be a (non-strict) '
                            'subclass of the metaclasses of all its bases')
    return metaclass


def get_original_bases(cls, /):
    """The bases as the class statement has them: List[int], not list."""
    if not isinstance(cls, type):
        raise TypeError(f'Expected an instance of type, not {type(cls).__name__!r}')
    return vars(cls).get('__orig_bases__', cls.__bases__)


class DynamicClassAttribute(property):
    """A property of instances only: asked for on the class, the name is looked
    for further, by the metaclass's __getattr__."""

    def __get__(self, instance, ownerclass=None):
        if instance is None and not self.__isabstractmethod__:
            raise AttributeError
        return super().__get__(instance, ownerclass)


_shown = set()  # the ids of the namespaces whose repr is under way


@_named_in_full
class SimpleNamespace:
    """An object that is nothing but its attributes."""

    def __init__(self, mapping_or_iterable=(), /, **kwargs):
        self.__dict__.update(mapping_or_iterable, **kwargs)

    def __repr__(self):
        name = 'namespace' if type(self) is SimpleNamespace else type(self).__name__
        if id(self) in _shown:
            return f'{name}(...)'
        _shown.add(id(self))
        try:
            attributes = [f'{key}={value!r}' for key, value in vars(self).items()]
        finally:
            _shown.remove(id(self))
        return f'{name}({", ".join(attributes)})'

    def __eq__(self, other):
        if isinstance(other, SimpleNamespace):
            return vars(self) == vars(other)
        return NotImplemented

    __hash__ = None

    def __replace__(self, /, **kwargs):
        return type(self)(**{**vars(self), **kwargs})


_ITERABLE_COROUTINE_FLAGS = 0x180  # of code objects: a coroutine, or a generator marked as one


def coroutine(func):
    """Make what a generator function returns awaitable."""
    if not callable(func):
        raise TypeError('types.coroutine() expects a callable')
    flags = getattr(getattr(func, '__code__', None), 'co_flags', 0)
    if flags & _ITERABLE_COROUTINE_FLAGS or _mark_coroutine(func):
        return func
    from functools import wraps

    @wraps(func)
    def call(*args, **kwargs):
        made = func(*args, **kwargs)
        return _GeneratorWrapper(made) if isinstance(made, GeneratorType) else made
    return call


class _GeneratorWrapper:
    """Makes a generator awaitable."""

    def __init__(self, gen):
        self._gen = gen

    def __await__(self):
        return self._gen

    def __iter__(self):
        return self._gen

    def __getattr__(self, name):
        return getattr(self._gen, name)


del _function, _C, _generator, _it, _coroutine, _async_generator, _cell
