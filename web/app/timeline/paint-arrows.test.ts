import assert from "node:assert/strict";
import { test } from "node:test";
import { thinned } from "./paint-arrows";

test("few arrows are all there", () => {
  assert.deepEqual([...thinned(3, 8, 5)], [3, 4, 5, 6, 7]);
  assert.deepEqual([...thinned(8, 8, 5)], []);
});

test("of many arrows some are there, at even distances", () => {
  assert.deepEqual([...thinned(3, 23, 5)], [4, 8, 12, 16, 20]);
});

test("moving the view changes none of those that stay in it", () => {
  const here = [...thinned(1000, 9000, 500)];
  const there = [...thinned(1301, 9301, 500)];
  assert.deepEqual(there.filter((k) => k < 9000), here.filter((k) => k >= 1301));
});
