import assert from "node:assert/strict";
import { test } from "node:test";
import { roundStep, stepTicks, timeLabel, timeTicks } from "./ticks";

const MS = 1e6;
const S = 1e9;

/** The labels on a time axis of a width in pixels. */
function labels(from: number, to: number, width: number): string[] {
  return timeTicks(from, to, (to - from) / width, []).map((t) => t.label);
}

test("steps are round", () => {
  assert.deepEqual([0.3, 1, 1.1, 2.5, 5, 7, 84, 120].map(roundStep), [0.5, 1, 2, 5, 5, 10, 100, 200]);
});

for (const [name, got, want] of [
  ["seconds", labels(0, 4 * S, 400), ["0 s", "1 s", "2 s", "3 s", "4 s"]],
  ["tenths", labels(0, 1 * S, 500), ["0.0 s", "0.2 s", "0.4 s", "0.6 s", "0.8 s", "1.0 s"]],
  ["milliseconds", labels(0, 60 * MS, 300), ["0 ms", "20 ms", "40 ms", "60 ms"]],
  ["microseconds", labels(0, 2000, 180), ["0 µs", "1 µs", "2 µs"]],
  ["a zoom into a late moment", labels(60 * S, 60 * S + 4 * MS, 180), ["60.000 s", "60.002 s", "60.004 s"]],
] as const) {
  test(`time labels: ${name}`, () => assert.deepEqual(got, want));
}

test("a label takes the decimals of its step and the unit of the biggest", () => {
  assert.equal(timeLabel(1500 * MS, 500 * MS, 3 * S), "1.5 s");
  assert.equal(timeLabel(20 * MS, 20 * MS, 100 * MS), "20 ms");
});

test("there are no ticks before the start", () => {
  assert.deepEqual(labels(-1 * S, 1 * S, 200), ["0 s", "1 s"]);
});

test("there are no ticks inside a fold", () => {
  const fold = { start: 1 * S, end: 61 * S, width: 1 * S, removed: 59 * S };
  const ticks = timeTicks(0, 63 * S, (1 * S) / 100, [fold]);
  assert.deepEqual(ticks.map((t) => t.label), ["0 s", "1 s", "61 s", "62 s", "63 s"]);
});

test("the step axis counts whole steps", () => {
  assert.deepEqual(stepTicks(0, 3.4, 1 / 300).map((t) => t.label), ["0", "1", "2", "3"]);
  assert.deepEqual(stepTicks(95, 131, 0.1).map((t) => t.at), [100, 110, 120, 130]);
});
