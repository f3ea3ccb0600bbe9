# asyncio.create_subprocess_shell: pipes, lists, files, variables, signals, time-outs.
import asyncio
from asyncio.subprocess import PIPE, STDOUT


async def shell(text, **options):
    process = await asyncio.create_subprocess_shell(text, stdout=PIPE, stderr=PIPE, **options)
    out, err = await process.communicate()
    print(repr(text), out, err if b"not found" not in err else b"not found", process.returncode)


async def main():
    await shell("echo hello | cat")
    await shell("seq 5 | sort -r | head -n 2")
    await shell("echo one; echo two && echo three || echo four")
    await shell("false && echo no; false || echo yes; true && exit 7; echo never")
    await shell("echo 'quoted words'  \"and $NAME\" \\$x", env={"NAME": "variables", "PATH": "/bin:/usr/bin"})
    await shell("echo text > f.txt; cat f.txt; echo more >> f.txt; cat < f.txt; wc -l < f.txt | cat")
    await shell("cat nosuch 2>&1; ls f.txt")
    await shell("nosuchcommand")
    await shell("pwd | wc -l")
    await asyncio.gather(*(shell(f"sleep 0.{3 - i}; echo {i}") for i in range(3)))

    process = await asyncio.create_subprocess_shell("sleep 10")
    try:
        await asyncio.wait_for(process.wait(), 0.1)
    except TimeoutError:
        print("still running", process.returncode)
        process.kill()
        print("killed", await process.wait())
    process = await asyncio.create_subprocess_exec("sleep", "10")
    process.terminate()
    print("terminated", await process.wait(), process.returncode)


asyncio.run(main())
