import { test } from "node:test";
import assert from "node:assert/strict";
import { Script } from "../trace/fixture";
import { Kind, RefKind, makeRef } from "../trace/schema";
import { States } from "../trace/state";
import { valuesAt } from "./values";

const frame = makeRef(RefKind.Frame, 1);

/** The values as of a line, after what was bound, as pairs of names and values. */
function values(source: string, line: number, bound: Record<string, string>, before = 0, changed: Record<string, string> = {}) {
  const s = new Script();
  const tell = (all: Record<string, string>) => {
    for (const [name, text] of Object.entries(all)) s.emit(Kind.Local, { obj: frame, name, text });
  };
  tell(bound);
  if (before > 0) s.emit(Kind.Line, { obj: frame, line: before });
  tell(changed);
  s.emit(Kind.Line, { obj: frame, line });
  return Object.fromEntries(valuesAt(source.split("\n"), new States(s.trace).at(s.trace.length - 1).calls, 0));
}

test("the line that is about to run has the values of the variables that it names", () => {
  assert.deepEqual(values("x = a + b", 1, { a: "1", b: "2", c: "3" }), { 1: "a = 1   b = 2" });
});

test("the line before has what it changed", () => {
  assert.deepEqual(values("x = a\npass", 2, { a: "1" }, 1, { x: "1" }), { 1: "x = 1" });
});

test("attributes, strings and comments name no variables, but f-strings do", () => {
  assert.deepEqual(values("self.a('b', f\"{c!r} d\", f'{e}') # f", 1, { a: "1", b: "2", c: "3", d: "4", e: "5", f: "6" }), { 1: "c = 3   e = 5" });
});

test("long values are cut, and many are not all shown", () => {
  const [text] = Object.values(values("a, b, c, d, e", 1, { a: `'${"x".repeat(60)}'`, b: "1", c: "2", d: "3", e: "4" }));
  assert.equal(text, `a = '${"x".repeat(38)}…   b = 1   c = 2   d = 3`);
});

test("names may have letters of any script", () => {
  assert.deepEqual(values("print(总数)", 1, { 总数: "3" }), { 1: "总数 = 3" });
});
