import assert from "node:assert/strict";
import { test } from "node:test";
import { takingTurns, twoSleepers } from "./fixture";
import { Kind } from "./schema";
import { StepColumns } from "./steps";
import type { Trace } from "./trace";

function columnsOf(trace: Trace): StepColumns {
  const columns = new StepColumns();
  columns.extend(trace);
  return columns;
}

function eventsOf(trace: Trace, kind: Kind): number[] {
  return Array.from({ length: trace.length }, (_, i) => i).filter((i) => trace.kind[i] === kind);
}

test("every callback and every jump of the clock has a column", () => {
  const trace = twoSleepers();
  const columns = columnsOf(trace);
  const own = eventsOf(trace, Kind.HandleRun).length + eventsOf(trace, Kind.ClockJump).length;
  assert.equal(columns.count, own + 1); // and what comes before the first
});

test("a step fills the body of its column", () => {
  const trace = twoSleepers();
  const columns = columnsOf(trace);
  const widths = eventsOf(trace, Kind.StepBegin).map((begin) => {
    const end = eventsOf(trace, Kind.StepEnd).find((e) => e > begin)!;
    assert.equal(columns.x(begin), columns.of(begin));
    return columns.x(end) - columns.x(begin);
  });
  for (const width of widths) assert.ok(Math.abs(width - widths[0]!) < 1e-9 && width > 0.8 && width < 1);
});

test("places grow with the events, and steps at one instant lie apart", () => {
  const trace = takingTurns(20, 5);
  const columns = columnsOf(trace);
  for (let i = 1; i < trace.length; i++) assert.ok(columns.x(i) >= columns.x(i - 1), `event ${i}`);
  const begins = eventsOf(trace, Kind.StepBegin).map((i) => columns.x(i));
  assert.equal(new Set(begins).size, begins.length);
});

test("a jump of the clock has width although nothing happens in it", () => {
  const trace = twoSleepers();
  const jump = eventsOf(trace, Kind.ClockJump)[0]!;
  const columns = columnsOf(trace);
  assert.ok(columns.x(jump) - columns.x(jump - 1) > 0.8);
});

test("columns built event by event are those built at once", () => {
  const trace = twoSleepers();
  const whole = columnsOf(trace);
  const bits = new StepColumns();
  const { length } = trace;
  for (trace.length = 1; trace.length < length; trace.length++) bits.extend(trace);
  bits.extend(trace);
  for (let i = 0; i < length; i++) assert.equal(bits.x(i), whole.x(i));
});
