import traceback


def load(key):
    try:
        return {}[key]
    except KeyError as e:
        raise ValueError(f"cannot load {key}") from e


def cleanup():
    try:
        load("x")
    except ValueError:
        raise RuntimeError("cleanup failed")


try:
    cleanup()
except RuntimeError as e:
    e.add_note("a note")
    e.add_note("two\nlines")
    traceback.print_exc(file=__import__("sys").stdout)
try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise KeyError("hidden") from None
except KeyError:
    print(traceback.format_exc())
try:
    raise ExceptionGroup("group", [ValueError(1), ExceptionGroup("inner", [KeyError("k")])])
except ExceptionGroup:
    print(traceback.format_exc())
