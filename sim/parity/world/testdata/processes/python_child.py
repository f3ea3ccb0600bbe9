# A Python program as a child.
import asyncio
import os
import subprocess
import sys
from asyncio.subprocess import PIPE

PROGRAM = """
import asyncio, sys
async def main():
    for line in sys.stdin:
        await asyncio.sleep(0.01)
        print("child got", line.strip(), flush=True)
    print("to stderr", file=sys.stderr)
asyncio.run(main())
sys.exit(4)
"""


async def main():
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", PROGRAM, stdin=PIPE, stdout=PIPE, stderr=PIPE)
    for word in "one", "two":
        process.stdin.write(word.encode() + b"\n")
        await process.stdin.drain()
        print(await process.stdout.readline())
    process.stdin.close()
    print(await process.stdout.read(), await process.stderr.read(), await process.wait())
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", "import sys; print(sys.argv); 1/0", "a", "b", stdout=PIPE, stderr=PIPE)
    out, err = await process.communicate()
    print(out, err.splitlines()[-1], process.returncode)


asyncio.run(main())
with open("program.py", "w") as f:
    f.write("import os\nprint(__name__, os.environ['WHO'], os.getcwd() == os.path.dirname(os.path.abspath(__file__)))\n")
done = subprocess.run([sys.executable, "program.py"], capture_output=True, text=True, env={**os.environ, "WHO": "child"})
print(done.stdout, done.stderr, done.returncode)
done = subprocess.run([sys.executable, "-c", "print('syntax"], capture_output=True, text=True)
print(done.stderr.splitlines()[-1], done.returncode)
