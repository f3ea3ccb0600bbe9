import logging
import sys

a_b_c = logging.getLogger("a.b.c")
print(a_b_c.parent, logging.getLogger("a").parent, a_b_c.parent)
a_b = logging.getLogger("a.b")
print(a_b_c.parent, a_b.parent, sorted(logger.name for logger in logging.getLogger("a").getChildren()))
print(a_b.getChild("d").name, logging.getLogger().getChild("x").name, logging.getLogger("root") is logging.root)
logging.getLogger("a").setLevel("INFO")
print(a_b_c, a_b_c.level, a_b_c.getEffectiveLevel(), a_b_c.isEnabledFor(logging.DEBUG), a_b_c.isEnabledFor(logging.INFO))
logging.addLevelName(25, "NOTICE")
print(logging.getLevelName(25), logging.getLevelName("NOTICE"), logging.getLevelName(33), logging.getLevelNamesMapping()["WARN"])
handler = logging.StreamHandler(sys.stdout)
handler.setFormatter(logging.Formatter("%(name)s:%(levelname)s:%(message)s:%(lineno)d:%(funcName)s"))
logging.getLogger("a").addHandler(handler)
a_b_c.log(25, "named level")
a_b_c.log(7, "dropped")
a_b_c.info("%(x)s and %(y)r", {"x": 1, "y": "two"})


def outer():
    inner()


def inner():
    a_b_c.info("here")
    a_b_c.info("the caller", stacklevel=2)


outer()
logging.disable(logging.INFO)
a_b_c.info("disabled")
a_b_c.warning("not disabled")
logging.disable(logging.NOTSET)
adapter = logging.LoggerAdapter(a_b_c, {"user": "ada"})
adapter.info("through an adapter")
print(adapter, adapter.process("m", {}), logging.LoggerAdapter(a_b, {"a": 1}, merge_extra=True).process("m", {"extra": {"b": 2}}))
for wrong in (lambda: logging.getLogger(5), lambda: a_b.setLevel("LOUD"), lambda: a_b.setLevel(2.5), lambda: a_b.log("INFO", "x"),
              lambda: a_b.warning("x", extra={"name": 1}), lambda: a_b.warning("x", extra={"message": 1}), lambda: logging.Formatter("bad"),
              lambda: logging.Formatter("{bad", style="{"), lambda: logging.Formatter("none", style="$"), lambda: logging.Formatter("{a!z}", style="{"),
              lambda: logging.Formatter(style="?"), lambda: logging.basicConfig(stream=1, filename="x"), lambda: logging.basicConfig(nonsense=1),
              lambda: logging.setLoggerClass(int), lambda: logging.Handler().emit(None), lambda: a_b.info()):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__, e)
print(logging.getHandlerByName("none"), logging.getHandlerNames(), handler, logging.NullHandler(), logging.lastResort)
handler.name = "named"
print(logging.getHandlerByName("named") is handler, handler.get_name(), handler.setStream(sys.stderr) is sys.stdout, handler.setStream(sys.stderr))
record = logging.makeLogRecord({"msg": "made %s", "args": ("up",), "levelname": "X"})
print(record.getMessage(), record.levelname, record, logging.Formatter("{levelname}{message}", style="{").format(record))
print(logging.BufferingFormatter(logging.Formatter("[%(message)s]")).format([record, record]))
