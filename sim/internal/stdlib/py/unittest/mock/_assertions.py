"""What a test asks of a mock: how it has been called."""

from unittest.mock._calls import CallList, _Call, call, format_call


class CallAssertions:
    """The assertions of mocks."""

    def assert_not_called(self):
        """Fail if the mock has been called."""
        if self.call_count:
            raise AssertionError(f"Expected '{self._short_name()}' to not have been called. "
                                 f'Called {self.call_count} times.{self._calls_so_far()}')

    def assert_called(self):
        """Fail unless the mock has been called."""
        if not self.call_count:
            raise AssertionError(f"Expected '{self._short_name()}' to have been called.")

    def assert_called_once(self):
        """Fail unless the mock has been called once."""
        if self.call_count != 1:
            raise AssertionError(f"Expected '{self._short_name()}' to have been called once. "
                                 f'Called {self.call_count} times.{self._calls_so_far()}')

    def assert_called_with(self, /, *args, **kwargs):
        """Fail unless the last call had these arguments."""
        name = self._short_name()
        expected = format_call(name, args, kwargs)
        if self.call_args is None:
            raise AssertionError(f'expected call not found.\nExpected: {expected}\n  Actual: not called.')
        wanted = self._bound(_Call((args, kwargs), two=True))
        if wanted != self._bound(self.call_args):
            actual = format_call(name, *self.call_args)
            raise AssertionError(f'expected call not found.\nExpected: {expected}\n  Actual: {actual}') \
                from _problem(wanted)

    def assert_called_once_with(self, /, *args, **kwargs):
        """Fail unless the mock has been called once, with these arguments."""
        if self.call_count != 1:
            raise AssertionError(f"Expected '{self._short_name()}' to be called once. "
                                 f'Called {self.call_count} times.{self._calls_so_far()}')
        self.assert_called_with(*args, **kwargs)

    def assert_any_call(self, /, *args, **kwargs):
        """Fail unless some call had these arguments."""
        wanted = self._bound(_Call((args, kwargs), two=True))
        if not _is_among(wanted, [self._bound(c) for c in self.call_args_list]):
            raise AssertionError(f'{format_call(self._short_name(), args, kwargs)} call not found') \
                from _problem(wanted)

    def assert_has_calls(self, calls, any_order=False):
        """Fail unless these calls, of the mock or its children, follow each
        other in mock_calls, or with any_order are all there."""
        wanted = [self._bound(c) for c in calls]
        actual = CallList(self._bound(c) for c in self.mock_calls)
        if any_order:
            missing = _missing(wanted, list(actual))
            if missing:
                raise AssertionError(
                    f"'{self._short_name()}' does not contain all of {tuple(missing[0])!r} in its call list, "
                    f'found {missing[1]!r} instead') from _first_problem(wanted)
        elif wanted not in actual:
            raise AssertionError(_not_found('Calls', 'Calls', wanted, calls) +
                                 f'\n  Actual: {self.mock_calls!r}') from _first_problem(wanted)

    def _short_name(self):
        return self._mock_state.name or 'mock'

    def _calls_so_far(self):
        return f'\nCalls: {self.mock_calls!r}.' if self.mock_calls else ''

    def _bound(self, made):
        """A call with its arguments in the order of the signature, so that
        f(1) and f(a=1) are equal; an exception if they do not fit. Without a
        signature the call itself."""
        name = made[0] if len(made) == 3 else ''
        signature = self._signature_of(name)
        if signature is None:
            return made
        try:
            arguments = signature.bind(*made[-2], **made[-1])
        except TypeError as e:
            return e.with_traceback(None)
        return call(name, arguments.args, arguments.kwargs)

    def _signature_of(self, name):
        """The signature of this mock, or of the child of a name."""
        mock = self
        for part in name.replace('()', '').split('.') if name else ():
            mock = mock._mock_state.children.get(part)
            if not isinstance(mock, CallAssertions):
                return None
        return mock._mock_state.spec.signature


def _is_among(wanted, actual):
    return not isinstance(wanted, Exception) and any(wanted == one for one in actual)


def _missing(wanted, actual):
    """Take calls away from others: those that are not there, and what is left;
    None if all are."""
    absent = []
    for one in wanted:
        try:
            actual.remove(one)
        except ValueError:
            absent.append(one)
    return (absent, actual) if absent else None


def _problem(wanted):
    return wanted if isinstance(wanted, Exception) else None


def _first_problem(wanted):
    return next((one for one in wanted if isinstance(one, Exception)), None)


def _not_found(what, noun, wanted, calls):
    """The head of a message about calls: that they are not there, or that their
    arguments do not fit."""
    if _first_problem(wanted) is None:
        return f'{what} not found.\nExpected: {CallList(calls)!r}'
    problems = [_problem(one) for one in wanted]
    return f'Error processing expected {noun.lower()}.\nErrors: {problems}\nExpected: {CallList(calls)!r}'
