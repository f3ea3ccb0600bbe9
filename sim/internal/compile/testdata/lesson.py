"""Crawl a small site with a fixed number of workers."""
import asyncio
import random
from dataclasses import dataclass, field


@dataclass
class Stats:
    fetched: int = 0
    failed: list[str] = field(default_factory=list)

    def report(self) -> str:
        return f"{self.fetched} pages, {len(self.failed)} failures"


class Crawler:
    def __init__(self, root, limit=3, timeout=2.0):
        self.queue = asyncio.Queue()
        self.queue.put_nowait(root)
        self.seen = {root}
        self.limit = limit
        self.timeout = timeout
        self.stats = Stats()

    async def fetch(self, url):
        delay = random.uniform(0.1, 0.5)
        async with asyncio.timeout(self.timeout):
            await asyncio.sleep(delay)
        if url.endswith("7"):
            raise ValueError(f"bad page: {url!r}")
        return [f"{url}/{i}" for i in range(3) if len(url) < 12]

    async def worker(self, name):
        while True:
            url = await self.queue.get()
            try:
                links = await self.fetch(url)
                self.stats.fetched += 1
                for link in links:
                    if link not in self.seen and len(self.seen) < 20:
                        self.seen.add(link)
                        await self.queue.put(link)
            except (ValueError, TimeoutError) as error:
                print(f"{name}: {error}")
                self.stats.failed.append(url)
            finally:
                self.queue.task_done()

    async def run(self):
        workers = [asyncio.create_task(self.worker(f"w{i}")) for i in range(self.limit)]
        await self.queue.join()
        for task in workers:
            task.cancel()
        await asyncio.gather(*workers, return_exceptions=True)
        return self.stats


async def main():
    crawler = Crawler("/", limit=4)
    stats = await crawler.run()
    print(stats.report(), sorted(crawler.seen)[:3], sep=" | ")


if __name__ == "__main__":
    asyncio.run(main())
