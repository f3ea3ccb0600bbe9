import assert from "node:assert/strict";
import { test } from "node:test";
import { ArrowKind } from "./arrows";
import { LOOP, Script, twoSleepers } from "./fixture";
import { Lanes, MarkKind, type Lane } from "./lanes";
import { Kind, Sub, taskRef } from "./schema";
import { OPEN, SpanState, type Spans } from "./spans";
import type { Trace } from "./trace";

function lanesOf(trace: Trace): Lanes {
  const lanes = new Lanes();
  lanes.extend(trace);
  return lanes;
}

/** The spans of a lane as text: "Ready", "Suspended sleep(1)". */
function told(trace: Trace, spans: Spans): string[] {
  return spans.state.map((state, k) => `${SpanState[state]} ${trace.symbol(spans.label[k]!)}`.trim());
}

function laneOf(lanes: Lanes, task: number): Lane {
  return lanes.list[lanes.find(taskRef(task))]!;
}

function arrows(lanes: Lanes, trace: Trace, kind: ArrowKind): string[] {
  const { arrows: all } = lanes;
  const name = (lane: number) => trace.symbol(lanes.list[lane]!.name) || "loop";
  return all.kind.flatMap((k, i) => (k === kind ? [`${name(all.fromLane[i]!)} → ${name(all.toLane[i]!)}`] : []));
}

test("tasks stand under the task that created them", () => {
  const lanes = lanesOf(twoSleepers());
  const main = laneOf(lanes, 1);
  assert.deepEqual(main.children.map((c) => lanes.list[c]!.ref), [taskRef(2), taskRef(3)]);
  assert.deepEqual([main.depth, laneOf(lanes, 2).depth], [0, 1]);
});

test("a sleeping task is ready, runs, is suspended, is ready and runs to its end", () => {
  const trace = twoSleepers();
  const lane = laneOf(lanesOf(trace), 2);
  assert.deepEqual(told(trace, lane.spans), ["Ready", "Running", "Suspended sleep(1)", "Ready", "Running"]);
  assert.deepEqual(lane.marks.kind, [MarkKind.Created, MarkKind.Done]);
});

test("spans follow one another without a gap", () => {
  const { spans } = laneOf(lanesOf(twoSleepers()), 1);
  assert.deepEqual(spans.to.slice(0, -1), spans.from.slice(1));
});

test("a task that never goes on stays open", () => {
  const s = new Script();
  const main = s.create("main");
  s.turn(() => s.step(main, null, "event.wait()"));
  const { spans } = laneOf(lanesOf(s.trace), main);
  assert.equal(spans.to[spans.length - 1], OPEN);
});

test("a task that yields waits for its turn, which is not being suspended", () => {
  const s = new Script();
  const main = s.create("main");
  s.turn(() => s.step(main, () => s.wake(main, Sub.CauseStep), "sleep(0)"));
  assert.deepEqual(told(s.trace, laneOf(lanesOf(s.trace), main).spans), ["Ready", "Running", "Ready sleep(0)"]);
});

test("a timer wakes from the loop's lane, a task from its own", () => {
  const trace = twoSleepers();
  assert.deepEqual(arrows(lanesOf(trace), trace, ArrowKind.Wake), [
    "loop → worker-1",
    "loop → worker-2",
    "worker-2 → main",
  ]);
  assert.deepEqual(arrows(lanesOf(trace), trace, ArrowKind.Create), ["main → worker-1", "main → worker-2"]);
});

test("a wake-up through a done-callback comes from the task whose end it was", () => {
  const s = new Script();
  const main = s.create("main");
  s.turn(() => s.step(main, () => void s.create("child"), "gather(1)"));
  const callback = s.handle();
  s.turn(() => {
    s.step(2, null, Sub.WhyDone);
    s.emit(Kind.HandleScheduled, { obj: callback, sub: Sub.CauseCallback, peer: taskRef(2) });
  });
  s.turn(() => s.callback(callback, () => s.wake(main)));
  s.turn(() => s.step(main, null, Sub.WhyDone));
  assert.deepEqual(arrows(lanesOf(s.trace), s.trace, ArrowKind.Wake), ["child → main"]);
});

test("a completion from outside wakes from its actor's lane", () => {
  const s = new Script();
  const main = s.create("main");
  s.turn(() => s.step(main, null, "to_thread()"));
  const thread = s.actor("thread-1");
  s.emit(Kind.ActorBusy, { obj: thread, name: "read()" });
  s.jump(1);
  s.emit(Kind.ActorIdle, { obj: thread });
  s.emit(Kind.ExternalDone, { obj: thread, sub: Sub.ActorThread });
  s.wake(main, Sub.CauseThreadsafe);
  s.turn(() => s.step(main, null, Sub.WhyDone));
  const lanes = lanesOf(s.trace);
  assert.deepEqual(arrows(lanes, s.trace, ArrowKind.Wake), ["thread-1 → main"]);
  assert.deepEqual(told(s.trace, lanes.list[lanes.find(thread)]!.spans), ["Running read()"]);
});

test("a step that holds the loop blocks who is ready and who is due, and no one else", () => {
  const s = new Script();
  const [hog, ready, due, asleep] = ["hog", "ready", "due", "asleep"].map((name) => s.create(name)) as number[];
  s.turn(() => {
    s.step(due!, () => s.arm(0.2, taskRef(due!)), "sleep(0.2)");
    s.step(asleep!, () => s.arm(9, taskRef(asleep!)), "sleep(9)");
    s.step(hog!, () => s.hold(0.5), "sleep(1)");
    s.step(ready!, null, "sleep(1)");
  });
  const lanes = lanesOf(s.trace);
  const over = (id: number) => told(s.trace, laneOf(lanes, id).over);
  assert.deepEqual([hog!, ready!, due!, asleep!].map(over), [["Blocking"], ["Blocked"], ["Blocked"], []]);
});

test("a short step blocks nobody", () => {
  const s = new Script();
  const a = s.create("a");
  const b = s.create("b");
  s.turn(() => {
    s.step(a, () => s.hold(0.09), "sleep(1)");
    s.step(b, null, "sleep(1)");
  });
  const lanes = lanesOf(s.trace);
  assert.deepEqual([laneOf(lanes, a).over.length, laneOf(lanes, b).over.length], [0, 0]);
});

test("cancelling leaves a flag where it is asked for and one where it arrives, and an arrow", () => {
  const s = new Script();
  const main = s.create("main");
  const child = s.create("child");
  s.turn(() => {
    s.step(child, null, "sleep(1)");
    s.step(main, () => void (s.emit(Kind.CancelRequested, { obj: taskRef(child) }), s.wake(child)), "child");
  });
  s.turn(() => s.step(child, () => s.emit(Kind.CancelDelivered, { obj: taskRef(child) }), Sub.WhyCancelled));
  const lanes = lanesOf(s.trace);
  assert.deepEqual(laneOf(lanes, child).marks.kind, [
    MarkKind.Created,
    MarkKind.CancelRequested,
    MarkKind.CancelDelivered,
    MarkKind.Cancelled,
  ]);
  assert.deepEqual(arrows(lanes, s.trace, ArrowKind.Cancel), ["main → child"]);
});

test("the loop's lane shows turns, idle stretches and callbacks", () => {
  const trace = twoSleepers();
  const lanes = lanesOf(trace);
  const loop = lanes.list[lanes.find(LOOP)]!;
  const states = told(trace, loop.spans);
  assert.equal(states.filter((s) => s === "Turn").length, 7);
  assert.equal(states.filter((s) => s === "Idle").length, 2);
  assert.deepEqual(told(trace, loop.over), ["Running wake", "Running wake"]);
});

test("lanes built event by event are those built at once", () => {
  const s = twoSleepers();
  const whole = lanesOf(s);
  const bits = new Lanes();
  const { length } = s;
  for (s.length = 1; s.length < length; s.length++) bits.extend(s);
  bits.extend(s);
  assert.deepEqual(bits.list, whole.list);
  assert.deepEqual(bits.arrows, whole.arrows);
});

test("an item goes from who puts it to who gets it, in the order of the queue", () => {
  for (const [type, got] of [
    ["Queue", ["a", "b"]],
    ["LifoQueue", ["b", "a"]],
    ["PriorityQueue", ["b", "a"]],
  ] as const) {
    const s = new Script();
    const queue = s.resource("q", type, 0);
    const main = s.create("main");
    const other = s.create("other");
    const puts: number[] = [];
    s.turn(() => s.step(main, () => puts.push(s.operate(queue, Sub.OpPut, main, 1, "a"), s.operate(queue, Sub.OpPut, main, 2, "b")), "sleep(1)"));
    s.turn(() => s.step(other, () => got.forEach((item, k) => s.operate(queue, Sub.OpGet, other, 1 - k, item)), Sub.WhyDone));
    const lanes = lanesOf(s.trace);
    assert.deepEqual(arrows(lanes, s.trace, ArrowKind.Handover), ["main → other", "main → other"]);
    const from = lanes.arrows.from.filter((_, k) => lanes.arrows.kind[k] === ArrowKind.Handover);
    assert.deepEqual(from, got.map((item) => puts[item === "a" ? 0 : 1]), type);
  }
});

test("a lock goes from who releases it to who waited for it, and to nobody who did not", () => {
  const s = new Script();
  const lock = s.resource("lock", "Lock", 1);
  const main = s.create("main");
  const other = s.create("other");
  s.turn(() => {
    s.step(main, () => s.operate(lock, Sub.OpAcquire, main, 0), "sleep(1)");
    s.step(other, () => s.operate(lock, Sub.OpWait, other, 0), "lock.acquire()");
  });
  s.turn(() => s.step(main, () => s.operate(lock, Sub.OpRelease, main, 1), "sleep(1)"));
  s.turn(() => s.step(other, () => void (s.operate(lock, Sub.OpAcquire, other, 0), s.operate(lock, Sub.OpRelease, other, 1)), Sub.WhyDone));
  s.turn(() => s.step(main, () => s.operate(lock, Sub.OpAcquire, main, 0), Sub.WhyDone));
  const lanes = lanesOf(s.trace);
  assert.deepEqual(arrows(lanes, s.trace, ArrowKind.Handover), ["main → other"]);
  const { holder, waiting } = lanes.list[lanes.find(lock)]!.levels!;
  assert.deepEqual(holder, [0, main, main, 0, other, 0, main]);
  assert.deepEqual(waiting, [0, 0, 1, 1, 0, 0, 0]);
});

test("a wake-up that brings an exception is told from one that does not", () => {
  const s = new Script();
  const main = s.create("main");
  const child = s.create("child");
  s.turn(() => s.step(main, null, "child"));
  s.turn(() => {
    s.step(child, null, Sub.WhyRaised);
    s.wake(main);
  });
  s.turn(() => s.step(main, null, Sub.WhyRaised, taskRef(child)));
  const lanes = lanesOf(s.trace);
  assert.deepEqual(arrows(lanes, s.trace, ArrowKind.Raise), ["child → main"]);
  assert.deepEqual(arrows(lanes, s.trace, ArrowKind.Wake), []);
});
