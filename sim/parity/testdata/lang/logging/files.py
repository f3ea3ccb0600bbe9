import logging
import logging.handlers
import os


def show():
    for name in sorted(os.listdir()):
        if name.endswith(".log") or ".log." in name:
            with open(name) as file:
                print("  ", name, repr(file.read()))
            os.remove(name)


log = logging.getLogger("f")
log.setLevel(logging.INFO)
log.propagate = False


def use(handler, *messages):
    log.handlers = [handler]
    for message in messages:
        log.info(message)
    handler.close()


use(logging.FileHandler("a.log"), "one", "two")
use(logging.FileHandler("a.log"), "appended")
show()
use(logging.FileHandler("b.log", mode="w", encoding="utf-8"), "é")
use(logging.FileHandler("b.log", mode="w"), "only this")
print(os.path.exists("c.log"))
late = logging.FileHandler("c.log", delay=True)
print(os.path.exists("c.log"), late.stream)
use(late, "now")
show()
print("rotating")
use(logging.handlers.RotatingFileHandler("r.log", maxBytes=12, backupCount=2), *"aaaaaaaa bb cccccccc dddddddd e f".split())
show()
use(logging.handlers.RotatingFileHandler("r.log", maxBytes=12), *"aaaaaaaa bb cccccccc".split())
show()
named = logging.handlers.RotatingFileHandler("r.log", maxBytes=4, backupCount=1)
named.namer = lambda name: name + ".old"
use(named, "abc", "def")
show()
print("timed")
for when in "x", "w", "w9":
    try:
        logging.handlers.TimedRotatingFileHandler("t.log", when=when)
    except ValueError as e:
        print(e)
show()
logging.basicConfig(filename="basic.log", filemode="w", format="%(levelname)s %(message)s", level="INFO")
logging.info("to the file")
logging.getLogger("below").warning("too")
logging.shutdown()
show()
