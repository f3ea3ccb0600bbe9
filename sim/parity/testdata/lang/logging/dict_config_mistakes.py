import logging.config

OUT = {"class": "logging.StreamHandler", "stream": "ext://sys.stdout"}


def attempt(**config):
    try:
        logging.config.dictConfig(config)
        print("configured")
    except Exception as e:
        while e:
            print(type(e).__name__, e, end=" | ")
            e = e.__cause__
        print()


attempt()
attempt(version=2)
attempt(version=1)
for handler in ({"class": "logging.Nope"}, {"class": "nopemod.Nope"}, OUT | {"formatter": "x"}, OUT | {"level": "LOUD"}, OUT | {"filters": ["x"]},
                OUT | {"nonsense": 3}, {"class": "logging.handlers.MemoryHandler", "capacity": 3, "target": "zz"},
                {"class": "logging.handlers.QueueHandler", "queue": 5}, {"class": "logging.handlers.QueueHandler", "handlers": ["q"]}):
    attempt(version=1, handlers={"a": handler})
attempt(version=1, formatters={"f": {"format": "bad"}})
attempt(version=1, formatters={"f": {"style": "!"}})
attempt(version=1, formatters={"f": {"()": "nope.x"}})
attempt(version=1, loggers={"l": {"handlers": ["h"]}})
attempt(version=1, loggers={"l": {"level": "LOUD"}})
attempt(version=1, root={"level": "LOUD"})
attempt(version=1, root={"handlers": ["h"]})
attempt(version=1, incremental=True, handlers={"nope": {"level": "INFO"}})
