import logging
import sys
logging.basicConfig(stream=sys.stdout, level=logging.INFO, format="%(levelname)s:%(name)s:%(message)s")
logging.debug("hidden"); logging.info("shown %d %s", 1, "x"); logging.warning("warn"); logging.error("err"); logging.critical("crit")
log = logging.getLogger("app.db"); log.setLevel(logging.DEBUG); log.debug("debugging"); log.info("%(a)s", {"a": "mapped"})
print(log.name, log.level, log.parent.name, log.getEffectiveLevel(), log.isEnabledFor(logging.DEBUG), logging.getLevelName(20), logging.getLogger("app.db") is log, log.handlers, logging.getLevelName("INFO"))


class ListHandler(logging.Handler):
    def __init__(self):
        super().__init__()
        self.records = []

    def emit(self, record):
        self.records.append((record.levelname, record.getMessage(), record.name, record.funcName, record.lineno > 0))


h = ListHandler(); log.addHandler(h); log.propagate = False


def func():
    log.warning("in function %s", [1])
    log.log(35, "custom")


func(); print(h.records)
h2 = logging.StreamHandler(sys.stdout); h2.setFormatter(logging.Formatter("{levelname:>8} {message}", style="{")); h2.setLevel("ERROR"); log.addHandler(h2); log.info("no"); log.error("yes")
log.removeHandler(h); log.removeHandler(h2); log.propagate = True
try:
    1 / 0
except ZeroDivisionError:
    log.info("caught", exc_info=False)
log.addFilter(lambda r: "secret" not in r.getMessage()); log.info("a secret"); log.info("public")
log.disabled = True; log.error("disabled"); adapter = logging.LoggerAdapter(logging.getLogger("ad"), {"k": 1}); adapter.info("adapted")
