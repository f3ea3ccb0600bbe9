import assert from "node:assert/strict";
import { test } from "node:test";
import { Script, twoSleepers } from "./fixture";
import { Kind, Sub, taskRef } from "./schema";
import { search, thingsOf } from "./search";

test("a search finds tasks, what they await, and what is printed", () => {
  const s = new Script();
  const main = s.create("main");
  s.turn(() =>
    s.step(main, () => s.emit(Kind.Output, { sub: Sub.Stdout, text: "Worker is hired\n" }), "worker.join()"),
  );
  s.create("worker");
  const found = search(s.trace, " WORKER ");
  assert.deepEqual([found.tasks, found.texts, found.others], [1, 1, 1]);
  assert.deepEqual(found.events, [...found.events].sort((a, b) => a - b));
});

test("a kind of event is found by its name, as it is written or as it is said", () => {
  const trace = twoSleepers();
  const jumps = trace.kind.subarray(0, trace.length).filter((k) => k === Kind.ClockJump).length;
  assert.equal(search(trace, "clock jump").events.length, jumps);
  assert.equal(search(trace, "clock_jump").events.length, jumps);
  assert.ok(search(trace, "suspended").others > 0);
});

test("an empty search finds nothing", () => {
  assert.deepEqual(search(twoSleepers(), "  ").events, []);
});

test("what was found is about the tasks that do it and that it is done to", () => {
  const trace = twoSleepers();
  const things = thingsOf(trace, search(trace, "worker-1").events);
  assert.ok(things.has(taskRef(1)) && things.has(taskRef(2)) && !things.has(taskRef(3)));
});
