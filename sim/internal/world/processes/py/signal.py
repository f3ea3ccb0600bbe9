"""Signals: numbers, and what the program does when one comes."""

import _signals
from enum import IntEnum

__all__ = ['Handlers', 'Signals', 'SIG_DFL', 'SIG_IGN', 'alarm', 'default_int_handler', 'getsignal', 'pause',
           'raise_signal', 'signal', 'siginterrupt', 'strsignal', 'valid_signals']

Signals = IntEnum('Signals', [(name, number) for name, number in vars(_signals).items() if name.startswith('SIG')],
                  module=__name__)
Handlers = IntEnum('Handlers', [('SIG_DFL', 0), ('SIG_IGN', 1)], module=__name__)
globals().update(Signals.__members__)
globals().update(Handlers.__members__)
__all__ += list(Signals.__members__)
SIGCLD, SIGPOLL, SIGIOT = Signals.SIGCHLD, Signals.SIGIO, Signals.SIGABRT
NSIG = 65

_UNCATCHABLE = Signals.SIGKILL, Signals.SIGSTOP
_TEXTS = {
    1: 'Hangup', 2: 'Interrupt', 3: 'Quit', 4: 'Illegal instruction', 5: 'Trace/breakpoint trap', 6: 'Aborted',
    7: 'Bus error', 8: 'Floating point exception', 9: 'Killed', 10: 'User defined signal 1',
    11: 'Segmentation fault', 12: 'User defined signal 2', 13: 'Broken pipe', 14: 'Alarm clock', 15: 'Terminated',
    17: 'Child exited', 18: 'Continued', 19: 'Stopped (signal)', 20: 'Stopped', 28: 'Window changed',
}


def default_int_handler(signalnum, frame, /):
    raise KeyboardInterrupt


def _check(signalnum):
    if not isinstance(signalnum, int):
        raise TypeError(f"'{type(signalnum).__name__}' object cannot be interpreted as an integer")
    if not 1 <= signalnum < NSIG:
        raise ValueError('signal number out of range')


def _shown(handler):
    """A handler as the program gave it."""
    if handler is None:
        return default_int_handler
    return Handlers(handler) if isinstance(handler, int) else handler


def getsignal(signalnum, /):
    _check(signalnum)
    return _shown(_signals.handler(int(signalnum)))


def signal(signalnum, handler, /):
    """Say what to do when a signal comes; gives what was done until now."""
    _check(signalnum)
    if not callable(handler) and handler not in (SIG_DFL, SIG_IGN):
        raise TypeError('signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object')
    if signalnum in _UNCATCHABLE:
        raise OSError(22, 'Invalid argument')
    before = getsignal(signalnum)
    if handler is default_int_handler and signalnum == Signals.SIGINT:
        handler = None
    elif isinstance(handler, int):
        handler = int(handler)
    _signals.handle(int(signalnum), handler)
    return before


def raise_signal(signalnum, /):
    _check(signalnum)
    _signals.send(int(signalnum))


def strsignal(signalnum, /):
    _check(signalnum)
    return _TEXTS.get(signalnum)


def valid_signals():
    return {Signals(n) if n in Signals._value2member_map_ else n for n in range(1, NSIG)}


def siginterrupt(signalnum, flag, /):
    _check(signalnum)


def _not_simulated(name):
    def function(*args):
        raise NotImplementedError(f'signal.{name} is not simulated')
    function.__name__ = function.__qualname__ = name
    return function


for _name in 'alarm pause setitimer getitimer pthread_kill pthread_sigmask set_wakeup_fd sigpending sigwait'.split():
    globals()[_name] = _not_simulated(_name)
del _name
