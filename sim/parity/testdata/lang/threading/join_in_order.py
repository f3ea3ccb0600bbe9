import threading
import time
out = []


def work(n):
    out.append(n)


for n in range(3):
    t = threading.Thread(target=work, args=(n,), name=f"w{n}")
    print(t.is_alive(), t.name, t.daemon)
    t.start(); t.join(); print(t.is_alive(), out)
lock = threading.Lock(); print(lock.acquire(), lock.locked(), lock.acquire(blocking=False)); lock.release()
with threading.RLock():
    pass
e = threading.Event(); e.set(); print(e.wait(), e.is_set(), threading.current_thread().name, threading.main_thread() is threading.current_thread(), threading.active_count())
local = threading.local(); local.x = 1; print(local.x, hasattr(local, "y"))
s = threading.Semaphore(2); print(s.acquire(), s.acquire(), s.acquire(blocking=False))
try:
    lock.release()
except RuntimeError as x:
    print(x)
try:
    t.start()
except RuntimeError as x:
    print(x)
