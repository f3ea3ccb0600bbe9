# sys.unraisablehook gets what __del__ and generators raise at their end.
import sys


def hook(args):
    print(args.exc_type, args.exc_value, args.err_msg.split('<')[0], args.object, type(args).__name__)
    print(args.exc_traceback.tb_lineno)


class D:
    def __del__(self):
        1 / 0


def generator():
    try:
        yield
    finally:
        raise ValueError('at the end')


sys.unraisablehook = hook
d = D()
del d
g = generator()
next(g)
del g


def bad(args):
    raise KeyError('the hook fails')


sys.unraisablehook = bad
d = D()
del d
sys.unraisablehook = sys.__unraisablehook__
d = D()
del d
print('end')
