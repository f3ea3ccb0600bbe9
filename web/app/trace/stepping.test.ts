import assert from "node:assert/strict";
import { test } from "node:test";
import { Script } from "./fixture";
import { TraceIndex } from "./index";
import { Kind, RefKind, Sub, makeRef, taskRef } from "./schema";
import { intoLine, nextStop, overLine, toLine } from "./stepping";

const frame = (n: number) => makeRef(RefKind.Frame, n);

/** main at lines 1 and 3 calls f, at lines 11 and 12, and awaits in line 3; other runs line 21 meanwhile. */
function program() {
  const s = new Script();
  const lines: number[] = [];
  const line = (n: number, call: number, caller = 0) =>
    lines.push(s.emit(Kind.Line, { obj: frame(call), peer: caller ? frame(caller) : 0, line: n }));
  const main = s.create("main");
  const other = s.create("other");
  s.step(
    main,
    () => {
      line(1, 1);
      line(11, 2, 1);
      s.emit(Kind.Breakpoint, { line: 11 });
      line(12, 2, 1);
      line(3, 1);
    },
    "sleep(1)",
  );
  s.step(other, () => line(21, 3), Sub.WhyDone);
  s.emit(Kind.StepBegin, { obj: taskRef(main), line: 3 });
  line(4, 1);
  const index = new TraceIndex();
  index.extend(s.trace);
  return { trace: s.trace, index, lines };
}

const { trace, index, lines } = program();
const lineOf = (event: number) => (event < 0 ? 0 : trace.line[event]!);
/** The lines that a repeated step visits from one end to the other. */
function walk(step: (from: number) => number, from: number): number[] {
  const visited = [];
  for (let i = step(from); i >= 0; i = step(i)) visited.push(lineOf(i));
  return visited;
}

test("into goes to every line", () => {
  assert.deepEqual(walk((i) => intoLine(index, i, 1), 0), [1, 11, 12, 3, 21, 4]);
  assert.deepEqual(walk((i) => intoLine(index, i, -1), trace.length), [4, 21, 3, 12, 11, 1]);
});

test("over leaves out the calls that the line makes, but not what other tasks do", () => {
  assert.deepEqual(walk((i) => overLine(trace, index, i, 1), lines[0]!), [3, 21, 4]);
});

test("over goes back as it went forward", () => {
  assert.equal(lineOf(overLine(trace, index, lines[3]!, -1)), 1);
});

test("over at the end of a call goes on in the caller, and back before its beginning", () => {
  assert.equal(lineOf(overLine(trace, index, lines[2]!, 1)), 3);
  assert.equal(lineOf(overLine(trace, index, lines[1]!, -1)), 1);
});

test("over from an event between lines is over the calls of the line before it", () => {
  assert.equal(lineOf(overLine(trace, index, lines[0]! + 0, 1)), 3);
  assert.equal(lineOf(overLine(trace, index, 0, 1)), 1);
});

test("a line is found in both directions, and one that never runs is not", () => {
  assert.equal(toLine(trace, index, 0, 1, "", 12), lines[2]);
  assert.equal(toLine(trace, index, trace.length - 1, -1, "", 12), lines[2]);
  assert.equal(toLine(trace, index, 0, 1, "", 99), -1);
  assert.equal(toLine(trace, index, 0, 1, "library.py", 12), -1);
});

test("playing stops at lines and at breakpoint(), forwards and back", () => {
  const last = trace.length - 1;
  const breakpoint = lines[1]! + 1;
  assert.equal(nextStop(trace, 0, last, "", []), breakpoint);
  assert.equal(nextStop(trace, breakpoint, last, "", [3]), lines[3]);
  assert.equal(nextStop(trace, last, 0, "", [3]), lines[3]);
  assert.equal(nextStop(trace, lines[3]!, last, "", [3]), -1);
  assert.equal(nextStop(trace, 0, breakpoint - 1, "", [3]), -1);
});
