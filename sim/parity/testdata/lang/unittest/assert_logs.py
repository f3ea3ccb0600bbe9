import logging
import unittest

t = unittest.TestCase()
other, here = logging.getLogger("other"), logging.getLogger("here")


def attempt(manager, *messages):
    try:
        with manager as cm:
            for logger, level, text in messages:
                logger.log(level, text)
        print("passed", cm)
    except AssertionError as e:
        print("failed:", e)


attempt(t.assertLogs())
attempt(t.assertLogs("here"))
attempt(t.assertLogs("here", "ERROR"), (here, logging.WARNING, "not enough"))
attempt(t.assertLogs(here, logging.DEBUG))
attempt(t.assertNoLogs(), (other, logging.ERROR, "bad"))
attempt(t.assertNoLogs("here", level="ERROR"), (here, logging.WARNING, "fine"), (other, logging.CRITICAL, "elsewhere"))
attempt(t.assertNoLogs("here"), (here, logging.INFO, "one"), (here, logging.INFO, "two"))
with t.assertLogs("here") as cm:
    here.info("i %d", 5)
    here.getChild("kid").error("e")
    here.debug("too low")
print(cm.output, [r.getMessage() for r in cm.records], [r.levelname for r in cm.records])
try:
    with t.assertLogs("here"):
        raise ValueError("passes")
except ValueError as e:
    print(e)
print(here.handlers, here.propagate, here.level)
