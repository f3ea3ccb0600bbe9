// The step axis: one column for every callback that the loop runs (a task's
// step, a timer, a done-callback) and for every jump of the clock, so that a
// burst of work at one instant can be seen.
//
// Within its column a step fills the body, and its events lie in it at even
// distances; what the loop does between two steps lies in the gap behind it.
// Column 0 is what happens before the loop runs its first callback.

import { Kind } from "./schema";
import type { Trace } from "./trace";

/** How much of a column its step fills; the rest sets it apart from the next. */
const BODY = 0.86;

const OPEN = -1;

export class StepColumns {
  /** The column of each event. */
  private readonly column: number[] = [];
  /** The first event of each column, and the first and last ones of its body. */
  private readonly first: number[] = [];
  private readonly from: number[] = [];
  private readonly last: number[] = [];
  /** Steps under way; more than one when a task starts eagerly within another's step. */
  private depth = 0;

  /** How many columns there are. */
  get count(): number {
    return this.first.length;
  }

  /** Takes in the events that trace has got since the last call. */
  extend(trace: Trace): void {
    for (let i = this.column.length; i < trace.length; i++) {
      this.see(trace, i);
      this.column.push(this.first.length - 1);
    }
  }

  /** Where event i lies, in columns. Grows with i. */
  x(i: number): number {
    const column = this.column[i]!;
    const from = this.from[column]!;
    const open = this.last[column] === OPEN;
    const last = open ? this.column.length - 1 : this.last[column]!;
    if (i > last) {
      const next = this.first[column + 1] ?? this.column.length;
      return column + BODY + ((1 - BODY) * (i - last)) / (next - last);
    }
    if (from === last) return open ? column : column + BODY;
    return column + (BODY * Math.max(0, i - from)) / (last - from);
  }

  /** The first event of a column: where its step starts. */
  start(column: number): number {
    return this.first[column]!;
  }

  /** The column of event i. */
  of(i: number): number {
    return this.column[i]!;
  }

  private see(trace: Trace, i: number): void {
    switch (trace.kind[i]) {
      case Kind.HandleRun:
        this.begin(i);
        return;
      case Kind.StepBegin:
        if (this.depth++ > 0) return;
        if (this.inHandle()) this.from[this.from.length - 1] = i;
        else this.begin(i);
        return;
      case Kind.StepEnd:
        this.depth = Math.max(0, this.depth - 1);
        if (this.depth === 0) this.end(i);
        return;
      case Kind.HandleEnd:
        this.end(i);
        return;
      case Kind.ClockJump:
        this.begin(i);
        this.end(i);
        return;
      default:
        if (this.first.length === 0) this.begin(i);
    }
  }

  private inHandle(): boolean {
    return this.first.length > 1 && this.last[this.last.length - 1] === OPEN;
  }

  private begin(i: number): void {
    if (this.last[this.last.length - 1] === OPEN) this.end(i - 1);
    this.first.push(i);
    this.from.push(i);
    this.last.push(OPEN);
  }

  private end(i: number): void {
    const column = this.last.length - 1;
    if (this.last[column] === OPEN) this.last[column] = i;
  }
}
