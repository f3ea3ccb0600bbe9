import assert from "node:assert/strict";
import { test } from "node:test";
import { Script } from "../trace/fixture";
import { TraceIndex } from "../trace/index";
import { Kind, Sub } from "../trace/schema";
import { States } from "../trace/state";
import type { Trace } from "../trace/trace";
import { topicOf } from "./topic";

function topicAt(trace: Trace, i: number): string | null {
  const index = new TraceIndex();
  index.extend(trace);
  return topicOf(trace, index, new States(trace).at(i), i);
}

test("a suspension teaches what is waited for, an operation what it is done on", () => {
  const s = new Script();
  const queue = s.resource("q", "PriorityQueue", 0);
  const permits = s.resource("limit", "BoundedSemaphore", 2);
  const main = s.create("main");
  s.turn(() => s.step(main, () => s.operate(permits, Sub.OpAcquire, main, 1), "q.get()"));
  const last = (kind: Kind) => s.trace.kind.subarray(0, s.trace.length).lastIndexOf(kind);
  assert.equal(topicAt(s.trace, last(Kind.StepEnd)), "queue");
  assert.equal(topicAt(s.trace, last(Kind.ResourceOp)), "semaphore");
  assert.equal(topicAt(s.trace, last(Kind.TaskCreated)), "task");
  assert.equal(topicAt(s.trace, last(Kind.StepBegin)), null);
  assert.notEqual(queue, permits);
});

test("what ends badly teaches why", () => {
  const s = new Script();
  const main = s.create("main");
  s.turn(() => s.step(main, null, Sub.WhyCancelled));
  assert.equal(topicAt(s.trace, s.trace.kind.subarray(0, s.trace.length).lastIndexOf(Kind.TaskDone)), "cancel");
  const warning = s.emit(Kind.Warning, { sub: Sub.WarnBlocking });
  assert.equal(topicAt(s.trace, warning), "blocking");
});
