import assert from "node:assert/strict";
import { test } from "node:test";
import { decodeShared, encodeShared, slugOf, type Shared } from "./share-link";

const shared: Shared = { program: "print('茶')\n", axis: "steps", event: 42, options: {} };

test("a link carries the program and the moment", async () => {
  const fragment = await encodeShared("gather", shared);
  assert.match(fragment, /^gather\/1[\w-]+$/);
  assert.equal(slugOf(fragment), "gather");
  assert.deepEqual(await decodeShared(fragment), shared);
});

test("a link carries what the run was asked for", async () => {
  const chosen: Shared = { ...shared, options: { seed: 7, python: "3.13", lines: false, world: { network: { latency: "2s" } } } };
  assert.deepEqual(await decodeShared(await encodeShared("gather", chosen)), chosen);
  for (const options of [{ seed: 0.5 }, { python: "three" }, { world: "flat" }, { lines: "no" }]) {
    await assert.rejects(decodeShared(await encodeShared("gather", { ...shared, options: options as Shared["options"] })));
  }
});

test("a link carries the program's other files", async () => {
  const several: Shared = { ...shared, files: { "helper.py": "x = 1\n", "pkg/mod.py": "" } };
  assert.deepEqual(await decodeShared(await encodeShared("gather", several)), several);
  for (const files of [{ "../up.py": "" }, { "a.txt": "" }, { "a.py": 1 }, ["a.py"]]) {
    await assert.rejects(decodeShared(await encodeShared("gather", { ...shared, files: files as unknown as Record<string, string> })));
  }
});

test("the link to a program of sixty lines is short enough for a chat", async () => {
  const lines = ["import asyncio", "", ""];
  for (let n = 0; n < 9; n++) {
    lines.push(`async def handle_request_${n}(queue, lock):`);
    lines.push("    async with lock:", `        item = await queue.get()`, `        print(f"step ${n * 7 + 3}: got {item!r} of {queue.qsize() + ${n * n}}")`);
    lines.push(`        await asyncio.sleep(0.${n + 1})`, "");
  }
  lines.push("asyncio.run(handle_request_0(asyncio.Queue(), asyncio.Lock()))");
  while (lines.length < 60) lines.push(`print("the last words are number ${lines.length}")`);
  const fragment = await encodeShared("queue", { ...shared, program: lines.join("\n") });
  assert.ok(fragment.length < 1900, `${fragment.length}`);
});

test("an address that only names a lesson carries nothing", async () => {
  assert.equal(await decodeShared("gather"), null);
  assert.equal(slugOf("%E4"), "");
});

test("a damaged link is refused", async () => {
  const fragment = await encodeShared("gather", shared);
  const other = await encodeShared("gather", { ...shared, axis: "sideways" as "time" });
  for (const bad of [fragment.slice(0, -6), fragment.replace("/1", "/9"), "gather/1", "gather/1!!", other]) {
    await assert.rejects(decodeShared(bad), bad);
  }
});

test("a link that unpacks to very much is refused", async () => {
  const fragment = await encodeShared("gather", { ...shared, program: "a".repeat(2 << 20) });
  await assert.rejects(decodeShared(fragment));
});
