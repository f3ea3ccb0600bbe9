"""Functions to call when a test, class or module is done, the last added first,
and context managers that are left then."""

_module_cleanups = []


def enter(manager, add_cleanup):
    """Enter a context manager as a with statement does, and have it left by a
    clean-up."""
    cls = type(manager)
    try:
        enter, leave = cls.__enter__, cls.__exit__
    except AttributeError:
        raise TypeError(_not_a_manager(cls, '__aenter__', '', 'asynchronous ', 'enterAsyncContext')) from None
    value = enter(manager)
    add_cleanup(leave, manager, None, None, None)
    return value


async def enter_async(manager, add_cleanup):
    """Enter a context manager as an async with statement does."""
    cls = type(manager)
    try:
        enter, leave = cls.__aenter__, cls.__aexit__
    except AttributeError:
        raise TypeError(_not_a_manager(cls, '__enter__', 'asynchronous ', '', 'enterContext')) from None
    value = await enter(manager)
    add_cleanup(leave, manager, None, None, None)
    return value


def _not_a_manager(cls, other_method, wanted, other, function):
    message = (f"'{cls.__module__}.{cls.__qualname__}' object does not support "
               f'the {wanted}context manager protocol')
    if hasattr(cls, other_method):
        message += (f' but it supports the {other}context manager protocol. '
                    f'Did you mean to use {function}()?')
    return message


def addModuleCleanup(function, /, *args, **kwargs):
    """Have a function called when the module's tests are done, even if
    setUpModule fails."""
    _module_cleanups.append((function, args, kwargs))


def enterModuleContext(cm):
    """Enter a context manager that is left when the module's tests are done."""
    return enter(cm, addModuleCleanup)


def doModuleCleanups():
    """Call the module's clean-ups; what the first that fails raised is raised
    when all have been called."""
    failures = run_all(_module_cleanups)
    if failures:
        raise failures[0]


def run_all(cleanups):
    """Take clean-ups off a list and call them; gives what they raised."""
    failures = []
    while cleanups:
        function, args, kwargs = cleanups.pop()
        try:
            function(*args, **kwargs)
        except Exception as e:
            failures.append(e)
    return failures
