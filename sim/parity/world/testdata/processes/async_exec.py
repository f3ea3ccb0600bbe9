# asyncio.create_subprocess_exec: output, input, status, errors.
import asyncio
import asyncio.subprocess as sub
import sys


async def run(*args, input=None):
    process = await asyncio.create_subprocess_exec(
        *args, stdin=sub.PIPE if input is not None else None, stdout=sub.PIPE, stderr=sub.PIPE)
    print(type(process).__name__, process.pid > 0)
    out, err = await process.communicate(input)
    print(args[0], out, err, process.returncode)


async def main():
    await run("echo", "hello", "world")
    await run("cat", input=b"through a pipe\n")
    await run("false")
    await run("cat", "nosuch.txt")
    await run("sort", input=b"b\na\nc\n")
    try:
        await run("no-such-command-here", "x")
    except FileNotFoundError as exc:
        print(type(exc).__name__, exc)
    process = await asyncio.create_subprocess_exec("echo", "status only", stdout=sub.DEVNULL)
    print(await process.wait(), process.stdout, process.returncode)
    process = await asyncio.create_subprocess_exec("cat", stdin=sub.PIPE, stdout=sub.PIPE)
    for word in b"one\n", b"two\n":
        process.stdin.write(word)
        await process.stdin.drain()
        print(await process.stdout.readline())
    process.stdin.close()
    print(await process.stdout.read(), await process.wait())
    process = await asyncio.create_subprocess_exec("sh", "-c", "echo out; exit 3", stdout=sub.PIPE, stderr=sub.STDOUT)
    print(await process.communicate(), process.returncode)
    try:
        process.terminate()
    except ProcessLookupError as exc:
        print("gone", repr(exc))
    process = await asyncio.create_subprocess_exec("echo", "x", stdout=sub.PIPE)
    print([line async for line in process.stdout])
    await process.wait()
    print(sub.PIPE, sub.STDOUT, sub.DEVNULL)


asyncio.run(main())
