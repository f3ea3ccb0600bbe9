import assert from "node:assert/strict";
import { test } from "node:test";
import { Script, twoSleepers } from "./fixture";
import { TraceIndex, nextIn, previousIn } from "./index";
import { Kind, Sub } from "./schema";

test("a task's events are those that it does and those about it", () => {
  const trace = twoSleepers();
  const index = new TraceIndex();
  index.extend(trace);
  const kinds = index.ofTask(2).map((i) => Kind[trace.kind[i]!]);
  assert.deepEqual(kinds, [
    "TaskCreated",
    "HandleScheduled",
    "StepBegin",
    "TimerArmed",
    "StepEnd",
    "HandleScheduled",
    "StepBegin",
    "StepEnd",
    "TaskDone",
  ]);
});

test("turns and warnings are listed", () => {
  const s = new Script();
  const before = s.emit(Kind.Output, { text: "a" });
  s.turn(() => s.emit(Kind.Output, { text: "b" }));
  const warning = s.emit(Kind.Warning, { sub: Sub.WarnBlocking });
  const index = new TraceIndex();
  index.extend(s.trace);
  assert.deepEqual(index.turns, [before + 1]);
  assert.deepEqual(index.warnings, [warning]);
});

test("the neighbours in a list", () => {
  const list = [2, 5, 9];
  assert.deepEqual([0, 2, 4, 9].map((i) => nextIn(list, i)), [2, 5, 5, -1]);
  assert.deepEqual([0, 2, 5, 99].map((i) => previousIn(list, i)), [-1, -1, 2, 9]);
});
