import logging
import logging.config
import sys


class Shout(logging.Formatter):
    def format(self, record):
        return super().format(record).upper()


class Only:
    def __init__(self, word):
        self.word = word

    def filter(self, record):
        return self.word in record.getMessage()


def make_handler(prefix, **kwargs):
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(logging.Formatter(prefix + "%(message)s"))
    return handler


old = logging.getLogger("old")
below = logging.getLogger("app.below")
below.addHandler(logging.NullHandler())
logging.config.dictConfig({
    "version": 1,
    "disable_existing_loggers": True,
    "formatters": {
        "plain": {"format": "%(name)s %(levelname)s %(message)s"},
        "braces": {"format": "{levelname:>8} {message} {more}", "style": "{", "defaults": {"more": "-"}},
        "shout": {"()": Shout, "fmt": "%(message)s!"},
        "dated": {"class": "logging.Formatter", "format": "%(asctime)s %(message)s", "datefmt": "%Y"},
    },
    "filters": {"app": {"name": "app"}, "word": {"()": Only, "word": "yes"}},
    "handlers": {
        "out": {"class": "logging.StreamHandler", "stream": "ext://sys.stdout", "formatter": "plain"},
        "braces": {"class": "logging.StreamHandler", "stream": "ext://sys.stdout", "formatter": "braces", "level": "ERROR"},
        "shout": {"class": "logging.StreamHandler", "stream": sys.stdout, "formatter": "shout", "filters": ["word"]},
        "dated": {"class": "logging.StreamHandler", "stream": "ext://sys.stdout", "formatter": "dated"},
        "memory": {"class": "logging.handlers.MemoryHandler", "capacity": 10, "target": "out", "flushLevel": 40},
        "made": {"()": make_handler, "prefix": "made: "},
    },
    "loggers": {
        "app": {"level": "DEBUG", "handlers": ["out", "braces"], "filters": ["app"], "propagate": False},
        "shouting": {"handlers": ["shout"], "level": "INFO"},
        "held": {"handlers": ["memory"], "level": "INFO", "propagate": "no"},
        "made": {"handlers": ["made", "dated"], "level": "INFO", "propagate": False},
    },
    "root": {"level": "WARNING", "handlers": ["out"]},
})
app = logging.getLogger("app")
app.debug("debug")
app.error("error")
below.info("from below")
print(below.handlers, below.disabled, old.disabled)
old.error("disabled")
logging.getLogger("shouting").info("no")
logging.getLogger("shouting").info("yes, this")
logging.getLogger("shouting").warning("root has it, too")
logging.getLogger("held").info("first")
logging.getLogger("held").error("now both")
logging.getLogger("made").info("hello")
logging.info("root drops this")
print(logging.getHandlerNames() == frozenset(["out", "braces", "shout", "dated", "memory", "made"]))
logging.config.dictConfig({"version": 1, "incremental": True, "loggers": {"app": {"level": "ERROR"}}, "handlers": {"out": {"level": "CRITICAL"}}})
app.warning("below the new level")
app.error("only braces")
app.critical("both")
logging.config.dictConfig({"version": 1, "disable_existing_loggers": False, "handlers": {"o": {"class": "logging.StreamHandler", "stream": "ext://sys.stdout", "level": logging.INFO}}, "root": {"handlers": ["o"], "level": "INFO"}})
logging.info("root again")
print(app.disabled, [type(h).__name__ for h in app.handlers])
