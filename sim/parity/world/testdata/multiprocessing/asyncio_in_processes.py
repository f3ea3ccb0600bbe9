"""Each process has an event loop of its own."""
import asyncio
import multiprocessing as mp


async def work(name, results):
    async def step(i):
        await asyncio.sleep(0.01 * i)
        return i

    results.put((name, await asyncio.gather(*(step(i) for i in range(3)))))


def run(name, results):
    asyncio.run(work(name, results))


async def main():
    results = mp.Queue()
    processes = [mp.Process(target=run, args=(f"p{n}", results)) for n in range(3)]
    for p in processes:
        p.start()
    got = [await asyncio.to_thread(results.get) for _ in processes]
    for p in processes:
        await asyncio.to_thread(p.join)
    print(sorted(got), [p.exitcode for p in processes])


if __name__ == "__main__":
    asyncio.run(main())
