"""Pools of processes."""
import multiprocessing as mp
import os
import time
from concurrent.futures import ProcessPoolExecutor

base = 0


def set_base(n):
    global base
    base = n


def add_base(n):
    return base + n


def cube(n):
    return n ** 3


def add(a, b=0):
    return a + b


def fail(n):
    if n == 2:
        raise KeyError(n)
    return n


def pid(_):
    time.sleep(0.05)
    return os.getpid()


def attempt(what):
    try:
        print(what())
    except BaseException as e:
        print(type(e).__module__, type(e).__name__, str(e).partition(" at 0x")[0])


if __name__ == "__main__":
    with mp.Pool(3) as pool:
        print(pool.map(cube, range(10)), pool.starmap(add, [(1, 2), (3, 4)]))
        print(list(pool.imap(cube, range(5), chunksize=2)), sorted(pool.imap_unordered(cube, range(5))))
        print(pool.apply(add, (1,), {"b": 5}))
        result = pool.apply_async(cube, (3,), callback=lambda n: print("called back with", n))
        print(result.get(timeout=5), result.ready(), result.successful())
        attempt(lambda: pool.map(fail, range(5)))
        results = pool.imap(fail, range(1, 4))
        for _ in range(4):
            attempt(lambda: next(results))
        errors = []
        result = pool.apply_async(fail, (2,), error_callback=errors.append)
        result.wait()
        print(result.successful(), errors)
        attempt(lambda: pool.apply_async(time.sleep, (5,)).get(timeout=0.05))
        attempt(lambda: pool.apply(len, (lambda: 0,)))
        attempt(pool.join)
    attempt(lambda: pool.apply(cube, (1,)))
    print(pool)

    pool = mp.Pool(2, initializer=set_base, initargs=(100,))
    print(pool.map(add_base, range(3)), len(set(pool.map(pid, range(2), 1))))
    pool.close()
    pool.join()
    print(pool)
    attempt(lambda: mp.Pool(0))
    with ProcessPoolExecutor(2) as executor:
        pids = set(executor.map(pid, range(4)))
        print(len(pids), os.getpid() in pids)
