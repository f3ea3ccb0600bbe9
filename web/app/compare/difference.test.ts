import assert from "node:assert/strict";
import { test } from "node:test";
import { Script, twoSleepers } from "../trace/fixture";
import { Kind, Sub } from "../trace/schema";
import type { Trace } from "../trace/trace";
import { compare } from "./difference";

/** main sleeps, and then a child that it has created does something that takes it so many steps. */
function withChild(steps: number, pause: number, name = "child"): Trace {
  const s = new Script();
  const main = s.create("main");
  let child = 0;
  s.turn(() => s.step(main, () => (child = s.create(name)), "sleep(1)"));
  for (let k = 1; k < steps; k++) s.turn(() => s.step(child, null, "sleep(0)"));
  s.jump(pause);
  s.turn(() => s.step(child, null, Sub.WhyDone));
  return s.trace;
}

test("a run is the same as itself", () => {
  const { first, tasks, total } = compare(twoSleepers(), twoSleepers());
  assert.equal(first, null);
  assert.deepEqual(total, [2e9, 2e9]);
  assert.ok(tasks.every((t) => !t.differs));
});

test("the first step that differs is told, and where it begins in both", () => {
  const [a, b] = [withChild(3, 1), withChild(3, 2)];
  const { first, total } = compare(a, b);
  assert.equal(first!.step, 4, "the steps before the pause are the same");
  for (const [k, trace] of [a, b].entries()) assert.equal(trace.kind[first!.events[k]!], Kind.StepBegin);
  assert.deepEqual(total, [1e9, 2e9]);
});

test("a run that ends sooner parts from the other where it ends", () => {
  const whole = withChild(4, 1);
  const { first } = compare(whole, cut(whole));
  assert.deepEqual([first!.step, first!.events[1]], [5, -1]);
});

test("tasks are paired by their names, and what differs is marked", () => {
  const { tasks } = compare(withChild(2, 1), withChild(3, 1));
  assert.deepEqual(tasks.map((t) => [t.name, t.differs]), [["main", false], ["child", true]]);
  assert.deepEqual(tasks[1]!.of.map((f) => f!.steps), [2, 3]);
  const renamed = compare(withChild(2, 1), withChild(2, 1, "other")).tasks;
  assert.deepEqual(renamed.map((t) => [t.name, t.of[0] !== null, t.of[1] !== null]), [["main", true, true], ["child", true, false], ["other", false, true]]);
});

test("tasks of one name are told apart by the order of their creation", () => {
  const s = new Script();
  s.create("twin");
  s.create("twin");
  assert.deepEqual(compare(s.trace, s.trace).tasks.map((t) => t.name), ["twin", "twin (2)"]);
});

/** The trace without its last step. */
function cut(trace: Trace): Trace {
  const shorter: Trace = Object.create(trace);
  let last = trace.length - 1;
  while (trace.kind[last] !== Kind.StepBegin) last--;
  Object.defineProperty(shorter, "length", { value: last });
  return shorter;
}
