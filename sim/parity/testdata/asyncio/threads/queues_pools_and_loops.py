import asyncio
import queue
import threading
import time
from concurrent.futures import ThreadPoolExecutor, as_completed
def producer(q, n):
    for i in range(n):
        time.sleep(0.1); q.put(i)
    q.put(None)
def consumer(q, out):
    while (x := q.get()) is not None:
        out.append((x, time.monotonic()))
q, out = queue.Queue(2), []
ts = [threading.Thread(target=producer, args=(q, 3)), threading.Thread(target=consumer, args=(q, out))]
for t in ts: t.start()
for t in ts: t.join()
print(out)
with ThreadPoolExecutor(2) as pool:
    fs = [pool.submit(lambda n: (time.sleep(n), n)[1], n) for n in (3, 1, 2)]
    print([f.result() for f in as_completed(fs)], time.monotonic())
async def main():
    loop = asyncio.get_running_loop()
    def back():
        f = asyncio.run_coroutine_threadsafe(asyncio.sleep(1, "late"), loop)
        return f.result()
    print(await asyncio.to_thread(back), loop.time())
    ev = asyncio.Event()
    threading.Timer(2, lambda: loop.call_soon_threadsafe(ev.set)).start()
    await ev.wait(); print(loop.time())
asyncio.run(main())
try: q.get(timeout=1)
except queue.Empty: print("empty", time.monotonic())
