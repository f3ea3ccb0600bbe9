"""AsyncMock: a mock whose calls are awaited, and which notes that they are."""

import inspect

from unittest.mock._assertions import CallList, _first_problem, _is_among, _missing, _not_found, _problem
from unittest.mock._calls import DEFAULT, _Call, format_call
from unittest.mock._core import Mock, _recorded, is_exception
from unittest.mock._magic import MagicMixin


class AsyncMockMixin:
    """The half of a mock that is about awaiting its calls."""

    await_count = _recorded('await_count')
    await_args = _recorded('await_args')
    await_args_list = _recorded('await_args_list')

    # inspect.iscoroutinefunction is told that instances are such functions.
    _is_coroutine_mark = property(lambda self: inspect._Mark)

    async def _execute_mock_call(self, /, *args, **kwargs):
        self.await_count += 1
        self.await_args = _Call((args, kwargs), two=True)
        self.await_args_list.append(self.await_args)
        effect = self.side_effect
        if effect is not None:
            result = await _carry_out(effect, args, kwargs)
            if result is not DEFAULT:
                return result
        state = self._mock_state
        if state.records.return_value is DEFAULT and state.wraps is not None:
            return await _carry_out(state.wraps, args, kwargs)
        return self.return_value

    def assert_awaited(self):
        """Fail unless a call has been awaited."""
        if not self.await_count:
            raise AssertionError(f'Expected {self._short_name()} to have been awaited.')

    def assert_awaited_once(self):
        """Fail unless one call has been awaited."""
        if self.await_count != 1:
            raise AssertionError(f'Expected {self._short_name()} to have been awaited once. '
                                 f'Awaited {self.await_count} times.')

    def assert_awaited_with(self, /, *args, **kwargs):
        """Fail unless the last awaited call had these arguments."""
        name = self._short_name()
        expected = format_call(name, args, kwargs)
        if self.await_args is None:
            raise AssertionError(f'Expected await: {expected}\nNot awaited')
        wanted = self._bound(_Call((args, kwargs), two=True))
        if wanted != self._bound(self.await_args):
            actual = format_call(name, *self.await_args)
            raise AssertionError(f'expected await not found.\nExpected: {expected}\n  Actual: {actual}') \
                from _problem(wanted)

    def assert_awaited_once_with(self, /, *args, **kwargs):
        """Fail unless one call has been awaited, with these arguments."""
        self.assert_awaited_once()
        self.assert_awaited_with(*args, **kwargs)

    def assert_any_await(self, /, *args, **kwargs):
        """Fail unless some awaited call had these arguments."""
        wanted = self._bound(_Call((args, kwargs), two=True))
        if not _is_among(wanted, [self._bound(c) for c in self.await_args_list]):
            raise AssertionError(f'{format_call(self._short_name(), args, kwargs)} await not found') \
                from _problem(wanted)

    def assert_has_awaits(self, calls, any_order=False):
        """Fail unless these calls have been awaited one after the other, or
        with any_order in some order."""
        wanted = [self._bound(c) for c in calls]
        actual = CallList(self._bound(c) for c in self.await_args_list)
        if any_order:
            missing = _missing(wanted, list(actual))
            if missing:
                raise AssertionError(f'{tuple(missing[0])!r} not all found in await list') \
                    from _first_problem(wanted)
        elif wanted not in actual:
            raise AssertionError(_not_found('Awaits', 'Awaits', wanted, calls) +
                                 f'\nActual: {self.await_args_list}') from _first_problem(wanted)

    def assert_not_awaited(self):
        """Fail if a call has been awaited."""
        if self.await_count:
            raise AssertionError(f'Expected {self._short_name()} to not have been awaited. '
                                 f'Awaited {self.await_count} times.')

    def reset_mock(self, /, *args, **kwargs):
        super().reset_mock(*args, **kwargs)
        self.await_count, self.await_args, self.await_args_list = 0, None, CallList()


async def _carry_out(effect, args, kwargs):
    """Do what a side effect says, and await it if that is called for."""
    if is_exception(effect):
        raise effect
    if callable(effect):
        result = effect(*args, **kwargs)
        return await result if inspect.iscoroutinefunction(effect) else result
    try:
        result = next(effect)
    except StopIteration:
        # A coroutine cannot raise that.
        raise StopAsyncIteration from None
    if is_exception(result):
        raise result
    return result


class AsyncMock(AsyncMockMixin, MagicMixin, Mock):
    """A mock that stands for a coroutine function. So do its attributes, but
    for those that its spec has as plain functions."""
