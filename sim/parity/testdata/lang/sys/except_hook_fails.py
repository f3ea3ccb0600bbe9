# Where sys.excepthook fails, both exceptions are printed.
import sys


def hook(kind, value, traceback):
    raise KeyError('in the hook')


sys.excepthook = hook
1 / 0
