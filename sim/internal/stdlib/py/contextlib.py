"""Context managers: made of generators (contextmanager), put together at run
time (ExitStack), and a few that are ready to use (suppress, closing).

Whatever exists for both `with` and `async with` is written so that the two
share their decisions and differ only in what they await."""

import abc
import sys
from _hooks import recognised_by
from functools import wraps
from types import GenericAlias, MethodType

__all__ = ['asynccontextmanager', 'contextmanager', 'closing', 'nullcontext', 'AbstractContextManager',
           'AbstractAsyncContextManager', 'AsyncExitStack', 'ContextDecorator', 'ExitStack', 'redirect_stdout',
           'redirect_stderr', 'suppress', 'aclosing', 'chdir']


@recognised_by('__enter__', '__exit__')
class AbstractContextManager(abc.ABC):
    """What a `with` statement takes. Entering gives the manager itself."""

    __slots__ = ()

    def __enter__(self):
        return self

    @abc.abstractmethod
    def __exit__(self, exc_type, exc_value, traceback):
        """Leave the block; a true result swallows the exception."""

    __class_getitem__ = classmethod(GenericAlias)


@recognised_by('__aenter__', '__aexit__')
class AbstractAsyncContextManager(abc.ABC):
    """What an `async with` statement takes. Entering gives the manager itself."""

    __slots__ = ()

    async def __aenter__(self):
        return self

    @abc.abstractmethod
    async def __aexit__(self, exc_type, exc_value, traceback):
        """Leave the block; a true result swallows the exception."""

    __class_getitem__ = classmethod(GenericAlias)


# Managers as decorators, and managers made of generators.

class _Recreated:
    """A manager that decorates functions enters a new one for each call, if
    it cannot be entered twice."""

    def _recreate_cm(self):
        return self


class ContextDecorator(_Recreated):
    """Derive a manager from this to use it as a decorator: each call of the
    function is a block of its own."""

    def __call__(self, func):
        @wraps(func)
        def call_within(*args, **kwds):
            with self._recreate_cm():
                result = func(*args, **kwds)
            return result
        return call_within


class AsyncContextDecorator(_Recreated):
    """Like ContextDecorator, for coroutine functions."""

    def __call__(self, func):
        @wraps(func)
        async def call_within(*args, **kwds):
            async with self._recreate_cm():
                result = await func(*args, **kwds)
            return result
        return call_within


class _OfGenerator:
    """A manager that runs a generator to its yield on entry and on from there
    on exit."""

    def __init__(self, func, args, kwds):
        self.func = func
        self.args = args
        self.kwds = kwds
        self.gen = func(*args, **kwds)
        if func.__doc__ is not None:
            self.__doc__ = func.__doc__

    def _recreate_cm(self):
        return type(self)(self.func, self.args, self.kwds)

    def _forget_call(self):
        # The block must not keep the arguments alive. Entering a second time
        # fails here, as it should: the generator is used up.
        for name in ('args', 'kwds', 'func'):
            delattr(self, name)

    def _fate(self, error, raised, traceback):
        """Say what the generator made of an error that was thrown into it, by
        what it raised: it swallowed the error (True), let it pass (False), or
        failed otherwise (None)."""
        if isinstance(raised, self._end) and raised is not error:
            return True
        # A generator cannot let a StopIteration pass as it is: that comes out
        # as the cause of a RuntimeError.
        wrapped = isinstance(raised, RuntimeError) and isinstance(error, self._wrapped) and raised.__cause__ is error
        if raised is error or wrapped:
            error.__traceback__ = traceback
            return False
        return None


class _GeneratorContextManager(_OfGenerator, AbstractContextManager, ContextDecorator):
    """What a function decorated with contextmanager gives."""

    _end = _wrapped = StopIteration

    def __enter__(self):
        self._forget_call()
        try:
            value = next(self.gen)
        except StopIteration:
            raise RuntimeError("generator didn't yield") from None
        return value

    def __exit__(self, exc_type, exc_value, traceback):
        if exc_type is None:
            try:
                next(self.gen)
            except StopIteration:
                return False
            complaint = "generator didn't stop"
        else:
            error = exc_type() if exc_value is None else exc_value
            try:
                self.gen.throw(error)
            except BaseException as raised:
                fate = self._fate(error, raised, traceback)
                if fate is None:
                    raise
                return fate
            complaint = "generator didn't stop after throw()"
        with closing(self.gen):
            raise RuntimeError(complaint)


class _AsyncGeneratorContextManager(_OfGenerator, AbstractAsyncContextManager, AsyncContextDecorator):
    """What a function decorated with asynccontextmanager gives."""

    _end = StopAsyncIteration
    _wrapped = (StopIteration, StopAsyncIteration)

    async def __aenter__(self):
        self._forget_call()
        try:
            value = await anext(self.gen)
        except StopAsyncIteration:
            raise RuntimeError("generator didn't yield") from None
        return value

    async def __aexit__(self, exc_type, exc_value, traceback):
        if exc_type is None:
            try:
                await anext(self.gen)
            except StopAsyncIteration:
                return False
            complaint = "generator didn't stop"
        else:
            error = exc_type() if exc_value is None else exc_value
            try:
                await self.gen.athrow(error)
            except BaseException as raised:
                fate = self._fate(error, raised, traceback)
                if fate is None:
                    raise
                return fate
            complaint = "generator didn't stop after athrow()"
        async with aclosing(self.gen):
            raise RuntimeError(complaint)


def contextmanager(func):
    """Make managers of a generator function that yields once: what comes
    before the yield enters the block, what comes after leaves it."""
    @wraps(func)
    def make(*args, **kwds):
        return _GeneratorContextManager(func, args, kwds)
    return make


def asynccontextmanager(func):
    """Like contextmanager, for asynchronous generators and `async with`."""
    @wraps(func)
    def make(*args, **kwds):
        return _AsyncGeneratorContextManager(func, args, kwds)
    return make


# Managers that are ready to use.

class closing(AbstractContextManager):
    """Calls close() of a thing when the block is left."""

    def __init__(self, thing):
        self.thing = thing

    def __enter__(self):
        return self.thing

    def __exit__(self, *details):
        self.thing.close()


class aclosing(AbstractAsyncContextManager):
    """Awaits aclose() of a thing when the block is left."""

    def __init__(self, thing):
        self.thing = thing

    async def __aenter__(self):
        return self.thing

    async def __aexit__(self, *details):
        await self.thing.aclose()


class nullcontext(AbstractContextManager, AbstractAsyncContextManager):
    """Does nothing: for where a manager is called for but not needed."""

    def __init__(self, enter_result=None):
        self.enter_result = enter_result

    def __enter__(self):
        return self.enter_result

    def __exit__(self, *details):
        return None

    async def __aenter__(self):
        return self.enter_result

    async def __aexit__(self, *details):
        return None


class _Redirection(AbstractContextManager):
    """Puts another file in the place of a stream of sys. It may be entered
    again within its own block, so what it replaced is a stack."""

    def __init__(self, new_target):
        self._target = new_target
        self._replaced = []

    def __enter__(self):
        self._replaced.append(getattr(sys, self._name))
        setattr(sys, self._name, self._target)
        return self._target

    def __exit__(self, *details):
        setattr(sys, self._name, self._replaced.pop())


class redirect_stdout(_Redirection):
    """Sends what is printed within the block to another file."""

    _name = 'stdout'


class redirect_stderr(_Redirection):
    """Sends what is written to sys.stderr within the block to another file."""

    _name = 'stderr'


class suppress(AbstractContextManager):
    """Swallows exceptions of some classes, and takes them out of groups."""

    def __init__(self, *exceptions):
        self._swallowed = exceptions

    def __enter__(self):
        return None

    def __exit__(self, exc_type, exc_value, traceback):
        if isinstance(exc_value, self._swallowed):
            return True
        if not isinstance(exc_value, BaseExceptionGroup):
            return False
        _, rest = exc_value.split(self._swallowed)
        if rest is not None:
            raise rest
        return True


class chdir(AbstractContextManager):
    """Makes another directory the current one within the block."""

    def __init__(self, path):
        self.path = path
        self._left = []

    def __enter__(self):
        import os
        here = os.getcwd()
        os.chdir(self.path)
        self._left.append(here)

    def __exit__(self, *details):
        import os
        os.chdir(self._left.pop())


# Stacks of managers.

def _entry_and_exit(cm, enter, exit, protocol):
    """The methods by which a manager is entered and left."""
    cls = type(cm)
    try:
        return getattr(cls, enter), getattr(cls, exit)
    except AttributeError:
        raise TypeError(f"'{cls.__module__}.{cls.__qualname__}' object does not support the {protocol} "
                        'protocol') from None


def _exit_of(exit, name):
    """The exit method of a manager; what is none is taken to be such a method."""
    method = getattr(type(exit), name, None)
    return exit if method is None else MethodType(method, exit)


class _Stack:
    """What both kinds of stack share. Each way out is kept as (whether its
    result is awaited, function)."""

    def __init__(self):
        self._ways_out = []

    def _push(self, awaited, leave):
        self._ways_out.append((awaited, leave))

    def _drain(self):
        while self._ways_out:
            yield self._ways_out.pop()

    def pop_all(self):
        """Move all that is on the stack to a new one, so that leaving this
        one's block calls nothing."""
        other = type(self)()
        other._ways_out, self._ways_out = self._ways_out, []
        return other

    def push(self, exit):
        """Put a manager that was entered already, or a function with the
        parameters of __exit__, on the stack."""
        self._push(False, _exit_of(exit, '__exit__'))
        return exit

    def enter_context(self, cm):
        """Enter a manager, and leave it with the stack."""
        enter, leave = _entry_and_exit(cm, '__enter__', '__exit__', 'context manager')
        value = enter(cm)
        self._push(False, MethodType(leave, cm))
        return value

    def callback(self, callback, /, *args, **kwds):
        """Call a function with these arguments when the stack is left."""
        def call(*details):
            callback(*args, **kwds)
        call.__wrapped__ = callback
        self._push(False, call)
        return callback


class _Unwinding:
    """The exception on its way through a stack that is being left, and how
    the ways out change it."""

    def __init__(self, error):
        self.error = error
        self._received = error is not None
        self._raised = False  # whether a way out raised self.error
        self._outer = sys.exception()

    def details(self):
        """The arguments for the next way out."""
        error = self.error
        return (None, None, None) if error is None else (type(error), error, error.__traceback__)

    def swallow(self):
        self.error, self._raised = None, False

    def replace(self, error):
        """Go on with what a way out raised. Its chain of contexts becomes what
        nested with statements would have given: it ends in the exception that
        was on its way, not in that which is handled outside the stack."""
        last = error
        while last.__context__ not in (None, self.error, self._outer):
            last = last.__context__
        if last.__context__ is not None and last.__context__ is not self.error:
            last.__context__ = self.error
        self.error, self._raised = error, True

    def finish(self):
        """Raise what is left to raise; say whether an exception was swallowed."""
        if not self._raised:
            return self._received and self.error is None
        context = self.error.__context__
        try:
            raise self.error
        finally:
            self.error.__context__ = context


class ExitStack(_Stack, AbstractContextManager):
    """Leaves, in reverse, all managers that were entered through it."""

    def __exit__(self, *details):
        unwinding = _Unwinding(details[1])
        for _, leave in self._drain():
            try:
                if leave(*unwinding.details()):
                    unwinding.swallow()
            except BaseException as error:
                unwinding.replace(error)
        return unwinding.finish()

    def close(self):
        """Leave everything now."""
        self.__exit__(None, None, None)


class AsyncExitStack(_Stack, AbstractAsyncContextManager):
    """Like ExitStack, for managers of both kinds."""

    async def enter_async_context(self, cm):
        """Enter an asynchronous manager, and leave it with the stack."""
        enter, leave = _entry_and_exit(cm, '__aenter__', '__aexit__', 'asynchronous context manager')
        value = await enter(cm)
        self._push(True, MethodType(leave, cm))
        return value

    def push_async_exit(self, exit):
        """Put an asynchronous manager that was entered already, or a coroutine
        function with the parameters of __aexit__, on the stack."""
        self._push(True, _exit_of(exit, '__aexit__'))
        return exit

    def push_async_callback(self, callback, /, *args, **kwds):
        """Await a coroutine function with these arguments when the stack is left."""
        async def call(*details):
            await callback(*args, **kwds)
        call.__wrapped__ = callback
        self._push(True, call)
        return callback

    async def __aexit__(self, *details):
        unwinding = _Unwinding(details[1])
        for awaited, leave in self._drain():
            try:
                result = leave(*unwinding.details())
                if await result if awaited else result:
                    unwinding.swallow()
            except BaseException as error:
                unwinding.replace(error)
        return unwinding.finish()

    async def aclose(self):
        """Leave everything now."""
        await self.__aexit__(None, None, None)
