import assert from "node:assert/strict";
import { test } from "node:test";
import { Script } from "../trace/fixture";
import { Kind, Sub } from "../trace/schema";
import { IdleFolds } from "./folds";

const S = 1e9;

/** The folds of a run that is idle for the given stretches, in seconds. */
function foldsOf(...stretches: number[]): IdleFolds {
  const s = new Script();
  for (const stretch of stretches) s.jump(stretch);
  s.emit(Kind.RunEnd, { sub: Sub.EndNormal });
  const folds = new IdleFolds();
  folds.extend(s.trace);
  return folds;
}

test("stretches of like length are left as they are", () => {
  const folds = foldsOf(1, 2, 3, 5);
  assert.deepEqual(folds.folds, []);
  assert.equal(folds.x(11 * S), 11 * S);
});

test("a single wait is not folded, however long", () => {
  assert.deepEqual(foldsOf(3600).folds, []);
});

test("a wait many times longer than the others is drawn short", () => {
  const folds = foldsOf(1, 1, 60, 1);
  assert.deepEqual(folds.folds, [{ start: 2 * S, end: 62 * S, width: 2 * S, removed: 58 * S }]);
  const places = [0, 2, 32, 62, 63].map((t) => folds.x(t * S) / S);
  assert.deepEqual(places, [0, 2, 3, 4, 5]);
});

test("several folds add up", () => {
  const folds = foldsOf(1, 60, 1, 60, 1);
  assert.equal(folds.x(123 * S), (1 + 2 + 1 + 2 + 1) * S);
});

test("a place leads back to its time", () => {
  const folds = foldsOf(1, 60, 1, 60, 1);
  for (const t of [0, 0.5, 1, 7, 61, 61.5, 62, 100, 122, 123]) {
    assert.ok(Math.abs(folds.time(folds.x(t * S)) - t * S) < 1, `${t} s`);
  }
});

test("folding can be turned off", () => {
  const folds = foldsOf(1, 60, 1, 1);
  folds.enabled = false;
  assert.equal(folds.x(63 * S), 63 * S);
});
