// Idle stretches that would flatten everything else are drawn short: the time
// axis is folded there, and a break mark says so. A stretch is folded when it
// is many times longer than the usual one, and then measures little more than
// that; the rest of the axis stays in true proportion.

import { lowerBound } from "../trace/columns";
import { Kind } from "../trace/schema";
import type { Trace } from "../trace/trace";

/** A stretch this many times the median is folded … */
const LONG = 8;
/** … to this many times the median. */
const SHORT = 2;
/** The median is taken of about so many stretches, evenly chosen. */
const SAMPLE = 1000;
/** The folds are found anew when the number of stretches has grown by this ratio. */
const GROWTH = 1.25;

/** A stretch of time, in ns, that is drawn at a lesser width. */
export interface Fold {
  readonly start: number;
  readonly end: number;
  readonly width: number;
  /** How much all the folds up to this one take away. */
  readonly removed: number;
}

/** The idle stretches of a trace, and the folded time axis that they make. */
export class IdleFolds {
  folds: readonly Fold[] = [];
  private readonly start: number[] = [];
  private readonly end: number[] = [];
  private seen = 0;
  private rebuildAt = 1;
  private on = true;

  /** Takes in the events that trace has got since the last call. */
  extend(trace: Trace): void {
    let ended = false;
    for (; this.seen < trace.length; this.seen++) {
      const i = this.seen;
      if (trace.kind[i] === Kind.RunEnd) ended = true;
      if (trace.kind[i] !== Kind.ClockJump || i === 0) continue;
      this.start.push(trace.time[i - 1]!);
      this.end.push(trace.time[i]!);
    }
    if (ended || this.start.length >= this.rebuildAt) this.rebuild();
  }

  get enabled(): boolean {
    return this.on;
  }

  set enabled(on: boolean) {
    this.on = on;
    this.rebuild();
  }

  /** Where a time lies on the folded axis, in ns of that axis. */
  x(time: number): number {
    const fold = this.before(time, (f) => f.start);
    if (!fold) return time;
    if (time >= fold.end) return time - fold.removed;
    const ratio = fold.width / (fold.end - fold.start);
    return this.xOfStart(fold) + (time - fold.start) * ratio;
  }

  /** The time at a place of the folded axis. */
  time(x: number): number {
    const fold = this.before(x, (f) => this.xOfStart(f));
    if (!fold) return x;
    const into = x - this.xOfStart(fold);
    if (into >= fold.width) return x + fold.removed;
    return fold.start + (into * (fold.end - fold.start)) / fold.width;
  }

  private xOfStart(fold: Fold): number {
    return fold.end - fold.removed - fold.width;
  }

  /** The last fold that starts before a place. */
  private before(place: number, start: (fold: Fold) => number): Fold | undefined {
    const { folds } = this;
    if (folds.length === 0) return undefined;
    return folds[lowerBound(0, folds.length, (k) => start(folds[k]!) >= place) - 1];
  }

  private rebuild(): void {
    this.rebuildAt = Math.ceil((this.start.length + 1) * GROWTH);
    const folds: Fold[] = [];
    const usual = this.on ? this.median() : Infinity;
    let removed = 0;
    for (let k = 0; k < this.start.length; k++) {
      const start = this.start[k]!;
      const end = this.end[k]!;
      if (end - start <= LONG * usual) continue;
      removed += end - start - SHORT * usual;
      folds.push({ start, end, width: SHORT * usual, removed });
    }
    this.folds = folds;
  }

  private median(): number {
    const stride = Math.max(1, Math.floor(this.start.length / SAMPLE));
    const lengths: number[] = [];
    for (let k = 0; k < this.start.length; k += stride) {
      const length = this.end[k]! - this.start[k]!;
      if (length > 0) lengths.push(length);
    }
    lengths.sort((a, b) => a - b);
    return lengths[(lengths.length - 1) >> 1] ?? Infinity;
  }
}
