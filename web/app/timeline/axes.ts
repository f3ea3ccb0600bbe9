// The two x axes: where each event lies in virtual time (idle stretches folded)
// and in step order. On both, x grows with the event's number or stays the
// same, which is what everything that searches along an axis relies on.

import { lowerBound } from "../trace/columns";
import type { StepColumns } from "../trace/steps";
import type { Trace } from "../trace/trace";
import type { IdleFolds } from "./folds";

export type AxisName = "time" | "steps";

export interface Axis {
  /** Where an event lies, in the axis's units. */
  x(event: number): number;
  /** The end of the axis. */
  end(): number;
}

/** Nanoseconds of the folded clock. */
export class TimeAxis implements Axis {
  constructor(
    private readonly trace: Trace,
    private readonly folds: IdleFolds,
    private readonly count: () => number,
  ) {}

  x(event: number): number {
    return this.folds.x(this.trace.time[event]!);
  }

  end(): number {
    const count = this.count();
    return count === 0 ? 0 : this.x(count - 1);
  }
}

/** Columns; see StepColumns. */
export class StepAxis implements Axis {
  constructor(private readonly columns: StepColumns) {}

  x(event: number): number {
    return this.columns.x(event);
  }

  end(): number {
    return this.columns.count;
  }
}

/** The last of count events that lies at place or before it; the first one when none does. */
export function eventAt(place: number, count: number, x: (event: number) => number): number {
  return Math.max(0, lowerBound(0, count, (e) => x(e) > place) - 1);
}

/** The first of count events that lies at place or behind it; the last one when none does. */
export function eventFrom(place: number, count: number, x: (event: number) => number): number {
  return Math.max(0, Math.min(count - 1, lowerBound(0, count, (e) => x(e) >= place)));
}
