import { test } from "node:test";
import assert from "node:assert/strict";
import { Script } from "../trace/fixture";
import { Kind, Sub } from "../trace/schema";
import { ConsoleLog } from "./console-log";

function print(s: Script, text: string, sub = Sub.Stdout): number {
  return s.emit(Kind.Output, { text, sub });
}

test("output is cut into lines, whoever wrote their parts", () => {
  const s = new Script();
  const one = print(s, "one\ntw");
  const two = print(s, "o");
  const end = print(s, "\n\nlast", Sub.Stderr);
  const log = new ConsoleLog(s.trace);
  log.extend();
  assert.deepEqual(
    log.lines.map((l) => l.pieces),
    [
      [{ event: one, text: "one", stderr: false }],
      [
        { event: one, text: "tw", stderr: false },
        { event: two, text: "o", stderr: false },
        { event: end, text: "", stderr: true },
      ],
      [{ event: end, text: "", stderr: true }],
      [{ event: end, text: "last", stderr: true }],
    ],
  );
});

test("what comes later is added", () => {
  const s = new Script();
  const log = new ConsoleLog(s.trace);
  print(s, "a\n");
  log.extend();
  print(s, "b\n");
  log.extend();
  log.extend();
  assert.deepEqual(log.lines.map((l) => l.pieces[0]!.text), ["a", "b"]);
});

test("the line of a moment is that of the last output before it", () => {
  const s = new Script();
  const a = print(s, "a\n");
  s.emit(Kind.TurnEnd);
  const b = print(s, "b\n");
  const log = new ConsoleLog(s.trace);
  log.extend();
  assert.deepEqual([a - 1, a, a + 1, b, b + 5].map((i) => log.lineAt(i)), [-1, 0, 0, 1, 1]);
});
