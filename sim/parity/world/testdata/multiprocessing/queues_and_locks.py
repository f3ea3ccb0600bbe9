"""Workers that talk through queues, and guard what they share."""
import multiprocessing as mp


def square(tasks, results):
    for n in iter(tasks.get, None):
        results.put((n, n * n))
        tasks.task_done()
    tasks.task_done()


def count(counter, array, times):
    for i in range(times):
        with counter.get_lock():
            counter.value += 1
        with array:
            array[i % len(array)] += 1


def enter(gate, inside, most, lock):
    with gate:
        with lock:
            inside.value += 1
            most.value = max(most.value, inside.value)
        with lock:
            inside.value -= 1


def wait(event, barrier, answers):
    event.wait()
    barrier.wait()
    answers.put(event.is_set())


def run(target, args, n):
    processes = [mp.Process(target=target, args=args) for _ in range(n)]
    for p in processes:
        p.start()
    return processes


def attempt(what):
    try:
        print(what())
    except BaseException as e:
        print(type(e).__name__, str(e).partition(" at 0x")[0])


if __name__ == "__main__":
    tasks, results = mp.JoinableQueue(), mp.Queue()
    workers = run(square, (tasks, results), 3)
    for n in range(10):
        tasks.put(n)
    for _ in workers:
        tasks.put(None)
    tasks.join()
    print(sorted(results.get() for _ in range(10)))
    for p in workers:
        p.join()

    counter, array = mp.Value("i", 0), mp.Array("l", 4)
    for p in run(count, (counter, array, 100), 4):
        p.join()
    print(counter.value, array[:])

    inside, most, lock = mp.Value("i", 0), mp.Value("i", 0), mp.Lock()
    for p in run(enter, (mp.Semaphore(2), inside, most, lock), 5):
        p.join()
    print(inside.value, most.value <= 2)

    event, barrier, answers = mp.Event(), mp.Barrier(3), mp.Queue()
    waiting = run(wait, (event, barrier, answers), 3)
    event.set()
    print([answers.get() for _ in waiting])
    for p in waiting:
        p.join()

    q = mp.Queue(1)
    sent = [1, {"a": (2, 3)}]
    q.put(sent)
    attempt(lambda: q.put("more", timeout=0.05))
    got = q.get()
    print(got == sent, got is sent)
    attempt(lambda: q.get(timeout=0.05))
    q.close()
    attempt(lambda: q.put(1))
    s = mp.SimpleQueue()
    s.put("simple")
    print(s.get(), s.empty())
    attempt(lambda: s.put(mp.Lock()))
    attempt(lambda: s.put(lambda: 0))

    for guard in mp.Lock(), mp.RLock(), mp.Semaphore(2), mp.BoundedSemaphore(2):
        print(guard, guard.acquire(), guard, guard.release())
    lock = mp.Lock()
    attempt(lock.release)
    lock.acquire()
    print(lock.acquire(False), lock.acquire(timeout=0.01))

    small, text = mp.Value("i", 2**31 - 1), mp.Array("c", b"hello")
    small.value += 1
    print(small.value, text.value, text.raw[1:3])
    text.value = b"hi"
    print(text.value, text.raw, mp.Value("d", 1), mp.Value("c", b"x", lock=False).value)
    attempt(lambda: mp.Value("z"))
    attempt(lambda: array[9])
    a, b = mp.Pipe()
    a.send({"x": 1})
    print(b.poll(), b.recv(), b.poll(0.01))
    a.send_bytes(b"bytes")
    print(b.recv_bytes())
    a.close()
    attempt(b.recv)
    attempt(lambda: b.send(1))
    attempt(a.recv)
    r, w = mp.Pipe(duplex=False)
    attempt(w.recv)
    attempt(lambda: r.send(1))
