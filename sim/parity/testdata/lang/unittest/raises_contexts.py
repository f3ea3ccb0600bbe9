import unittest

t = unittest.TestCase()
with t.assertRaises(ValueError) as cm:
    raise ValueError("kept", 5)
print(repr(cm.exception), cm.exception.args, cm.exception.__traceback__, cm.expected)
with t.assertRaises((KeyError, LookupError)) as cm:
    [][1]
print(repr(cm.exception))
with t.assertRaisesRegex(ValueError, r"\d{3}") as cm:
    raise ValueError("code 404")
print(cm.exception)


def attempt(manager, error=None):
    try:
        with manager:
            if error:
                raise error
    except Exception as e:
        print(type(e).__name__, e, "| context:", repr(e.__context__))


attempt(t.assertRaises(ValueError))
attempt(t.assertRaises((ValueError, KeyError)))
attempt(t.assertRaises(ValueError, msg="said"))
attempt(t.assertRaises(ValueError), KeyError("other"))
attempt(t.assertRaisesRegex(ValueError, "^a"), ValueError("b"))
attempt(t.assertRaisesRegex(ValueError, "^a", msg="said"), ValueError("b"))
try:
    with t.assertRaises(ZeroDivisionError) as cm:
        pass
except AssertionError:
    print(hasattr(cm, "exception"))
with t.assertRaises(ExceptionGroup) as cm:
    raise ExceptionGroup("g", [ValueError(1)])
print(cm.exception)
with t.assertRaises(SystemExit) as cm:
    raise SystemExit(3)
print(cm.exception.code)
