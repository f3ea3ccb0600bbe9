import sys
import traceback


def f():
    g()


def g():
    raise ValueError("text")


try:
    f()
except ValueError as e:
    print(traceback.format_exception_only(e), traceback.format_tb(e.__traceback__)[-1].splitlines()[0])
    for frame in traceback.extract_tb(e.__traceback__):
        print(frame.name, frame.lineno, frame.line)
    traceback.print_exception(e, file=sys.stdout, limit=1)
    tb = e.__traceback__
    while tb:
        print(tb.tb_lineno, tb.tb_frame.f_code.co_name)
        tb = tb.tb_next
    te = traceback.TracebackException.from_exception(e)
    print(str(te), "".join(te.format()) == traceback.format_exc())
print([s.name for s in traceback.extract_stack()][-1])


def where():
    return traceback.format_stack()[-1].strip().splitlines()


print(where())
