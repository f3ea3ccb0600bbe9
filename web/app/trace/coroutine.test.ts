import assert from "node:assert/strict";
import { test } from "node:test";
import { coroutineBeside, isCleanup } from "./coroutine";

test("a coroutine stands beside a name that does not tell it", () => {
  const cases: [name: string, coro: string, want: string][] = [
    ["Task-2", "brew", "brew"],
    ["Task-2", "main.<locals>.brew", "brew"],
    ["Task-2", "outer.<locals>.Cafe.brew", "Cafe.brew"],
    ["worker-1", "worker", ""],
    ["Producer", "producer", ""],
    ["tea", "brew", "brew"],
    ["Task-2", "a", "a"],
    ["worker1", "worker", ""],
    ["Task-2", "main.<locals>.<lambda>", "<lambda>"],
    ["fetch user", "fetch", ""],
  ];
  for (const [name, coro, want] of cases) assert.equal(coroutineBeside(name, coro), want, `${name} of ${coro}`);
});

test("only what asyncio.run makes at its end is cleaning up", () => {
  assert.equal(isCleanup("BaseEventLoop.shutdown_asyncgens"), true);
  assert.equal(isCleanup("BaseEventLoop.shutdown_default_executor"), true);
  assert.equal(isCleanup("shutdown_server"), false);
});
