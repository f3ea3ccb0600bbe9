"""How processes start, end, and what is known of them."""
import multiprocessing as mp
import os
import sys
import time


def leave(status):
    sys.exit(status)


def fail():
    raise ValueError("on purpose")


def report(pipe):
    me = mp.current_process()
    pipe.send((me.name, me.daemon, me.pid == os.getpid(), mp.parent_process().name))
    pipe.close()


def change(items, lock):
    with lock:
        items.append("the child's")


class Doubler(mp.Process):
    def __init__(self, n, results):
        super().__init__(name=f"doubler-{n}")
        self.n, self.results = n, results

    def run(self):
        self.n *= 2
        self.results.put((self.name, self.n))


def attempt(what):
    try:
        print(what())
    except BaseException as e:
        print(type(e).__module__, type(e).__name__, e)


if __name__ == "__main__":
    print(mp.get_start_method(), mp.current_process().name, mp.parent_process())
    for status in 0, 3, "a text", None:
        p = mp.Process(target=leave, args=(status,))
        print(p.name, p.is_alive(), p.pid, p.exitcode, end=" ")
        p.start()
        p.join()
        print(p.is_alive(), p.exitcode)
    p = mp.Process(target=fail)
    p.start()
    p.join()
    print(p.exitcode)

    here, there = mp.Pipe()
    p = mp.Process(target=report, args=(there,), name="reporter", daemon=True)
    p.start()
    there.close()
    print(here.recv())
    attempt(here.recv)
    p.join()

    for end in mp.Process.terminate, mp.Process.kill:
        p = mp.Process(target=time.sleep, args=(60,))
        p.start()
        end(p)
        p.join()
        print(p.exitcode)
    p = mp.Process(target=time.sleep, args=(0.5,))
    p.start()
    p.join(timeout=0.05)
    print(p.is_alive(), len(mp.active_children()))
    attempt(p.close)
    p.join()
    print(p.exitcode, mp.active_children())
    attempt(p.start)
    p.close()
    attempt(p.is_alive)

    items = ["the parent's"]
    p = mp.Process(target=change, args=(items, mp.Lock()))
    p.start()
    p.join()
    print(items)

    results = mp.Queue()
    doublers = [Doubler(n, results) for n in range(3)]
    for d in doublers:
        d.start()
    print(sorted(results.get() for _ in doublers))
    for d in doublers:
        d.join()
    print([d.n for d in doublers])

    attempt(mp.Process(target=fail).join)
    attempt(mp.Process(target=fail).terminate)
    attempt(lambda: mp.get_context("thread"))
    print(mp.get_context("spawn").Process().name, mp.get_context("spawn").get_start_method())
