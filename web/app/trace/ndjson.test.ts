import assert from "node:assert/strict";
import { test } from "node:test";
import { twoSleepers } from "./fixture";
import { TraceFileError, readTrace, writeTrace } from "./ndjson";

const HEADER = { program: "test.py", python: "3.14", seed: 0 };
const FIRST = '{"schema":1,"program":"test.py","python":"3.14","seed":0}';
const BEGIN = '{"seq":0,"t":0.0,"kind":"run_begin","name":"test.py"}';
const END = '{"seq":1,"t":1.5,"kind":"run_end","sub":"normal"}';

test("what is written is read back, event by event", () => {
  const trace = twoSleepers();
  const read = readTrace(writeTrace(trace, HEADER).join(""));
  assert.deepEqual(read.header, { schema: 1, ...HEADER });
  assert.equal(read.trace.length, trace.length);
  for (let i = 0; i < trace.length; i++) assert.deepEqual(read.trace.event(i), trace.event(i));
});

test("a line has the fields that are not zero, in the tracer's order", () => {
  const lines = writeTrace(twoSleepers(), HEADER).join("").split("\n");
  assert.equal(lines[0], FIRST);
  assert.equal(lines[1], BEGIN);
  assert.equal(lines[3], '{"seq":2,"t":0.0,"kind":"task_created","obj":"task:1","name":"main","text":"main_coro"}');
});

test("times keep every nanosecond", () => {
  const text = [FIRST, BEGIN, END.replace("1.5", "86400.000000001")].join("\n");
  const { trace } = readTrace(text);
  assert.equal(trace.time[1], 86_400_000_000_001);
  assert.ok(writeTrace(trace, HEADER).join("").includes('"t":86400.000000001,'));
});

test("a file that is no whole trace is refused, with the line and the reason", () => {
  const cases: [text: string, fault: string, line: number, detail: string][] = [
    ["", "empty", 1, ""],
    ["print('hello')", "json", 1, ""],
    ["{}", "header", 1, ""],
    [FIRST.replace(":1", ":2"), "schema", 1, "2"],
    [[FIRST, "[1]"].join("\n"), "json", 2, ""],
    [[FIRST, BEGIN.replace("name", "nmae"), END].join("\n"), "field", 2, "nmae"],
    [[FIRST, BEGIN.replace('"name":', '"task":'), END].join("\n"), "value", 2, "task"],
    [[FIRST, BEGIN, END.replace(":1,", ":2,")].join("\n"), "order", 3, "1"],
    [[FIRST, BEGIN.replace("run_begin", "run_begun"), END].join("\n"), "kind", 2, "run_begun"],
    [[FIRST, BEGIN, END.replace("normal", "wakeup")].join("\n"), "kind", 3, "run_end wakeup"],
    [[FIRST, BEGIN.replace("name", "obj"), END].join("\n"), "value", 2, "obj"],
    [[FIRST, BEGIN.replace("0.0", "2.0"), END].join("\n"), "value", 3, "t"],
    [[FIRST, BEGIN].join("\n"), "cut", 2, ""],
  ];
  for (const [text, fault, line, detail] of cases) {
    assert.throws(
      () => readTrace(text),
      (e) => e instanceof TraceFileError && e.fault === fault && e.line === line && e.detail === detail,
      `${fault} ${detail}`,
    );
  }
});
