// Where a debugger's steps lead to. A step goes from the cursor to the next
// line, or back to the one before, or to the next moment at which it is to stop.
// Every function gives an event, or -1 where there is none.

import { lowerBound } from "./columns";
import { nextIn, previousIn, type TraceIndex } from "./index";
import { Kind, type Ref } from "./schema";
import type { Trace } from "./trace";

export type Direction = 1 | -1;

/** The next line that runs, whoever runs it. */
export function intoLine(index: TraceIndex, from: number, direction: Direction): number {
  return direction > 0 ? nextIn(index.lines, from) : previousIn(index.lines, from);
}

/**
 * The next line that runs outside of the calls that are made at present: in the
 * same function, in whoever called it, or, where it lets go of the loop, in
 * whatever runs next.
 */
export function overLine(trace: Trace, index: TraceIndex, from: number, direction: Direction): number {
  const call = callAt(trace, index, from);
  let i = intoLine(index, from, direction);
  while (i >= 0 && isInside(index, trace.obj[i]!, call)) i = intoLine(index, i, direction);
  return i;
}

/** The next time that line of file runs. */
export function toLine(trace: Trace, index: TraceIndex, from: number, direction: Direction, file: string, line: number): number {
  let i = intoLine(index, from, direction);
  while (i >= 0 && !covers(trace, i, file, line)) i = intoLine(index, i, direction);
  return i;
}

/** Whether playback stops at event i: at a call of breakpoint(), or at one of the lines. */
function isStop(trace: Trace, i: number, file: string, lines: readonly number[]): boolean {
  const kind = trace.kind[i]!;
  if (kind === Kind.Breakpoint) return true;
  return kind === Kind.Line && lines.some((line) => covers(trace, i, file, line));
}

/** The next stop behind `from`, up to `to`, it included; backwards where `to` is before. */
export function nextStop(trace: Trace, from: number, to: number, file: string, lines: readonly number[]): number {
  const step = to < from ? -1 : 1;
  for (let i = from; i !== to; ) {
    i += step;
    if (isStop(trace, i, file, lines)) return i;
  }
  return -1;
}

/** Whether the statement of a Line event stands, in part, on that line. */
function covers(trace: Trace, i: number, file: string, line: number): boolean {
  return trace.line[i]! <= line && line <= trace.endLine[i]! && trace.symbol(trace.file[i]!) === file;
}

/** The call whose line the task of an event is at. */
function callAt(trace: Trace, index: TraceIndex, event: number): Ref {
  const task = trace.task[event]!;
  for (let n = lowerBound(0, index.lines.length, (k) => index.lines[k]! > event) - 1; n >= 0; n--) {
    const line = index.lines[n]!;
    if (trace.task[line] === task) return trace.obj[line]!;
  }
  return 0;
}

/** Whether one call is made, at whatever depth, by the other. */
function isInside(index: TraceIndex, call: Ref, by: Ref): boolean {
  if (by === 0) return false;
  for (let caller = index.callers.get(call) ?? 0; caller !== 0; caller = index.callers.get(caller) ?? 0) {
    if (caller === by) return true;
  }
  return false;
}
