import assert from "node:assert/strict";
import { test } from "node:test";
import { Levels } from "../trace/levels";
import { ResourceKind } from "../trace/resource";
import { levelSteps } from "./level-steps";

function levelsOf(...changes: [event: number, value: number][]): Levels {
  const levels = new Levels(ResourceKind.Store, -1);
  for (const [event, value] of changes) levels.add(event, value, 0, 0);
  return levels;
}

function seen(levels: Levels, perEvent: number, left = 0, right = 1000): string[] {
  const steps = levelSteps(levels, { place: (e) => e * perEvent, lastEvent: 100, left, right });
  return steps.map((s) => `${s.left}-${s.right}: ${s.value}`);
}

test("each level lasts until the next, the last to the end", () => {
  assert.deepEqual(seen(levelsOf([0, 0], [10, 3], [40, 1]), 2), ["0-20: 0", "20-80: 3", "80-200: 1"]);
});

test("levels that share a pixel are shown as the highest, and the last of them holds on", () => {
  assert.deepEqual(seen(levelsOf([0, 0], [50, 2], [51, 9], [52, 1]), 0.1), ["0-5: 0", "5-6: 9", "6-10: 1"]);
});

test("what begins before the view is cut at its edge", () => {
  assert.deepEqual(seen(levelsOf([0, 4], [90, 0]), 2, 100, 150), ["100-150: 4"]);
});
