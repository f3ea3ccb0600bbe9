// Where to find things in a trace: the events of each task, the turns, the
// lines, the warnings. Lists of event numbers in ascending order, extended as
// the trace grows, so that "the next event of this task" is a binary search.

import { lastAtMost, lowerBound } from "./columns";
import { Kind, taskOf, type Ref } from "./schema";
import type { Trace } from "./trace";

export class TraceIndex {
  /** The events of each task, by its id. */
  private readonly byTask: number[][] = [];
  /** The first event of each turn of a loop. */
  readonly turns: number[] = [];
  readonly warnings: number[] = [];
  /** The lines that ran. */
  readonly lines: number[] = [];
  /** The calls of breakpoint(). */
  readonly breakpoints: number[] = [];
  /** Who called each call. */
  readonly callers = new Map<Ref, Ref>();
  private seen = 0;

  /** Takes in the events that trace has got since the last call. */
  extend(trace: Trace): void {
    for (; this.seen < trace.length; this.seen++) this.see(trace, this.seen);
  }

  /** The events that a task does or that are about it. */
  ofTask(id: number): readonly number[] {
    return this.byTask[id] ?? [];
  }

  private see(trace: Trace, i: number): void {
    if (trace.kind[i] === Kind.Local) return; // a part of the line that follows
    const task = trace.task[i]!;
    const obj = taskOf(trace.obj[i]!);
    const peer = taskOf(trace.peer[i]!);
    if (task !== 0) this.enter(task, i);
    if (obj !== 0 && obj !== task) this.enter(obj, i);
    if (peer !== 0 && peer !== task && peer !== obj) this.enter(peer, i);
    const kind = trace.kind[i];
    if (kind === Kind.TurnBegin) this.turns.push(i);
    else if (kind === Kind.Warning) this.warnings.push(i);
    else if (kind === Kind.Line) this.line(trace, i);
    else if (kind === Kind.Breakpoint) this.breakpoints.push(i);
  }

  private line(trace: Trace, i: number): void {
    this.lines.push(i);
    this.callers.set(trace.obj[i]!, trace.peer[i]!);
  }

  private enter(task: number, i: number): void {
    const list = this.byTask[task];
    if (list) list.push(i);
    else this.byTask[task] = [i];
  }
}

/** The first entry of an ascending list behind event i, or -1. */
export function nextIn(list: readonly number[], i: number): number {
  return list[lowerBound(0, list.length, (k) => list[k]! > i)] ?? -1;
}

/** The last entry of an ascending list before event i, or -1. */
export function previousIn(list: readonly number[], i: number): number {
  return list[lastAtMost(list, i - 1)] ?? -1;
}
