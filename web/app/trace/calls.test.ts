import assert from "node:assert/strict";
import { test } from "node:test";
import { isFresh, outsideTasks, stackOf } from "./calls";
import { Script } from "./fixture";
import { Kind, RefKind, Sub, makeRef } from "./schema";
import { States } from "./state";

const frame = (n: number) => makeRef(RefKind.Frame, n);

/** The stack of a task as of the last event, or another: "f:12 x=1 (was 0)", the innermost first. */
function stack(s: Script, task: number, event = s.trace.length - 1): string[] {
  const { calls } = new States(s.trace).at(event);
  return stackOf(calls, task).map((c) => {
    const variables = c.variables.map((v) => ` ${v.name}=${v.text}${v.was && ` (was ${v.was})`}`);
    return `${c.name}:${c.pos?.line}${variables.join("")}`;
  });
}

test("calls form a task's stack with their variables", () => {
  const s = new Script();
  s.emit(Kind.Line, { obj: frame(1), name: "<module>", line: 9 });
  s.emit(Kind.Local, { obj: frame(1), name: "x", text: "1" });
  s.emit(Kind.Line, { obj: frame(1), name: "<module>", line: 10 });
  s.emit(Kind.Line, { obj: frame(2), peer: frame(1), name: "f", line: 2 });
  const inside = s.emit(Kind.Local, { obj: frame(1), name: "x", text: "2" });
  assert.deepEqual(stack(s, 0), ["f:2", "<module>:10 x=2 (was 1)"]);
  s.emit(Kind.FrameEnd, { obj: frame(2), name: "f", sub: Sub.WhyDone });
  assert.deepEqual(stack(s, 0), ["<module>:10 x=2 (was 1)"]);
  s.emit(Kind.Local, { obj: frame(1), name: "x" });
  assert.deepEqual(stack(s, 0), ["<module>:10"]);
  assert.deepEqual(stack(s, 0, inside - 1), ["f:2", "<module>:10 x=1"], "going back brings back what was");
});

test("each task has a stack of its own, and the program goes on where it was", () => {
  const s = new Script();
  s.emit(Kind.Line, { obj: frame(1), name: "<module>", line: 9 });
  const a = s.create("a");
  s.step(a, () => s.emit(Kind.Line, { obj: frame(2), name: "work", line: 3 }), "sleep(1)");
  s.emit(Kind.Line, { obj: frame(3), name: "callback", line: 5 });
  assert.deepEqual(stack(s, 0), ["callback:5"]);
  assert.deepEqual(outsideTasks(new States(s.trace).at(s.trace.length - 1).calls).map((c) => c.name), ["callback", "<module>"]);
  s.emit(Kind.FrameEnd, { obj: frame(3), name: "callback", sub: Sub.WhyDone });
  assert.deepEqual(stack(s, 0), ["<module>:9"]);
  assert.deepEqual(stack(s, a), ["work:3"]);
});

test("what the last line has changed is fresh, but not what a call starts with", () => {
  const s = new Script();
  const fresh = () => {
    const { calls } = new States(s.trace).at(s.trace.length - 1);
    return [...calls.all.values()].flatMap((c) => c.variables.filter((v) => isFresh(calls, c, v)).map((v) => v.name));
  };
  s.emit(Kind.Local, { obj: frame(1), name: "n", text: "1" });
  s.emit(Kind.Line, { obj: frame(1), name: "f", line: 1 });
  assert.deepEqual(fresh(), []);
  s.emit(Kind.Local, { obj: frame(1), name: "m", text: "2" });
  s.emit(Kind.Line, { obj: frame(1), name: "f", line: 2 });
  assert.deepEqual(fresh(), ["m"]);
  s.emit(Kind.Output, { text: "x" });
  assert.deepEqual(fresh(), ["m"]);
  s.emit(Kind.Line, { obj: frame(1), name: "f", line: 3 });
  assert.deepEqual(fresh(), []);
});

test("when lines are left out for good, no call is said to go on", () => {
  const s = new Script();
  s.emit(Kind.Line, { obj: frame(1), name: "f", line: 1 });
  s.emit(Kind.LinesOmitted, { sub: Sub.OmitBurst });
  const state = () => new States(s.trace).at(s.trace.length - 1).calls;
  assert.equal(state().omitted, Sub.OmitBurst);
  s.emit(Kind.Line, { obj: frame(1), name: "f", line: 2 });
  assert.equal(state().omitted, Sub.None);
  s.emit(Kind.LinesOmitted, { sub: Sub.OmitRest });
  assert.equal(state().omitted, Sub.OmitRest);
  assert.equal(state().all.size, 0);
});
