import logging
import logging.handlers
import queue
import sys


class Listing(logging.Handler):
    def emit(self, record):
        print("  ", record.levelname, record.getMessage(), record.args, record.exc_info)


log = logging.getLogger("app")
log.setLevel(logging.DEBUG)
log.propagate = False

memory = logging.handlers.MemoryHandler(3, flushLevel=logging.ERROR, target=Listing())
log.addHandler(memory)
for i in range(4):
    log.info("held %d", i)
print("then")
log.error("flushes")
log.info("left")
memory.close()
memory.flush()
log.removeHandler(memory)
kept = logging.handlers.MemoryHandler(10, flushOnClose=False, target=Listing())
log.addHandler(kept)
log.info("dropped at close")
kept.close()
log.removeHandler(kept)
waiting = logging.handlers.MemoryHandler(2)
log.addHandler(waiting)
for i in range(3):
    log.info("without a target %d", i)
print(len(waiting.buffer))
waiting.setTarget(Listing())
waiting.flush()
log.removeHandler(waiting)
print(logging.handlers.BufferingHandler(2).buffer, memory, kept)

print("queue")
q = queue.Queue()
handler = logging.handlers.QueueHandler(q)
log.addHandler(handler)
args = [1]
log.warning("a list %s", args)
args.append(2)
try:
    1 / 0
except ZeroDivisionError:
    log.exception("failed with %r", "arg")
print(q.qsize())
low = Listing(logging.DEBUG)
high = Listing(logging.ERROR)
listener = logging.handlers.QueueListener(q, low, high, respect_handler_level=True)
listener.start()
log.debug("while it runs")
listener.stop()
print(q.qsize(), handler.listener)
with logging.handlers.QueueListener(q, low) as listener:
    log.info("in the block")
    try:
        listener.start()
    except RuntimeError as e:
        print(e)
listener.stop()
simple = queue.SimpleQueue()
log.handlers = [logging.handlers.QueueHandler(simple)]
log.info("simple %s", 1)
print(simple.get().getMessage())
bounded = queue.Queue(1)
log.handlers = [logging.handlers.QueueHandler(bounded)]
logging.raiseExceptions = False
log.info("fits")
log.info("does not")
print(bounded.qsize())
