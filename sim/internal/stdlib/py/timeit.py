"""Times small pieces of code. Computing takes no time in the playground, so that
only what the code sleeps is measured."""

import time

__all__ = ['Timer', 'timeit', 'repeat', 'default_timer']

default_timer = time.perf_counter
default_number, default_repeat = 1_000_000, 5


def _runner(code, names):
    """A function that runs code: a function itself, or a text."""
    if callable(code):
        return code
    if not isinstance(code, str):
        raise ValueError('stmt is neither a string nor callable')
    compiled = compile(code, '<timeit-src>', 'exec')
    return lambda: exec(compiled, names)


class Timer:
    def __init__(self, stmt='pass', setup='pass', timer=default_timer, globals=None):
        names = {} if globals is None else dict(globals)
        self.timer = timer
        self._setup, self._statement = _runner(setup, names), _runner(stmt, names)

    def timeit(self, number=default_number):
        """Seconds that so many executions take."""
        self._setup()
        start = self.timer()
        for _ in range(number):
            self._statement()
        return self.timer() - start

    def repeat(self, repeat=default_repeat, number=default_number):
        return [self.timeit(number) for _ in range(repeat)]


def timeit(stmt='pass', setup='pass', timer=default_timer, number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).timeit(number)


def repeat(stmt='pass', setup='pass', timer=default_timer, repeat=default_repeat, number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).repeat(repeat, number)
