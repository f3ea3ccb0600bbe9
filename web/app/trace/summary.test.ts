import assert from "node:assert/strict";
import { test } from "node:test";
import { Script } from "./fixture";
import { Kind, RefKind, Sub, makeRef, taskRef } from "./schema";
import { summarize } from "./summary";

const sleeping = { peer: makeRef(RefKind.Future, 1) };

/** A task's step, which ends in a sleep. */
function sleeps(s: Script, id: number, seconds: number): void {
  s.emit(Kind.StepBegin, { obj: taskRef(id) });
  s.emit(Kind.StepEnd, { obj: taskRef(id), sub: Sub.WhySuspended, name: `sleep(${seconds})`, ...sleeping });
}

test("sleeps at the same time are counted one by one, and the clock once", () => {
  const s = new Script();
  const [a, b] = [s.create("a"), s.create("b")];
  sleeps(s, a, 2);
  sleeps(s, b, 3);
  s.jump(2);
  s.wake(a);
  s.jump(1);
  s.wake(b);
  const sum = summarize(s.trace);
  assert.deepEqual([sum.total, sum.apart, sum.held], [3e9, 5e9, 0]);
  assert.equal(sum.concurrency, 2);
});

test("a step that holds the loop is work, and the longest is named", () => {
  const s = new Script();
  const a = s.create("a");
  s.turn(() => s.step(a, () => s.hold(0.5), "q.get()"));
  s.wake(a);
  s.turn(() => s.step(a, () => s.hold(1.5), Sub.WhyDone));
  const sum = summarize(s.trace);
  assert.equal(sum.held, 2e9);
  assert.equal(sum.apart, 2e9);
  assert.deepEqual([sum.longest?.time, sum.longest?.task], [1.5e9, a]);
});

test("a sleep that is held up beyond its time counts as long as it was meant to be", () => {
  const s = new Script();
  const [a, b] = [s.create("a"), s.create("b")];
  s.arm(1, sleeping.peer);
  sleeps(s, a, 1);
  s.turn(() => s.step(b, () => s.hold(5), Sub.WhyDone));
  s.wake(a);
  assert.equal(summarize(s.trace).apart, 6e9);
});

test("work outside the loop counts", () => {
  const s = new Script();
  const actor = s.actor("thread-1");
  s.emit(Kind.ActorBusy, { obj: actor });
  s.jump(4);
  s.emit(Kind.ActorIdle, { obj: actor });
  assert.equal(summarize(s.trace).apart, 4e9);
});

test("what asyncio.run makes is none of the program's tasks", () => {
  const s = new Script();
  const id = s.create("Task-2", "BaseEventLoop.shutdown_asyncgens");
  s.turn(() => s.step(id, null, Sub.WhyDone));
  assert.equal(summarize(s.trace).concurrency, 0);
});

test("warnings are counted, and without a step there is no longest", () => {
  const s = new Script();
  s.emit(Kind.Warning, { sub: Sub.WarnNeverAwaited });
  const sum = summarize(s.trace);
  assert.equal(sum.warnings, 1);
  assert.equal(sum.longest, null);
});
