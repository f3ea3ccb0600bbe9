import assert from "node:assert/strict";
import { test } from "node:test";
import { LOOP, Script, takingTurns, twoSleepers } from "./fixture";
import { Kind, RefKind, Sub, makeRef, taskRef } from "./schema";
import { States, timersInOrder, type RunState } from "./state";
import type { Trace } from "./trace";

/** The first event of a kind, from an event on. */
function find(trace: Trace, kind: Kind, from = 0): number {
  for (let i = from; i < trace.length; i++) if (trace.kind[i] === kind) return i;
  throw new Error(`no ${Kind[kind]} from event ${from} on`);
}

function statuses(state: RunState): string[] {
  return [...state.tasks.values()].map((t) => `${t.name} ${t.status}`);
}

test("before the first event there is nothing", () => {
  const state = new States(twoSleepers()).at(-1);
  assert.equal(state.time, 0);
  assert.equal(state.tasks.size, 0);
});

test("as of the jump of the clock all wait, and the timers say until when", () => {
  const trace = twoSleepers();
  const state = new States(trace).at(find(trace, Kind.ClockJump) - 1);
  assert.deepEqual(statuses(state), ["main suspended", "worker-1 suspended", "worker-2 suspended"]);
  assert.deepEqual([...state.tasks.values()].map((t) => t.awaiting), ["gather(2)", "sleep(1)", "sleep(2)"]);
  assert.deepEqual(timersInOrder(state).map((t) => t.when), [1e9, 2e9]);
  assert.equal(state.ready.size, 0);
});

test("a created task is ready and stands in the queue behind those before it", () => {
  const trace = twoSleepers();
  const state = new States(trace).at(find(trace, Kind.StepEnd));
  assert.deepEqual([...state.ready.values()].map((r) => r.task), [2, 3]);
  assert.equal(state.tasks.get(2)!.status, "ready");
  assert.equal(state.tasks.get(2)!.parent, 1);
});

test("at the end all is done and nothing is left", () => {
  const trace = twoSleepers();
  const state = new States(trace).at(trace.length - 1);
  assert.deepEqual(statuses(state), ["main done", "worker-1 done", "worker-2 done"]);
  assert.equal(state.ready.size + state.timers.size, 0);
  assert.equal(state.end, Sub.EndNormal);
  assert.equal(state.time, 2e9);
});

test("a task that yields is ready at once, not suspended", () => {
  const trace = takingTurns(2, 1);
  const end = find(trace, Kind.StepEnd, find(trace, Kind.ClockJump));
  assert.equal(new States(trace).at(end).tasks.get(2)!.status, "ready");
});

test("the await chain is kept while the task waits", () => {
  const s = new Script();
  const main = s.create("main");
  const frame = (name: string, value: number) => s.emit(Kind.Frame, { obj: taskRef(main), name, value, line: 3 });
  s.turn(() => s.step(main, () => void (frame("main", 0), frame("fetch", 1)), "sleep(1)"));
  s.wake(main);
  const waiting = new States(s.trace).at(s.trace.length - 1).tasks.get(main)!;
  assert.deepEqual(waiting.chain.map((f) => [f.name, f.pos?.line]), [["main", 3], ["fetch", 3]]);
  s.turn(() => s.step(main, null, Sub.WhyDone));
  assert.deepEqual(new States(s.trace).at(s.trace.length - 1).tasks.get(main)!.chain, []);
});

test("a lock knows its holder and who waits for it", () => {
  const s = new Script();
  const lock = makeRef(RefKind.Resource, 1);
  const op = (sub: Sub, task: number) => s.emit(Kind.ResourceOp, { obj: lock, sub, peer: taskRef(task) });
  s.emit(Kind.ResourceCreated, { obj: lock, name: "lock", text: "Lock" });
  op(Sub.OpAcquire, 1);
  const contended = op(Sub.OpWait, 2);
  op(Sub.OpRelease, 1);
  const handed = op(Sub.OpAcquire, 2);
  const states = new States(s.trace);
  const at = (i: number) => states.at(i).resources.get(lock)!;
  assert.deepEqual([at(contended).holders, at(contended).waiters], [[1], [2]]);
  assert.deepEqual([at(handed).holders, at(handed).waiters], [[2], []]);
});

test("a semaphore that another releases is held no longer by who acquired it first", () => {
  const s = new Script();
  const semaphore = makeRef(RefKind.Resource, 1);
  const op = (sub: Sub, task: number) => s.emit(Kind.ResourceOp, { obj: semaphore, sub, peer: taskRef(task) });
  s.emit(Kind.ResourceCreated, { obj: semaphore, name: "slots", text: "Semaphore", value: 2 });
  op(Sub.OpAcquire, 1);
  op(Sub.OpAcquire, 2);
  const last = op(Sub.OpRelease, 3);
  assert.deepEqual(new States(s.trace).at(last).resources.get(semaphore)!.holders, [2]);
});

test("a pending future names who waits for it, and is gone when it is done", () => {
  const s = new Script();
  const future = s.future("gather(2)");
  const added = s.emit(Kind.CallbackAdded, { obj: future, peer: taskRef(1) });
  const done = s.emit(Kind.FutureDone, { obj: future, sub: Sub.WhyDone });
  const states = new States(s.trace);
  assert.deepEqual(states.at(added).futures.get(future)?.waiters, [1]);
  assert.equal(states.at(done).futures.size, 0);
});

test("a cancel is asked for until it is delivered", () => {
  const s = new Script();
  const id = s.create("main");
  const asked = s.emit(Kind.CancelRequested, { obj: taskRef(id) });
  const delivered = s.emit(Kind.CancelDelivered, { obj: taskRef(id) });
  const states = new States(s.trace);
  assert.equal(states.at(asked).tasks.get(id)!.cancelRequested, true);
  assert.equal(states.at(delivered).tasks.get(id)!.cancelRequested, false);
});

/** The state as text, to compare two. */
function picture(state: RunState): string {
  return JSON.stringify({ ...state, tasks: [...state.tasks], ready: [...state.ready], timers: [...state.timers] });
}

test("going back and forth gives the same states as going straight", () => {
  const trace = takingTurns(40, 200);
  const jumping = new States(trace);
  const straight = new States(trace);
  const goals = [20000, 5, 19999, 12345, 4096, 4095, 20001, 0];
  const seen = new Map(goals.map((i) => [i, picture(jumping.at(i))]));
  for (const i of [...goals].sort((a, b) => a - b)) assert.equal(picture(straight.at(i)), seen.get(i), `event ${i}`);
});

test("the state follows a trace that grows", () => {
  const s = new Script();
  const states = new States(s.trace);
  states.at(0);
  const main = s.create("main");
  assert.equal(states.at(s.trace.length - 1).tasks.get(main)!.status, "ready");
  s.emit(Kind.LoopEnd, { obj: LOOP });
  assert.equal(states.at(s.trace.length - 1).event, s.trace.length - 1);
});
