import { test } from "node:test";
import assert from "node:assert/strict";
import type { Names } from "../net/advice";
import { imports, membersOf } from "./members";

const NAMES: Names = {
  builtins: [
    ["str", "class", "", "", [["upper", "method", "()", ""]]],
    ["list", "class", "", "", [["append", "method", "(object, /)", ""]]],
    ["dict", "class", "", "", [["items", "method", "()", ""]]],
  ],
  asyncio: [
    ["sleep", "function", "async (delay)", ""],
    ["Queue", "class", "", "", [["put", "method", "async (item)", ""]]],
    ["Task", "class", "", "", [["cancel", "method", "()", ""]]],
    ["TaskGroup", "class", "", "", [["create_task", "method", "(coro)", ""]]],
  ],
  os: [["getpid", "function", "()", ""]],
  "os.path": [["join", "function", "(a, *p)", ""]],
};

function labels(expression: string, text: string): string[] | null {
  return membersOf(expression, text, NAMES)?.map(([name]) => name) ?? null;
}

test("imports bind names to dotted paths", () => {
  const found = imports("import os.path, time as t\nfrom asyncio import (Queue,\n  sleep as nap)\n");
  assert.deepEqual([...found], [["os", "os"], ["t", "time"], ["Queue", "asyncio.Queue"], ["nap", "asyncio.sleep"]]);
});

test("a module's names follow its name, whatever it was imported as", () => {
  assert.deepEqual(labels("asyncio", "import asyncio\n"), ["sleep", "Queue", "Task", "TaskGroup"]);
  assert.deepEqual(labels("aio", "import asyncio as aio\n"), ["sleep", "Queue", "Task", "TaskGroup"]);
  assert.deepEqual(labels("os", "import os\n"), ["getpid", "path"]);
  assert.equal(labels("nothing", "import asyncio\n"), null);
});

test("a variable has the members of what it was made from", () => {
  assert.deepEqual(labels("q", "import asyncio\nq = asyncio.Queue(3)\n"), ["put"]);
  assert.deepEqual(labels("q", "from asyncio import Queue\nq: Queue[int] = Queue()\n"), ["put"]);
  assert.deepEqual(labels("self.q", "import asyncio\nself.q = asyncio.Queue()\n"), ["put"]);
  assert.deepEqual(labels("q", "import asyncio\nasync def f(q: asyncio.Queue):\n    q."), ["put"]);
  assert.deepEqual(labels("tg", "import asyncio\nasync with asyncio.TaskGroup() as tg:\n    tg."), ["create_task"]);
  assert.deepEqual(labels("t", "import asyncio\nt = tg.create_task(f())\n"), ["cancel"]);
  assert.deepEqual(labels("t", "t = whatever()\n"), null);
  assert.deepEqual(labels("os", "os = []\n"), ["append"], "whatever module has its name");
});

test("literals have the members of their types", () => {
  assert.deepEqual(labels("x", "x = [1, 2]\n"), ["append"]);
  assert.deepEqual(labels("x", "x = {}\n"), ["items"]);
  assert.deepEqual(labels("x", 'x = {"a": 1}\n'), ["items"]);
  assert.deepEqual(labels("x", 'x = f"{y}"\n'), ["upper"]);
  assert.deepEqual(labels('"abc"', ""), ["upper"]);
});

test("self has what the program's classes give it", () => {
  const text = "class A:\n    def __init__(self):\n        self.jobs = []\n        self.n += 1\n    async def run(self, n):\n        self.";
  assert.deepEqual(labels("self", text), ["jobs", "n", "__init__", "run"]);
});
