# What atexit calls, in which order, and what comes after it.
import atexit
import logging


class Handler(logging.Handler):
    def emit(self, record):
        print('emit', record.getMessage())

    def close(self):
        print('handler closed')
        super().close()


logging.getLogger().addHandler(Handler())


@atexit.register
def first():
    print('registered first')
    logging.warning('logging still works')


def with_arguments(*args, **kwargs):
    print('called with', args, kwargs)


print(atexit.register(with_arguments, 1, x=2) is with_arguments)
atexit.register(with_arguments, 3)
atexit.register(print, 'never printed')
atexit.unregister(print)


def bad():
    atexit.register(print, 'registered at exit')
    1 / 0


def leave():
    raise SystemExit(3)


atexit.register(bad)
atexit.register(leave)
try:
    atexit.register(3)
except TypeError as e:
    print(e)
print('end')
