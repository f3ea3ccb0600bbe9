"""Blocks of shared memory."""
import asyncio
import multiprocessing as mp
from concurrent.futures import ProcessPoolExecutor
from multiprocessing.shared_memory import SharedMemory


def fill(name, start, stop, value):
    block = SharedMemory(name=name)
    for i in range(start, stop):
        block.buf[i] = value
    block.close()
    return stop - start


def mark(block):
    block.buf[0] = 255
    block.close()


def attempt(what):
    try:
        print(what())
    except BaseException as e:
        print(type(e).__name__, e)


async def main():
    block = SharedMemory(create=True, size=16)
    loop = asyncio.get_running_loop()
    with ProcessPoolExecutor(4) as pool:
        print(await asyncio.gather(*(loop.run_in_executor(pool, fill, block.name, 4 * n, 4 * n + 4, n) for n in range(4))))
    print(bytes(block.buf))
    p = mp.Process(target=mark, args=(block,))
    p.start()
    p.join()
    print(block.buf[0], len(block.buf), block.size)
    block.close()
    print(block.buf)
    block.unlink()
    attempt(lambda: SharedMemory(name="playground_nothing"))
    attempt(lambda: SharedMemory(create=True))
    attempt(lambda: SharedMemory())
    block = SharedMemory("playground_block", create=True, size=8)
    attempt(lambda: SharedMemory("playground_block", create=True, size=8))
    print(block)
    numbers = block.buf.cast("i")
    numbers[0], numbers[1] = 7, -7
    print(numbers.tolist(), bytes(block.buf))
    numbers.release()
    block.close()
    block.unlink()


if __name__ == "__main__":
    asyncio.run(main())
