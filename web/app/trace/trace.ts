// The trace: every event of one run, append-only, a column per field.
//
// An event is named by its index, which is its sequence number. Views read the
// columns (`trace.kind[i]`); panels that show one event take `trace.event(i)`.
// A column is replaced by a bigger one when it is full: read it from the trace
// each time, and only below `length`.

import { decodeBatch } from "./batch";
import { grown } from "./columns";
import { Kind, Sub, taskOf, type Ref } from "./schema";

/** A stretch of source: lines from 1, columns from 0 in characters, end exclusive. */
export interface Pos {
  file: string;
  line: number;
  endLine: number;
  col: number;
  endCol: number;
}

/** One event as a plain object. */
export interface TraceEvent {
  seq: number;
  kind: Kind;
  sub: Sub;
  /** Virtual time in nanoseconds from the start of the run. */
  time: number;
  turn: number;
  /** The task whose step is running, 0 if none. */
  task: number;
  obj: Ref;
  peer: Ref;
  name: string;
  text: string;
  value: number;
  pos: Pos | null;
}

export class Trace {
  /** How many events there are. */
  length = 0;

  kind = new Uint8Array(64);
  sub = new Uint8Array(64);
  /** Virtual time in nanoseconds; never decreases. Exact up to 104 days. */
  time = new Float64Array(64);
  value = new Float64Array(64);
  turn = new Uint32Array(64);
  task = new Uint32Array(64);
  obj = new Uint32Array(64);
  peer = new Uint32Array(64);
  /** Symbols; see `symbol`. */
  name = new Uint32Array(64);
  text = new Uint32Array(64);
  /** 0 where the event has no place. */
  line = new Uint32Array(64);
  endLine = new Uint32Array(64);
  col = new Uint16Array(64);
  endCol = new Uint16Array(64);
  file = new Uint32Array(64);

  /** The interned texts; symbol 0 is "". */
  readonly symbols: string[] = [""];

  /**
   * Adds the events of one batch (see tracer/batch.go). Throws a BatchError,
   * and leaves the trace as it was, when the batch is malformed or does not
   * follow what is here.
   */
  append(batch: ArrayBuffer): void {
    decodeBatch(this, new Uint8Array(batch));
  }

  symbol(n: number): string {
    return this.symbols[n]!;
  }

  event(i: number): TraceEvent {
    return {
      seq: i,
      kind: this.kind[i]!,
      sub: this.sub[i]!,
      time: this.time[i]!,
      turn: this.turn[i]!,
      task: this.task[i]!,
      obj: this.obj[i]!,
      peer: this.peer[i]!,
      name: this.symbol(this.name[i]!),
      text: this.symbol(this.text[i]!),
      value: this.value[i]!,
      pos: this.pos(i),
    };
  }

  /** Where event i happened in the program, null where there is no place. */
  pos(i: number): Pos | null {
    if (this.line[i] === 0) return null;
    return {
      file: this.symbol(this.file[i]!),
      line: this.line[i]!,
      endLine: this.endLine[i]!,
      col: this.col[i]!,
      endCol: this.endCol[i]!,
    };
  }

  /** Makes room for count more events; the writer fills all their fields and then moves `length`. */
  reserve(count: number): void {
    const need = this.length + count;
    this.kind = grown(this.kind, need);
    this.sub = grown(this.sub, need);
    this.time = grown(this.time, need);
    this.value = grown(this.value, need);
    this.turn = grown(this.turn, need);
    this.task = grown(this.task, need);
    this.obj = grown(this.obj, need);
    this.peer = grown(this.peer, need);
    this.name = grown(this.name, need);
    this.text = grown(this.text, need);
    this.line = grown(this.line, need);
    this.endLine = grown(this.endLine, need);
    this.col = grown(this.col, need);
    this.endCol = grown(this.endCol, need);
    this.file = grown(this.file, need);
  }
}

/** The task that will be stepped by what a HandleScheduled event puts into the ready queue; 0 if none will. */
export function steppedTask(trace: Trace, i: number): number {
  const cause: Sub = trace.sub[i]!;
  return cause === Sub.CauseCallback || cause === Sub.CauseTimer ? 0 : taskOf(trace.peer[i]!);
}
