import assert from "node:assert/strict";
import { test } from "node:test";
import { LOOP, Script, twoSleepers } from "../trace/fixture";
import { Kind, Sub, taskRef } from "../trace/schema";
import type { Trace } from "../trace/trace";
import { describe, describeFold, laneName } from "./describe";
import { foldAt, hitAt } from "./hit";
import { Model, Scene, laneStatus } from "./scene";
import type { Theme } from "./theme";
import type { TimelineWords } from "./words";

const FRAME = { width: 1140, height: 400, gutter: 100, minimap: 20, axis: 20, row: 28 };

const words = {
  loop: "loop",
  cleanup: ["cleanup", "clean"],
  resources: ["shared", "shared"],
  outside: ["outside", "out"],
  waiting: (n: number) => `${n} waiting`,
  heldBy: (name: string) => `held by ${name}`,
  level: { items: (n: number, of: number) => `${n} of ${of}`, free: () => "free" },
  notCreated: "not created",
  running: "running",
  ready: "ready",
  done: "returned",
  idle: "idle",
  suspended: (what: string) => `waits for ${what}`,
  turn: (n: number) => `turn ${n}`,
  folded: (time: string) => `${time} left out`,
} as unknown as TimelineWords;

/** Without a canvas there is nothing to be coloured. */
const noTheme = {} as Theme;

function sceneOf(trace: Trace): Scene {
  return new Scene(new Model(trace), noTheme, words, { ...FRAME });
}

function names(scene: Scene): string[] {
  return scene.rows.lanes.map((lane) => {
    return laneName(scene, { lane: scene.model.lanes.list[lane]! });
  });
}

/** The middle of a row. */
function rowMiddle(scene: Scene, row: number): number {
  return scene.rowTop(row) + FRAME.row / 2;
}

test("tasks stand above the loop, and what they share and who works outside below it", () => {
  const s = new Script();
  s.actor("thread-1");
  s.resource("queue", "Queue", 5);
  const main = s.create("main");
  s.turn(() => s.step(main, () => void (s.create("a"), s.create("b")), "gather(2)"));
  s.turn(() => s.step(2, () => void s.create("a-child"), "sleep(1)"));
  assert.deepEqual(names(sceneOf(s.trace)), ["main", "a", "a-child", "b", "loop", "shared", "queue", "outside", "thread-1"]);
});

test("a collapsed lane hides those below it, which then stand for it", () => {
  const scene = sceneOf(twoSleepers());
  const { lanes } = scene.model;
  assert.equal(scene.rows.toggle(lanes.list[lanes.find(taskRef(1))]!), true);
  scene.extend();
  assert.deepEqual(names(scene), ["main", "loop"]);
  assert.equal(scene.rows.of(lanes.find(taskRef(2)), lanes), 0);
});

test("what asyncio.run does at its end is one lane, until it is opened", () => {
  const s = new Script();
  const main = s.create("main");
  s.turn(() => s.step(main, null, Sub.WhyDone));
  const cleaners = ["asyncgens", "default_executor"].map((what) => s.create(`closes ${what}`, `BaseEventLoop.shutdown_${what}`));
  s.turn(() => cleaners.forEach((id) => s.step(id, null, Sub.WhyDone)));
  const scene = sceneOf(s.trace);
  assert.deepEqual(names(scene), ["main", "loop", "cleanup"]);
  const group = scene.laneAt(2);
  assert.equal(group.spans.length, 2, "the steps of both show in it");
  assert.equal(scene.rows.toggle(group), true);
  scene.extend();
  assert.deepEqual(names(scene), ["main", "loop", "cleanup", "closes asyncgens", "closes default_executor"]);
});

test("a lane without children does not collapse", () => {
  const scene = sceneOf(twoSleepers());
  const { lanes } = scene.model;
  assert.equal(scene.rows.toggle(lanes.list[lanes.find(taskRef(2))]!), false);
});

test("pointing at a waiting task says what it waits for, and for how long", () => {
  const scene = sceneOf(twoSleepers());
  const hit = hitAt(scene, 300, rowMiddle(scene, 1))!;
  assert.deepEqual(describe(scene, hit), { title: "worker-1 worker-1_coro", what: "waits for sleep(1)", when: "0 s – 1 s (1 s)" });
});

test("a step that takes no time can be pointed at from near by", () => {
  const scene = sceneOf(twoSleepers());
  const x = scene.view.scale.px(0);
  const hit = hitAt(scene, x + 3, rowMiddle(scene, 2))!;
  assert.equal(describe(scene, hit).what, "running");
});

test("the sign at the end of a task can be pointed at", () => {
  const scene = sceneOf(twoSleepers());
  const x = scene.view.scale.px(1e9) + 10;
  const hit = hitAt(scene, x, rowMiddle(scene, 1))!;
  assert.deepEqual(describe(scene, hit), { title: "worker-1 worker-1_coro", what: "returned", when: "1 s" });
});

test("above and below the lanes there is nothing", () => {
  const scene = sceneOf(twoSleepers());
  assert.equal(hitAt(scene, 300, 10), null);
  assert.equal(hitAt(scene, 300, scene.rowTop(scene.rows.length) + 5), null);
});

test("how a lane stands as of each event", () => {
  const trace = twoSleepers();
  const scene = sceneOf(trace);
  const lane = scene.model.lanes.list[scene.model.lanes.find(taskRef(2))]!;
  const changes: string[] = [];
  for (let i = 0; i < trace.length; i++) {
    const status = laneStatus(lane, i);
    if (status !== changes[changes.length - 1]) changes.push(status);
  }
  const once = ["absent", "idle", "ready", "running", "suspended", "ready", "running"];
  assert.deepEqual(changes, [...once, "idle", "done"]);
});

test("the loop stands still between its turns", () => {
  const scene = sceneOf(twoSleepers());
  const { lanes, trace } = scene.model;
  const loop = lanes.list[lanes.find(LOOP)]!;
  const jump = trace.kind.indexOf(Kind.ClockJump);
  assert.equal(laneStatus(loop, jump), "idle");
  assert.equal(laneStatus(loop, trace.kind.indexOf(Kind.StepBegin)), "running");
});

test("a failed task is told from a cancelled one", () => {
  const s = new Script();
  const a = s.create("a");
  const b = s.create("b");
  s.turn(() => {
    s.step(a, null, Sub.WhyRaised);
    s.step(b, null, Sub.WhyCancelled);
  });
  const { lanes } = sceneOf(s.trace).model;
  const status = (id: number) => laneStatus(lanes.list[lanes.find(taskRef(id))]!, s.trace.length - 1);
  assert.deepEqual([status(a), status(b)], ["raised", "cancelled"]);
});

test("before a task is created its lane says so", () => {
  const s = new Script();
  const main = s.create("main");
  s.turn(() => s.step(main, null, "sleep(1)"));
  s.jump(1);
  s.create("late");
  const scene = sceneOf(s.trace);
  const hit = hitAt(scene, 300, rowMiddle(scene, 1))!;
  assert.equal(describe(scene, hit).what, "not created");
});

test("a break in the axis can be pointed at, and only there", () => {
  const s = new Script();
  for (const stretch of [1, 1, 60, 1]) s.jump(stretch);
  s.emit(Kind.RunEnd, { sub: Sub.EndNormal });
  const scene = sceneOf(s.trace);
  const middle = scene.view.scale.px(3e9);
  assert.equal(foldAt(scene, middle + 40), null);
  const fold = foldAt(scene, middle)!;
  assert.deepEqual(describeFold(scene, fold), { title: "1 min left out", what: "", when: "2 s – 1 min 2 s" });
});

test("another run keeps the cursor, once it reaches so far", () => {
  const old = sceneOf(twoSleepers());
  old.cursor = 20;
  const growing = twoSleepers();
  const { length } = growing;
  growing.length = 10;
  const scene = sceneOf(growing);
  scene.adopt(old);
  assert.equal(scene.cursor, -1);
  growing.length = length;
  scene.extend();
  assert.equal(scene.cursor, 20);
});

test("a lock's lane says who holds it and how many wait", () => {
  const s = new Script();
  const lock = s.resource("lock", "Lock", 1);
  const main = s.create("main");
  s.turn(() =>
    s.step(
      main,
      () => {
        s.operate(lock, Sub.OpAcquire, main, 0);
        s.operate(lock, Sub.OpWait, 2, 0);
      },
      Sub.WhyDone,
    ),
  );
  s.jump(1);
  const scene = sceneOf(s.trace);
  const row = names(scene).indexOf("lock");
  const hit = hitAt(scene, 600, rowMiddle(scene, row))!;
  assert.equal(describe(scene, hit).what, "held by main · 1 waiting");
  assert.equal(laneStatus(hit.lane, scene.lastEvent), "running");
});

test("a filter leaves the lanes that it names, collapsed or not", () => {
  const scene = sceneOf(twoSleepers());
  scene.rows.setFilter(new Set([taskRef(3)]));
  scene.extend();
  assert.deepEqual(names(scene), ["worker-2"]);
  scene.rows.setFilter(null);
  scene.extend();
  assert.deepEqual(names(scene), ["main", "worker-1", "worker-2", "loop"]);
});
