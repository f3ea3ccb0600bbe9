import { test } from "node:test";
import assert from "node:assert/strict";
import { en } from "../i18n/en";
import { Script } from "../trace/fixture";
import { Kind, Sub, taskRef } from "../trace/schema";
import { States } from "../trace/state";
import { marksAt } from "./moment";

/** The marks as of the last event: the current line, and the names at each line where someone is suspended. */
function seen(s: Script): { here: number | undefined; suspended: Record<number, string[]> } {
  const { trace } = s;
  const file = ""; // the fixture's positions name no file
  const marks = marksAt(trace, new States(trace).at(trace.length - 1), { file, source: "" }, 0, en);
  const suspended = Object.fromEntries([...marks.suspended].map(([line, tasks]) => [line, tasks.map((t) => t.name)]));
  return { here: marks.here?.line, suspended };
}

function stopped(s: Script, id: number, line: number): void {
  s.emit(Kind.StepBegin, { obj: taskRef(id), line: 1 });
  s.emit(Kind.StepEnd, { obj: taskRef(id), sub: Sub.WhySuspended, name: "sleep(1)", line });
}

test("tasks are marked at the line where they are suspended", () => {
  const s = new Script();
  s.create("a");
  s.create("b");
  stopped(s, 1, 5);
  stopped(s, 2, 5);
  assert.deepEqual(seen(s).suspended, { 5: ["a", "b"] });
});

test("a task that is woken stands at its await until its turn comes", () => {
  const s = new Script();
  s.create("a");
  stopped(s, 1, 5);
  s.wake(1);
  assert.deepEqual(seen(s).suspended, { 5: ["a"] });
});

test("the current line is that of the running step", () => {
  const s = new Script();
  s.create("a");
  s.step(1, () => {
    assert.equal(seen(s).here, 1);
    s.emit(Kind.Output, { text: "x", line: 3 });
    assert.equal(seen(s).here, 3);
    s.create("b");
    assert.equal(seen(s).here, 3, "events without a place do not move it");
  }, "sleep(1)");
});

test("between steps there is no current line", () => {
  const s = new Script();
  s.create("a");
  stopped(s, 1, 5);
  s.emit(Kind.TurnEnd);
  assert.equal(seen(s).here, undefined);
});

test("a selected task shows the whole way to where it waits", () => {
  const s = new Script();
  s.create("a");
  s.step(1, () => s.emit(Kind.Frame, { obj: taskRef(1), name: "main", line: 9 }), "sleep(1)");
  const { trace } = s;
  const chain = (selected: number) => marksAt(trace, new States(trace).at(trace.length - 1), { file: "", source: "" }, selected, en).chain?.lines;
  assert.deepEqual(chain(1), [9, 1]);
  assert.equal(chain(0), undefined);
});
