import assert from "node:assert/strict";
import { test } from "node:test";
import { Script, takingTurns, twoSleepers } from "../trace/fixture";
import { Sub } from "../trace/schema";
import type { Trace } from "../trace/trace";
import { chromeEntries, writeChromeTrace, type ChromeWords, type TraceEntry } from "./chrome-trace";

const words: ChromeWords = { loop: "loop", group: () => "group", running: "running", ready: "ready", idle: "idle", turn: (n) => `turn ${n}` };

function entriesOf(trace: Trace): TraceEntry[] {
  return [...chromeEntries(trace, "test.py", words)];
}

/** A program in which one hands an item and a lock to another. */
function sharing(): Trace {
  const s = new Script();
  const queue = s.resource("queue", "Queue", 2);
  const lock = s.resource("lock", "Lock", 1);
  const main = s.create("main");
  const other = s.create("other");
  s.turn(() => {
    s.step(main, () => s.operate(lock, Sub.OpAcquire, main, 0), "sleep(0)");
    s.step(other, () => s.operate(lock, Sub.OpWait, other, 0), "lock.acquire()");
  });
  s.turn(() =>
    s.step(main, () => void (s.operate(queue, Sub.OpPut, main, 1, "1"), s.operate(lock, Sub.OpRelease, main, 1), s.wake(other)), "sleep(1)"),
  );
  s.turn(() => s.step(other, () => void (s.operate(lock, Sub.OpAcquire, other, 0), s.operate(queue, Sub.OpGet, other, 0, "1")), Sub.WhyDone));
  return s.trace;
}

const traces = { twoSleepers: twoSleepers(), takingTurns: takingTurns(4, 3), sharing: sharing() };

/** The slices of each thread, checked on the way to be well nested and in order. */
function slicesOf(entries: TraceEntry[]): { tid: number; name: string; from: number; to: number }[] {
  const open = new Map<number, { name: string; from: number; args: unknown }[]>();
  const slices: { tid: number; name: string; from: number; to: number }[] = [];
  const clock = new Map<number, number>();
  for (const e of entries) {
    if (e.ph === "M") continue;
    assert.ok(e.ts! >= (clock.get(e.tid) ?? 0), `thread ${e.tid} goes back in time at ${e.ts}`);
    clock.set(e.tid, e.ts!);
    const stack = open.get(e.tid) ?? [];
    open.set(e.tid, stack);
    if (e.ph === "B") stack.push({ name: e.name!, from: e.ts!, args: e.args });
    if (e.ph !== "E") continue;
    const { name, from, args } = stack.pop() ?? assert.fail(`thread ${e.tid} ends what has not begun`);
    assert.deepEqual([e.name, e.args], [name, args], "what ends is what has begun last");
    assert.ok(from < e.ts!, `${name} takes no time`);
    slices.push({ tid: e.tid, name, from, to: e.ts! });
  }
  for (const [tid, stack] of open) assert.deepEqual(stack, [], `thread ${tid} has slices that do not end`);
  return slices;
}

for (const [name, trace] of Object.entries(traces)) {
  test(`${name}: every slice that begins ends, nested and in order`, () => {
    assert.ok(slicesOf(entriesOf(trace)).length > 5);
  });

  test(`${name}: both ends of every flow lie within a slice, the first before the last`, () => {
    const entries = entriesOf(trace);
    const slices = slicesOf(entries);
    const starts = entries.filter((e) => e.ph === "s");
    const ends = new Map(entries.filter((e) => e.ph === "f").map((e) => [e.id, e]));
    assert.ok(starts.length > 0);
    assert.equal(ends.size, starts.length);
    for (const start of starts) {
      const end = ends.get(start.id)!;
      assert.ok(start.ts! < end.ts!);
      assert.equal(end.bp, "e");
      for (const { tid, ts } of [start, end]) assert.ok(slices.some((s) => s.tid === tid && s.from < ts! && ts! < s.to), `${start.name} at ${ts}`);
    }
  });
}

test("every lane is a thread with its name, tasks above the loop", () => {
  const said = (name: string) => entriesOf(twoSleepers()).filter((e) => e.name === name);
  const names = said("thread_name").map((e) => e.args!.name);
  assert.deepEqual(names, ["loop", "main main_coro", "worker-1 worker-1_coro", "worker-2 worker-2_coro"]);
  const [loop, ...tasks] = said("thread_sort_index").map((e) => e.args!.sort_index as number);
  assert.ok(tasks.every((place) => place < loop!));
});

test("slices say what the task does and what it awaits", () => {
  const slices = slicesOf(entriesOf(twoSleepers())).filter((s) => s.tid === 4);
  assert.deepEqual(slices.map((s) => s.name), ["ready", "worker-1_coro", "sleep(1)", "ready", "worker-1_coro"]);
  const sleep = slices[2]!;
  assert.ok(Math.abs(sleep.to - sleep.from - 1e6) < 1, "a second is a second");
});

test("what passes through a queue and a lock is a flow, and their levels are counters", () => {
  const entries = entriesOf(sharing());
  assert.deepEqual(entries.filter((e) => e.ph === "s" && e.name === "hands over").length, 2);
  const depths = entries.filter((e) => e.ph === "C" && e.name!.startsWith("queue")).map((e) => e.args!.level);
  assert.deepEqual(depths, [0, 1, 0]);
});

test("the file is one JSON object", () => {
  const file = JSON.parse(writeChromeTrace(takingTurns(40, 60), "test.py", words).join("")) as { traceEvents: TraceEntry[] };
  assert.equal(file.traceEvents.length, entriesOf(takingTurns(40, 60)).length);
});

test("no lane is taken for the process's main thread or for the idle one", () => {
  for (const trace of Object.values(traces)) {
    const entries = entriesOf(trace);
    const [{ pid }] = entries as [TraceEntry];
    assert.ok(entries.every((e) => e.name === "process_name" || (e.tid !== pid && e.tid !== 0)));
    assert.equal(new Set(entries.map((e) => e.pid)).size, 1);
  }
});

test("every thread has its name and place before anything happens in it", () => {
  const named = new Set<string>();
  for (const { ph, tid, name } of entriesOf(sharing())) {
    if (ph === "M") named.add(`${tid} ${name}`);
    else assert.ok(named.has(`${tid} thread_name`) && named.has(`${tid} thread_sort_index`), `${tid}`);
  }
});

test("each flow has a number of its own, and none begins after an instant of the same moment", () => {
  const entries = entriesOf(sharing());
  const starts = entries.filter((e) => e.ph === "s");
  assert.equal(new Set(starts.map((e) => e.id)).size, starts.length);
  entries.forEach((e, k) => {
    const before = entries[k - 1];
    if (e.ph === "s" || e.ph === "f") assert.ok(before?.ph !== "i" || before.ts! < e.ts! || before.tid !== e.tid);
  });
});

test("times are whole nanoseconds", () => {
  for (const { ts } of entriesOf(takingTurns(4, 3))) assert.ok(ts === undefined || Math.abs(ts * 1000 - Math.round(ts * 1000)) < 1e-6);
});
