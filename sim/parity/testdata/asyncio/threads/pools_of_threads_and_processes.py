import asyncio
import threading
import time
from concurrent.futures import ThreadPoolExecutor, ProcessPoolExecutor
def work(n):
    print("begin", n, time.monotonic()); time.sleep(n); print("end", n, time.monotonic()); return n
async def main():
    loop = asyncio.get_running_loop()
    print(await asyncio.to_thread(work, 1))
    with ThreadPoolExecutor(2) as pool:
        print(await asyncio.gather(*[loop.run_in_executor(pool, work, n) for n in (3,2,1)], asyncio.sleep(2.5)))
    with ProcessPoolExecutor() as pool:
        f = loop.run_in_executor(pool, work, 1)
        print("submitted")
        print(await f)
    t = threading.Thread(target=work, args=(5,))
    t.start(); print(t.is_alive()); t.join(2); print(t.is_alive(), time.monotonic()); t.join(); print(time.monotonic())
asyncio.run(main())
