import { test } from "node:test";
import assert from "node:assert/strict";
import { twoSleepers } from "../trace/fixture";
import { Kind } from "../trace/schema";
import { advance, dwell } from "./playback";

const trace = twoSleepers();

test("an event stays until its time is over", () => {
  const stay = dwell(trace.kind[0]!);
  assert.deepEqual(advance(trace, 0, stay - 1), { at: 0, rest: stay - 1 });
  assert.deepEqual(advance(trace, 0, stay + 1), { at: 1, rest: 1 });
});

test("a fast playback passes many events at once, and stops at the last", () => {
  assert.equal(advance(trace, 0, 1e9).at, trace.length - 1);
});

test("what a task does is shown longer than the loop's bookkeeping", () => {
  assert.ok(dwell(Kind.StepEnd) > dwell(Kind.HandleScheduled));
});

test("it plays backwards, too", () => {
  const stay = dwell(trace.kind[5]!);
  assert.equal(advance(trace, 5, stay, -1).at, 4);
  assert.deepEqual(advance(trace, 5, 1e9, -1).at, 0);
});
