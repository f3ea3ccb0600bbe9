# Modules that read and write files for others.
import asyncio
import contextlib
import csv
import io
import json

with open("data.json", "w", encoding="utf-8") as f:
    json.dump({"name": "任务", "n": [1, 2.5, None]}, f, ensure_ascii=False, indent=2)
print(open("data.json", encoding="utf-8").read())
with open("data.json", encoding="utf-8") as f:
    print(json.load(f))
with open("rows.csv", "w", newline="") as f:
    writer = csv.writer(f)
    writer.writerow(["id", "text"])
    writer.writerows([[1, "a,b"], [2, 'say "hi"']])
print(repr(open("rows.csv", newline="").read()))
with open("rows.csv", newline="") as f:
    print([dict(row) for row in csv.DictReader(f)])
with open("out.txt", "w") as f:
    print("to a file", 1, 2, sep="-", file=f)
    with contextlib.redirect_stdout(f):
        print("redirected")
print(open("out.txt").read())


def read(path):
    with open(path) as f:
        return f.read()


async def main():
    texts = await asyncio.gather(*(asyncio.to_thread(read, path) for path in ("out.txt", "rows.csv")))
    print([len(text) for text in texts])


asyncio.run(main())
print(isinstance(open("out.txt"), io.IOBase))
