import assert from "node:assert/strict";
import { test } from "node:test";
import { BatchError } from "./batch";
import { Kind, RefKind, Sub, makeRef, taskRef } from "./schema";
import { Trace } from "./trace";

// Two batches as tracer's BatchEncoder writes them: three events, then two.
const FIRST =
  "01000301040770726f672e70790777c3b6726b657206776f726b657208736c6565702831290040010edf0d80bcc1960b" +
  "06018119110203180204ac020111e80411010409000414";
const SECOND = "01030205010477616b6506810280bcc1960b010ccb0280c4fb89cdf62808f3ffffff0f058080d287e2bc2d";

function bytes(hex: string): ArrayBuffer {
  return Uint8Array.from(hex.match(/../g)!, (pair) => parseInt(pair, 16)).buffer;
}

function both(): Trace {
  const trace = new Trace();
  trace.append(bytes(FIRST));
  trace.append(bytes(SECOND));
  return trace;
}

test("a batch gives every field of its events", () => {
  const trace = both();
  assert.equal(trace.length, 5);
  assert.deepEqual(trace.event(1), {
    seq: 1,
    kind: Kind.TaskCreated,
    sub: Sub.None,
    time: 1.5e9,
    turn: 3,
    task: 1,
    obj: taskRef(200),
    peer: taskRef(1),
    name: "wörker",
    text: "worker",
    value: 0,
    pos: { file: "prog.py", line: 12, endLine: 13, col: 4, endCol: 300 },
  });
});

test("a place is told relative to the one before", () => {
  assert.deepEqual(both().event(2).pos, { file: "prog.py", line: 7, endLine: 7, col: 4, endCol: 20 });
});

test("an event without a place has none", () => {
  assert.equal(both().pos(0), null);
});

test("the next batch begins with nothing carried over but numbers and symbols", () => {
  const trace = both();
  assert.deepEqual(
    { kind: trace.kind[3], time: trace.time[3], turn: trace.turn[3], task: trace.task[3], value: trace.value[3] },
    { kind: Kind.Select, time: 1.5e9, turn: 0, task: 0, value: -1 },
  );
});

test("numbers beyond 32 bits arrive whole", () => {
  const { time, value, obj, name } = both().event(4);
  assert.deepEqual({ time, value, obj, name }, {
    time: 90000e9,
    value: 100000e9,
    obj: makeRef(RefKind.Handle, 2 ** 28 - 1),
    name: "wake",
  });
});

const broken: [name: string, hex: string, message: RegExp][] = [
  ["a version that is not known", "02" + FIRST.slice(2), /version 2/],
  ["a batch that skips events", SECOND, /starts at event 3, want 0/],
  ["a batch that ends within an event", FIRST.slice(0, -2), /ends early/],
  ["a batch that ends within a symbol", FIRST.slice(0, 16), /ends early/],
  ["a batch with something behind its end", FIRST + "00", /1 bytes too many/],
  ["a symbol that is not defined", "0100010100" + "004063", /symbol 99/],
  ["a field that is not known", "0100010100" + "008010", /unknown fields/],
];
for (const [name, hex, message] of broken) {
  test(`${name} is refused and changes nothing`, () => {
    const trace = new Trace();
    assert.throws(
      () => trace.append(bytes(hex)),
      (err) => err instanceof BatchError && message.test(err.message),
    );
    assert.equal(trace.length, 0);
    assert.deepEqual(trace.symbols, [""]);
    trace.append(bytes(FIRST));
    assert.equal(trace.length, 3);
  });
}
