import { test } from "node:test";
import assert from "node:assert/strict";
import { backoff } from "./backoff";

test("waits double and then stay", () => {
  const waits = [0, 1, 2, 3, 4, 5, 6, 20].map((n) => backoff(n, () => 0));
  assert.deepEqual(waits, [500, 1000, 2000, 4000, 8000, 15000, 15000, 15000]);
});

test("chance only shortens a wait, by a third at most", () => {
  assert.equal(backoff(1, () => 0.999999), 667);
});
