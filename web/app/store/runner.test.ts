import { beforeEach, test } from "node:test";
import assert from "node:assert/strict";
import type { Connection } from "../net/connection";
import type { Reply, Request } from "../net/protocol";
import { Kind } from "../trace/schema";
import { cursor, moveTo } from "./cursor";
import { attempt, length, limits, run } from "./run";
import { Runner } from "./runner";

// The page shows what has come once a frame; here a frame is at once.
globalThis.requestAnimationFrame = (show) => (show(0), 0);
globalThis.cancelAnimationFrame = () => {};

let sent: Request[];
let online: boolean;
let runner: Runner;

beforeEach(() => {
  sent = [];
  online = true;
  run.value = null;
  attempt.value = { state: "none" };
  limits.value = {};
  runner = new Runner();
  const link = { send: (r: Request) => online && sent.push(r) > 0, retry: () => {} };
  runner.connect(() => link as unknown as Connection);
});

/** A batch of events of those kinds, the first of which has the number given; see tracer/batch.go. */
function batch(first: number, ...kinds: Kind[]): ArrayBuffer {
  return new Uint8Array([1, first, kinds.length, 1, 0, ...kinds.flatMap((kind) => [kind, 0])]).buffer;
}

function hear(...replies: Reply[]): void {
  for (const reply of replies) runner.reply(reply);
}

const finished = (id: number, events: number): Reply => ({ type: "finished", id, end: "normal", status: 0, events, elapsedMicros: 1 });
const error = { kind: "SyntaxError", message: "m", line: 1, col: 0, endLine: 1, endCol: 1, text: "t" };

/** Runs a program to its end with so many events. */
function complete(id: number, ...kinds: Kind[]): void {
  runner.start("a.py", "a");
  hear({ type: "started", id });
  runner.batch(batch(0, ...kinds));
  hear(finished(id, kinds.length));
}

test("a run is asked for, shown as it comes, and done", () => {
  runner.start("a.py", "print()");
  assert.deepEqual(sent, [{ type: "run", id: 1, file: "a.py", source: "print()", options: { lines: true } }]);
  assert.equal(attempt.value.state, "sent");
  hear({ type: "started", id: 1 });
  assert.equal(run.peek(), null, "nothing is shown before there is something to show");
  runner.batch(batch(0, Kind.RunBegin, Kind.LoopBegin));
  assert.equal(run.value?.source, "print()");
  assert.equal(length.value, 2);
  assert.equal(cursor.value, 1, "the cursor follows the run");
  hear(finished(1, 2));
  assert.equal(attempt.value.state, "done");
  assert.equal(run.value?.outcome?.end, "normal");
});

test("a run that was cut off is asked for again from where it stopped", () => {
  runner.start("a.py", "a");
  hear({ type: "started", id: 1 });
  runner.batch(batch(0, Kind.RunBegin, Kind.LoopBegin));
  online = false;
  runner.status({ state: "lost", retryAt: 0 });
  assert.equal(attempt.value.state, "waiting");
  runner.batch(batch(2, Kind.LoopEnd));
  assert.equal(length.value, 2, "what comes late from a lost connection is not taken");
  online = true;
  hear({ type: "hello", protocol: 1, schema: 1, python: "3.14", versions: ["3.14"], limits: {} });
  assert.deepEqual(sent[1], { type: "run", id: 1, file: "a.py", source: "a", options: { lines: true }, from: 2 });
  hear({ type: "started", id: 1 });
  runner.batch(batch(2, Kind.LoopEnd));
  hear(finished(1, 3));
  assert.equal(length.value, 3);
  assert.equal(attempt.value.state, "done");
});

test("a run asked for without a connection begins when there is one", () => {
  online = false;
  runner.start("a.py", "a");
  assert.equal(attempt.value.state, "waiting");
  online = true;
  hear({ type: "hello", protocol: 1, schema: 1, python: "3.14", versions: ["3.14"], limits: {} });
  assert.deepEqual(sent, [{ type: "run", id: 1, file: "a.py", source: "a", options: { lines: true } }]);
});

test("what is still on its way of the run before is not taken for the next one's", () => {
  runner.start("a.py", "a");
  hear({ type: "started", id: 1 });
  runner.batch(batch(0, Kind.RunBegin));
  runner.start("a.py", "b");
  runner.batch(batch(1, Kind.LoopBegin));
  hear(finished(1, 2));
  assert.equal(attempt.value.state, "sent");
  hear({ type: "started", id: 2 });
  runner.batch(batch(0, Kind.RunBegin));
  assert.equal(run.value?.source, "b");
});

test("a program that does not compile leaves the run before", () => {
  complete(1, Kind.RunBegin, Kind.RunEnd);
  runner.start("a.py", "b");
  hear({ type: "rejected", id: 2, error });
  assert.equal(attempt.value.state, "rejected");
  assert.equal(run.value?.source, "a");
  assert.equal(length.value, 2);
});

test("a program that is too large is not sent", () => {
  limits.value = { sourceBytes: 4 };
  runner.start("a.py", "五五");
  assert.deepEqual(sent, []);
  assert.deepEqual(attempt.value.state, "failed");
});

test("a program that turns out to be too large is not sent when the connection is there", () => {
  online = false;
  runner.start("a.py", "12345");
  online = true;
  hear({ type: "hello", protocol: 1, schema: 1, python: "3.14", versions: ["3.14"], limits: { sourceBytes: 4 } });
  assert.deepEqual(sent, []);
  assert.equal(attempt.value.state, "failed");
});

test("a run that ends every connection is given up", () => {
  runner.start("a.py", "a");
  for (let n = 0; n < 20; n++) {
    runner.status({ state: "lost", retryAt: 0 });
    hear({ type: "hello", protocol: 1, schema: 1, python: "3.14", versions: ["3.14"], limits: {} });
  }
  assert.equal(sent.length, 6);
  assert.equal(attempt.value.state === "failed" && attempt.value.code, "connection");
});

test("the cursor stays at its moment when the program is run again", () => {
  complete(1, Kind.RunBegin, Kind.LoopBegin, Kind.LoopEnd, Kind.RunEnd);
  moveTo(1);
  complete(2, Kind.RunBegin, Kind.LoopBegin, Kind.TurnBegin, Kind.LoopEnd, Kind.RunEnd);
  assert.equal(cursor.value, 1);
});

test("a cursor at the end goes to the end of the next run", () => {
  complete(1, Kind.RunBegin, Kind.RunEnd);
  complete(2, Kind.RunBegin, Kind.LoopBegin, Kind.LoopEnd, Kind.RunEnd);
  assert.equal(cursor.value, 3);
});

test("a batch that cannot be read ends the run with a message", () => {
  runner.start("a.py", "a");
  hear({ type: "started", id: 1 });
  runner.batch(new Uint8Array([9]).buffer);
  assert.deepEqual(sent[1], { type: "cancel", id: 1 });
  assert.equal(attempt.value.state === "failed" && attempt.value.code, "internal");
});
