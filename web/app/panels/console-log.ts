// What the program wrote, cut into lines, each piece linked to its event.

import { Kind, Sub } from "../trace/schema";
import type { Trace } from "../trace/trace";

/** What one event wrote of a line. */
export interface Piece {
  event: number;
  text: string;
  stderr: boolean;
}

/** A line of output; `task` is the one that began it, 0 for none. */
export interface Line {
  task: number;
  pieces: Piece[];
}

/** The output of a trace, extended as the trace grows. */
export class ConsoleLog {
  readonly lines: Line[] = [];
  private seen = 0;
  private open = false;

  constructor(private readonly trace: Trace) {}

  /** Takes in the events that have come since the last call. */
  extend(): void {
    const { trace } = this;
    for (; this.seen < trace.length; this.seen++) {
      if (trace.kind[this.seen] === Kind.Output) this.write(this.seen);
    }
  }

  /** The line of the last output up to event i, or -1. */
  lineAt(i: number): number {
    let lo = 0;
    let hi = this.lines.length;
    while (lo < hi) {
      const mid = (lo + hi) >>> 1;
      if (this.lines[mid]!.pieces[0]!.event <= i) lo = mid + 1;
      else hi = mid;
    }
    return lo - 1;
  }

  private write(event: number): void {
    const stderr = this.trace.sub[event] === Sub.Stderr;
    const task = this.trace.task[event]!;
    const parts = this.trace.symbol(this.trace.text[event]!).split("\n");
    parts.forEach((text, n) => {
      if (n > 0) this.open = false;
      if (text === "" && n === parts.length - 1) return;
      this.line(task).pieces.push({ event, text, stderr });
    });
  }

  private line(task: number): Line {
    if (!this.open) {
      this.lines.push({ task, pieces: [] });
      this.open = true;
    }
    return this.lines[this.lines.length - 1]!;
  }
}
