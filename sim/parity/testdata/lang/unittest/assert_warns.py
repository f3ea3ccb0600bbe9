import unittest
import warnings

t = unittest.TestCase()


def warn(text, category=UserWarning):
    warnings.warn(text, category)
    return "given"


def attempt(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except (AssertionError, TypeError) as e:
        print(type(e).__name__, e)


attempt(t.assertWarns, UserWarning, int, "1")
attempt(t.assertWarns, UserWarning, warn, "yes")
attempt(t.assertWarns, DeprecationWarning, warn, "another", UserWarning)
attempt(t.assertWarns, (DeprecationWarning, UserWarning), warn, "either")
attempt(t.assertWarns, (DeprecationWarning, RuntimeWarning), warn, "neither")
attempt(t.assertWarns, ValueError)
attempt(t.assertWarns, UserWarning, oops=1)
attempt(t.assertWarnsRegex, UserWarning, "z+", warn, "yy")
attempt(t.assertWarnsRegex, UserWarning, "^y", warn, "yy")
with t.assertWarns(UserWarning) as cm:
    warn("first")
    warn("second")
print(cm.warning, cm.lineno, len(cm.warnings))
with t.assertWarnsRegex(UserWarning, "sec") as cm:
    warn("first")
    warn("second")
print(cm.warning)
try:
    with t.assertWarns(UserWarning, msg="why"):
        pass
except AssertionError as e:
    print(e)
try:
    with t.assertWarns(UserWarning):
        raise KeyError("passes")
except KeyError as e:
    print(repr(e))
