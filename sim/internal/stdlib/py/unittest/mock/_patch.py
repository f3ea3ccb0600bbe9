"""patch: putting a mock, or another object, in the place of an attribute for as
long as a block or a function runs."""

import builtins
import contextlib
import copy
import functools
import inspect
import sys
import types

from unittest.mock import _specs
from unittest.mock._async import AsyncMock
from unittest.mock._autospec import create_autospec
from unittest.mock._calls import DEFAULT
from unittest.mock._core import InvalidSpecError, NonCallableMock, is_mock
from unittest.mock._magic import MagicMock, NonCallableMagicMock

_started = []  # patches between start() and stop()


class _Patch:
    """What all patches share: they are context managers, decorators, and can be
    started and stopped."""

    attribute_name = None  # with patch.multiple, the argument it is passed as

    def start(self):
        """Do what entering the block does."""
        result = self.__enter__()
        _started.append(self)
        return result

    def stop(self):
        """Do what leaving the block does; nothing if it was not started."""
        if self not in _started:
            return None
        _started.remove(self)
        return self.__exit__(None, None, None)

    def __call__(self, func):
        if isinstance(func, type):
            return self._decorate_class(func)
        if hasattr(func, 'patchings'):
            func.patchings.append(self)
            return func
        if inspect.iscoroutinefunction(func):
            patched = _patched_async(func)
        else:
            patched = _patched(func)
        patched.patchings = [self]
        return patched

    def _decorate_class(self, cls):
        """Patch each test method of a class."""
        for name in dir(cls):
            method = getattr(cls, name)
            if name.startswith(patch.TEST_PREFIX) and callable(method):
                setattr(cls, name, self.copy()(method))
        return cls

    def _arguments(self, entered):
        """The arguments that a decorated function gets for this patch."""
        return (), {}


def _patched(func):
    @functools.wraps(func)
    def patched(*args, **kwargs):
        with contextlib.ExitStack() as stack:
            args, kwargs = _enter_all(stack, patched.patchings, args, kwargs)
            return func(*args, **kwargs)
    return patched


def _patched_async(func):
    @functools.wraps(func)
    async def patched(*args, **kwargs):
        with contextlib.ExitStack() as stack:
            args, kwargs = _enter_all(stack, patched.patchings, args, kwargs)
            return await func(*args, **kwargs)
    return patched


def _enter_all(stack, patchings, args, kwargs):
    """Enter patches; gives the arguments of the call with those of the patches."""
    for patching in patchings:
        more_args, more_kwargs = patching._arguments(stack.enter_context(patching))
        args += more_args
        kwargs |= more_kwargs
    return args, kwargs


class _PatchAttribute(_Patch):
    """A patch of one attribute, or with patch.multiple of several."""

    def __init__(self, find_target, attribute, new, spec, create, spec_set, autospec, new_callable, kwargs,
                 *, unsafe=False):
        if new_callable is not None:
            if new is not DEFAULT:
                raise ValueError("Cannot use 'new' and 'new_callable' together")
            if autospec is not None:
                raise ValueError("Cannot use 'autospec' and 'new_callable' together")
        self.find_target = find_target
        self.target = None
        self.attribute = attribute
        self.new = new
        self.spec = spec
        self.create = create
        self.spec_set = spec_set
        self.autospec = autospec
        self.new_callable = new_callable
        self.kwargs = kwargs
        self.unsafe = unsafe
        self.additional_patchers = []

    def copy(self):
        """Another patch of the same."""
        twin = copy.copy(self)
        twin.additional_patchers = [patcher.copy() for patcher in self.additional_patchers]
        return twin

    def _arguments(self, entered):
        if self.attribute_name is not None:
            return (), entered
        return ((entered,), {}) if self.new is DEFAULT else ((), {})

    def __enter__(self):
        self.target = self.find_target()
        self.original, self.is_own = self._find_original()
        new = self._replacement()
        with contextlib.ExitStack() as stack:
            stack.callback(self._restore)
            setattr(self.target, self.attribute, new)
            if self.attribute_name is not None:
                given = {self.attribute_name: new} if self.new is DEFAULT else {}
                for patching in self.additional_patchers:
                    entered = stack.enter_context(patching)
                    if patching.new is DEFAULT:
                        given |= entered
                new = given
            self._undo = stack.pop_all()
        return new

    def __exit__(self, *exc_info):
        return self._undo.__exit__(*exc_info)

    def _restore(self):
        if self.is_own and self.original is not DEFAULT:
            setattr(self.target, self.attribute, self.original)
            return
        delattr(self.target, self.attribute)
        if not self.create and not hasattr(self.target, self.attribute):
            # It was there without being in the target's __dict__.
            setattr(self.target, self.attribute, self.original)

    def _find_original(self):
        """The value of the attribute, and whether the target has it itself."""
        target, name = self.target, self.attribute
        own = getattr(target, '__dict__', {})
        if name in own:
            return own[name], True
        original = getattr(target, name, DEFAULT)
        if isinstance(target, types.ModuleType) and hasattr(builtins, name):
            self.create = True  # a built-in can be hidden in one module
        if original is DEFAULT and not self.create:
            raise AttributeError(f'{target} does not have the attribute {name!r}')
        return original, False

    def _replacement(self):
        spec, spec_set, autospec = (None if value is False else value
                                    for value in (self.spec, self.spec_set, self.autospec))
        if spec is not None and autospec is not None:
            raise TypeError("Can't specify spec and autospec")
        if (spec is not None or autospec is not None) and spec_set not in (True, None):
            raise TypeError("Can't provide explicit spec_set *and* spec or autospec")
        if autospec is not None:
            return self._speced_replacement(autospec, bool(spec_set))
        if self.new is DEFAULT:
            return self._mock_replacement(spec, spec_set)
        if self.kwargs:
            raise TypeError("Can't pass kwargs to a mock we aren't creating")
        return self.new

    def _speced_replacement(self, autospec, strict):
        if self.new is not DEFAULT:
            raise TypeError("autospec creates the mock for you. Can't specify autospec and new.")
        if self.original is DEFAULT:
            raise TypeError("Can't use 'autospec' with create=True")
        subject = self.original if autospec is True else autospec
        for mock, words in (self.target, 'as the patch target'), (subject, 'as the autospec target'):
            if is_mock(mock):
                raise InvalidSpecError(f'Cannot autospec attr {self.attribute!r} {words} has already been '
                                       f'mocked out. [target={self.target!r}, attr={subject!r}]')
        return create_autospec(subject, spec_set=strict, _name=self.attribute, **self.kwargs)

    def _mock_replacement(self, spec, spec_set):
        """Make the mock that stands for the attribute."""
        strict = spec_set is not None and spec_set is not False
        subject = spec_set if strict and spec is None or spec is None else spec
        if subject is True:
            subject = self.original
        if subject is not None and self.original is DEFAULT:
            raise TypeError("Can't use 'spec' with create=True")
        cls = self.new_callable or _class_for(subject, self.original)
        settings = {} if subject is None else {'spec_set' if strict else 'spec': subject}
        named = isinstance(cls, type) and issubclass(cls, NonCallableMock)
        new = cls(**settings, **({'name': self.attribute} if named else {}), **self.kwargs)
        if subject is not None and isinstance(self.original, type) and is_mock(new):
            # What the class gives is an instance of it.
            callable_ = isinstance(subject, (list, tuple)) or _specs.instances_can_be_called(subject)
            instance_class = cls if callable_ else NonCallableMagicMock
            new.return_value = instance_class(_new_parent=new, _new_name='()', **settings)
        return new


def _class_for(subject, original):
    """The kind of mock that stands for an attribute, by its spec if it has one."""
    if subject is None:
        return AsyncMock if _specs.is_coroutine_function(original) else MagicMock
    if _specs.is_coroutine_function(subject):
        return AsyncMock
    names_only = isinstance(subject, (list, tuple))
    if '__call__' in subject if names_only else callable(subject):
        return MagicMock
    return NonCallableMagicMock


class _PatchDict(_Patch):
    """A patch of the entries of a dict."""

    new = None

    def __init__(self, in_dict, values=(), clear=False, **kwargs):
        self.in_dict = in_dict
        self.values = dict(values) | kwargs
        self.clear = clear

    def copy(self):
        """Another patch of the same."""
        return _PatchDict(self.in_dict, self.values, self.clear)

    def __enter__(self):
        if isinstance(self.in_dict, str):
            self.in_dict = _resolve(self.in_dict)
        try:
            self._original = self.in_dict.copy()
        except AttributeError:  # a mapping with no more than it needs
            self._original = {key: self.in_dict[key] for key in self.in_dict}
        if self.clear:
            _empty(self.in_dict)
        _put(self.in_dict, self.values)
        return self.in_dict

    def __exit__(self, *exc_info):
        _empty(self.in_dict)
        _put(self.in_dict, self._original)
        return False


def _empty(mapping):
    try:
        mapping.clear()
    except AttributeError:
        for key in list(mapping):
            del mapping[key]


def _put(mapping, entries):
    try:
        mapping.update(entries)
    except AttributeError:
        for key in entries:
            mapping[key] = entries[key]


def _resolve(path):
    """The object that a dotted path leads to: a module and attributes in it."""
    done, *rest = path.split('.')
    __import__(done)
    obj = sys.modules[done]
    for name in rest:
        done += f'.{name}'
        try:
            obj = getattr(obj, name)
        except AttributeError:
            __import__(done)
            obj = sys.modules[done]
    return obj


def _finder(path):
    """What gives the target of a patch when it is entered."""
    return functools.partial(_resolve, path) if isinstance(path, str) else lambda: path


def patch(target, new=DEFAULT, spec=None, create=False, spec_set=None, autospec=None, new_callable=None, *,
          unsafe=False, **kwargs):
    """Put something, by default a MagicMock, in the place of what a path such as
    'package.module.name' leads to."""
    try:
        owner, attribute = target.rsplit('.', 1)
    except (AttributeError, TypeError, ValueError):
        raise TypeError(f'Need a valid target to patch. You supplied: {target!r}') from None
    return _PatchAttribute(_finder(owner), attribute, new, spec, create, spec_set, autospec, new_callable, kwargs,
                           unsafe=unsafe)


def _patch_object(target, attribute, new=DEFAULT, spec=None, create=False, spec_set=None, autospec=None,
                  new_callable=None, *, unsafe=False, **kwargs):
    """Put something in the place of an attribute of an object."""
    if type(target) is str:
        raise TypeError(f'{target!r} must be the actual object to be patched, not a str')
    return _PatchAttribute(_finder(target), attribute, new, spec, create, spec_set, autospec, new_callable, kwargs,
                           unsafe=unsafe)


def _patch_multiple(target, spec=None, create=False, spec_set=None, autospec=None, new_callable=None, **kwargs):
    """Put something in the place of several attributes: name=replacement, or
    name=DEFAULT for mocks, which are passed on by their names."""
    if not kwargs:
        raise ValueError('Must supply at least one keyword argument with patch.multiple')
    patchers = []
    for attribute, new in kwargs.items():
        patcher = _PatchAttribute(_finder(target), attribute, new, spec, create, spec_set, autospec,
                                  new_callable, {})
        patcher.attribute_name = attribute
        patchers.append(patcher)
    first, *first.additional_patchers = patchers
    return first


def _stop_all():
    """Stop all patches that were started, the last first."""
    for patching in reversed(_started[:]):
        patching.stop()


patch.object = _patch_object
patch.dict = _PatchDict
patch.multiple = _patch_multiple
patch.stopall = _stop_all
patch.TEST_PREFIX = 'test'
