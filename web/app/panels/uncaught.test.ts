import assert from "node:assert/strict";
import { test } from "node:test";
import { Script } from "../trace/fixture";
import { Kind, Sub } from "../trace/schema";
import { lacksEventLoop, uncaught } from "./uncaught";

const traceback = [
  "Traceback (most recent call last):\n",
  '  File "test.py", line 4, in <module>\n    loop = asyncio.get_event_loop()\n',
  '  File "library.py", line 90, in get_event_loop\n',
  "RuntimeError: There is no current event loop in thread 'MainThread'.\n",
];

function ended(end: Sub, pieces: string[]) {
  const s = new Script();
  s.emit(Kind.Output, { sub: Sub.Stdout, text: "hello\n" });
  for (const text of pieces) s.emit(Kind.Output, { sub: Sub.Stderr, text });
  s.emit(Kind.RunEnd, { sub: end });
  return s.trace;
}

test("what nobody caught is found with its line in the program", () => {
  for (const pieces of [traceback, [traceback.join("")]]) {
    const found = uncaught(ended(Sub.EndError, pieces))!;
    assert.deepEqual(found, { message: traceback[3]!.trimEnd(), line: 4, event: 3 });
    assert.ok(lacksEventLoop(found));
  }
});

test("runs that end otherwise have none", () => {
  assert.equal(uncaught(ended(Sub.EndNormal, traceback)), null);
  assert.equal(uncaught(ended(Sub.EndError, [])), null);
});

test("other exceptions have another reason", () => {
  const found = uncaught(ended(Sub.EndError, ["ValueError: x\n"]))!;
  assert.deepEqual(found, { message: "ValueError: x", line: 0, event: 3 });
  assert.ok(!lacksEventLoop(found));
});
