import assert from "node:assert/strict";
import { test } from "node:test";
import { Levels } from "./levels";
import { ResourceKind, levelAfter, resourceKind } from "./resource";
import { Sub } from "./schema";

test("the highest level of any stretch is the highest of its changes", () => {
  const levels = new Levels(ResourceKind.Store, -1);
  const values = Array.from({ length: 700 }, (_, k) => (k * 7919) % 997);
  values.forEach((value, k) => levels.add(k, value, 997 - value, 0));
  for (const [first, behind] of [[0, 1], [0, 700], [3, 69], [64, 128], [511, 513], [699, 700]] as const) {
    const part = values.slice(first, behind);
    assert.equal(levels.highestIn(first, behind), Math.max(...part));
    assert.equal(levels.mostWaitingIn(first, behind), 997 - Math.min(...part));
  }
});

test("a level is what the operation's value means there", () => {
  const cases: [string, Sub, number, number, number, number][] = [
    // type, operation, level before, value, capacity, level after
    ["Queue", Sub.OpPut, 1, 2, 5, 2],
    ["Queue", Sub.OpTaskDone, 2, 7, 5, 2],
    ["Queue", Sub.OpWait, 0, 4, 5, 0],
    ["Lock", Sub.OpAcquire, 0, 0, 1, 1],
    ["Lock", Sub.OpWait, 1, 0, 1, 1],
    ["Lock", Sub.OpRelease, 1, 1, 1, 0],
    ["BoundedSemaphore", Sub.OpAcquire, 0, 2, 3, 1],
    ["Semaphore", Sub.OpRelease, 0, 4, 3, 0],
    ["Event", Sub.OpSet, 0, 1, -1, 1],
    ["Event", Sub.OpLeave, 1, 0, -1, 1],
    ["Event", Sub.OpClear, 1, 0, -1, 0],
    ["Condition", Sub.OpNotify, 0, 3, 1, 0],
    ["Barrier", Sub.OpWait, 1, 2, 3, 2],
  ];
  for (const [type, op, before, value, capacity, after] of cases) {
    assert.equal(levelAfter(resourceKind(type), op, before, value, capacity), after, `${type} ${Sub[op]}`);
  }
});
