# sys.excepthook prints what ends the program.
import sys


def hook(kind, value, traceback):
    print('hook:', kind.__name__, value, traceback is not None)
    sys.exit(4)


sys.excepthook = hook
raise ValueError('uncaught')
