import assert from "node:assert/strict";
import { test } from "node:test";
import { Script } from "../trace/fixture";
import { TraceIndex } from "../trace/index";
import { Kind, RefKind, Sub, makeRef, taskRef, type Ref } from "../trace/schema";
import { States } from "../trace/state";
import { plain } from "./sentence";
import { why } from "./why";
import * as en from "./why-en";
import * as zh from "./why-zh";

const QUEUE = makeRef(RefKind.Resource, 1);
const FUTURE = makeRef(RefKind.Future, 1);

/** The explanation as text, a link a line and indented, as of the script's last event. */
function told(s: Script, task: number, teller: typeof en = en): string[] {
  const index = new TraceIndex();
  index.extend(s.trace);
  const found = why(s.trace, index, new States(s.trace).at(s.trace.length - 1), task);
  const end = teller.tellEnd(found);
  return [...found.links.map((l) => "  ".repeat(l.depth) + plain(teller.tellLink(l))), ...(end ? [plain(end)] : [])];
}

function awaits(s: Script, id: number, other: number): void {
  s.emit(Kind.StepBegin, { obj: taskRef(id) });
  s.emit(Kind.StepEnd, { obj: taskRef(id), sub: Sub.WhySuspended, line: 5, peer: taskRef(other), name: "await" });
}

function suspends(s: Script, id: number, name: string, peer: Ref = FUTURE, text = ""): void {
  s.emit(Kind.StepBegin, { obj: taskRef(id) });
  s.emit(Kind.StepEnd, { obj: taskRef(id), sub: Sub.WhySuspended, line: 5, peer, name, text });
}

test("a chain of awaits goes down to the clock", () => {
  const s = new Script();
  const [a, b] = [s.create("a"), s.create("b")];
  awaits(s, a, b);
  s.arm(3, FUTURE);
  suspends(s, b, "sleep(3)");
  assert.deepEqual(told(s, a), ["a waits until b is done (line 5).", "  b sleeps in sleep(3) until t = 3 s; the clock wakes it (line 5)."]);
  assert.deepEqual(told(s, a, zh)[0], "a 等 b 完成（第 5 行）。");
});

test("who waits in a circle is told so", () => {
  const s = new Script();
  const [a, b] = [s.create("a"), s.create("b")];
  awaits(s, a, b);
  awaits(s, b, a);
  assert.equal(told(s, b).at(-1), "A circle: b waits for a waits for b. None of them can ever go on.");
  assert.equal(told(s, b, zh).at(-1), "互相等待成了一个圈：b 等 a 等 b，谁都不能继续。");
});

test("an empty queue needs someone who puts", () => {
  const s = new Script();
  const [maker, eater] = [s.create("maker"), s.create("eater")];
  s.emit(Kind.ResourceCreated, { obj: QUEUE, name: "queue", text: "Queue", value: -1 });
  suspends(s, eater, "queue.get()", FUTURE, "queue");
  assert.equal(told(s, eater)[0], "eater waits for an item in queue, which is empty (line 5). Someone must call queue.put(). Nobody has done so yet.");
  s.emit(Kind.ResourceOp, { obj: QUEUE, sub: Sub.OpPut, peer: taskRef(maker), value: 1 });
  s.emit(Kind.StepBegin, { obj: taskRef(maker) });
  assert.deepEqual(told(s, eater), [
    "eater waits for an item in queue, which is empty (line 5). Someone must call queue.put(). maker has done so before.",
    "  maker has the loop now. It runs until its next await that has to wait.",
  ]);
  s.emit(Kind.TaskDone, { obj: taskRef(maker), sub: Sub.WhyDone });
  s.emit(Kind.RunEnd, { sub: Sub.EndDeadlock });
  assert.deepEqual(told(s, eater), [
    "eater waits for an item in queue, which is empty (line 5). Someone must call queue.put(). maker did so before, and is over.",
    "The run is over: nobody is left who could do it.",
  ]);
});

test("a lock leads to who holds it", () => {
  const s = new Script();
  const [a, b] = [s.create("a"), s.create("b")];
  s.emit(Kind.ResourceCreated, { obj: QUEUE, name: "lock", text: "Lock", value: 1 });
  s.emit(Kind.ResourceOp, { obj: QUEUE, sub: Sub.OpAcquire, peer: taskRef(a) });
  suspends(s, b, "lock.acquire()", FUTURE, "lock");
  assert.deepEqual(told(s, b), ["b waits for lock, which a holds (line 5).", "  a could go on at once: it is ready and first in the ready queue."]);
});

test("gather waits for those of its tasks that are not done", () => {
  const s = new Script();
  const [main, a, b] = [s.create("main"), s.create("a"), s.create("b")];
  s.turn(() =>
    s.step(
      main,
      () => [a, b].forEach((id) => s.emit(Kind.CallbackAdded, { obj: taskRef(id), name: "gather.<locals>._done_callback" })),
      "gather(2)",
    ),
  );
  s.emit(Kind.TaskDone, { obj: taskRef(a), sub: Sub.WhyDone });
  assert.equal(told(s, main)[0], "main waits in gather(2) for b (line 1).");
});

test("a ready task waits for those before it", () => {
  const s = new Script();
  const [a, b] = [s.create("a"), s.create("b")];
  assert.deepEqual(told(s, b), ["b could go on at once: it is ready and number 2 in the ready queue, behind a."]);
  s.emit(Kind.HandleRun, { obj: makeRef(RefKind.Handle, 1) });
  assert.deepEqual(told(s, a), ["a has just been taken from the ready queue, and runs now."]);
  s.emit(Kind.StepBegin, { obj: taskRef(a) });
  assert.deepEqual(told(s, b), ["b could go on at once: it is ready and first in the ready queue. a has the loop; it must stop first."]);
});
