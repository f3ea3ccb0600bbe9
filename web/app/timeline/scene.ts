// What a frame is drawn from: the trace and its indexes, the part in view, and
// what is pointed at. Scene is plain data; painting and hit-testing both read
// it, so that what is drawn and what is hit agree.

import { lastAtMost } from "../trace/columns";
import { Lanes, MarkKind, type Lane } from "../trace/lanes";
import { Kind, taskRef, type Ref } from "../trace/schema";
import { SpanState } from "../trace/spans";
import { StepColumns } from "../trace/steps";
import { Trace } from "../trace/trace";
import { StepAxis, TimeAxis, type Axis, type AxisName } from "./axes";
import { IdleFolds } from "./folds";
import { endOf } from "./lod";
import { NO_NOTES, type Notes } from "./paint-notes";
import { Rows } from "./rows";
import type { Theme } from "./theme";
import { View, type Frame } from "./view";
import { wakingArrow } from "./waker";
import type { TimelineWords } from "./words";

/** A thing in the run, and the event at which what is meant of it begins. */
export interface Selection {
  ref: Ref;
  event: number;
}

/**
 * The trace with all that is derived from it for the timeline. The trace may be
 * ahead: what counts here are the events that were taken in.
 */
export class Model {
  /** How many events were taken in. */
  length = 0;
  readonly lanes = new Lanes();
  readonly steps = new StepColumns();
  readonly folds = new IdleFolds();
  readonly axes: Record<AxisName, Axis>;

  constructor(readonly trace: Trace) {
    this.axes = { time: new TimeAxis(trace, this.folds, () => this.length), steps: new StepAxis(this.steps) };
    this.extend();
  }

  /** Takes in the events that the trace has got since the last call. */
  extend(): void {
    this.lanes.extend(this.trace);
    this.steps.extend(this.trace);
    this.folds.extend(this.trace);
    this.length = this.trace.length;
  }
}

export class Scene {
  readonly view: View;
  private wanted = -1;
  selection: Selection | null = null;
  hover: Hit | null = null;
  /** A task that is pointed at elsewhere on the page; 0 if none is. */
  pointed = 0;
  /** Whether all arrows are drawn, and not just those of what is selected. */
  allArrows = false;
  notes: Notes = NO_NOTES;

  constructor(
    readonly model: Model,
    public theme: Theme,
    public words: TimelineWords,
    frame: Frame,
    readonly rows = new Rows(),
  ) {
    this.rows.extend(model.lanes);
    this.view = new View(frame, model.axes, () => model.length);
  }

  /** Goes on from a scene of another trace: the same part of it, cursor and choice. */
  adopt(old: Scene): void {
    this.model.folds.enabled = old.model.folds.enabled;
    this.view.adopt(old.view);
    this.wanted = old.wanted;
    this.selection = old.selection;
    this.allArrows = old.allArrows;
    this.notes = { ...old.notes, measure: [] };
  }

  /** The arrow from who will wake what is pointed at, where that waits; -1 if none is to come. */
  waking(): number {
    const { lanes } = this.model;
    if (this.hover) return wakingArrow(lanes, lanes.find(this.hover.lane.ref), this.hover.event);
    return this.pointed === 0 ? -1 : wakingArrow(lanes, lanes.find(taskRef(this.pointed)), this.cursor);
  }

  /** The event under the cursor; -1 when there is none, or while the trace does not reach so far. */
  get cursor(): number {
    return this.wanted <= this.lastEvent ? this.wanted : -1;
  }

  set cursor(event: number) {
    this.wanted = event;
  }

  /** Takes in what is new in the trace. */
  extend(): void {
    this.model.extend();
    this.rows.extend(this.model.lanes);
    this.view.refit(this.complete);
  }

  /** Whether the run has ended. */
  get complete(): boolean {
    return this.model.trace.kind[this.lastEvent] === Kind.RunEnd;
  }

  get lastEvent(): number {
    return this.model.length - 1;
  }

  /** The top of a row on the screen. */
  rowTop(row: number): number {
    return this.view.top + row * this.view.frame.row - this.view.scrollY;
  }

  /** The rows on the screen: the first, and the one behind the last. */
  visibleRows(): [first: number, behind: number] {
    const { frame, scrollY, top } = this.view;
    const first = Math.floor(scrollY / frame.row);
    const behind = Math.ceil((scrollY + frame.height - top) / frame.row);
    return [first, Math.min(this.rows.length, behind)];
  }

  /** The height of all rows. */
  get content(): number {
    return this.rows.length * this.view.frame.row;
  }

  laneAt(row: number): Lane {
    return this.model.lanes.list[this.rows.lanes[row]!]!;
  }

  /** The row at a height on the screen, or -1. */
  rowAt(y: number): number {
    if (y < this.view.top) return -1;
    const row = Math.floor((y - this.view.top + this.view.scrollY) / this.view.frame.row);
    return row < this.rows.length ? row : -1;
  }
}

/** What is at a place of the screen: a lane, and what of it. */
export interface Hit {
  lane: Lane;
  /** The span, -1 if there is none; of over when over is set. */
  span: number;
  over: boolean;
  /** The mark, -1 if there is none. */
  mark: number;
  /** The level of a resource, -1 if there is none. */
  level: number;
  /** The event at which it is, or began. */
  event: number;
}

/** How a task stands as of an event. */
export type LaneStatus = "absent" | "running" | "ready" | "suspended" | "done" | "raised" | "cancelled" | "idle";

/** How the lane stands as of an event, told from its spans and marks alone. */
export function laneStatus(lane: Lane, event: number): LaneStatus {
  if (event < lane.created) return "absent";
  const ended = endMarkBefore(lane, event);
  if (ended) return ended;
  if (lane.levels) return lane.levels.value[lastAtMost(lane.levels.event, event)]! > 0 ? "running" : "idle";
  const { spans } = lane;
  const span = lastAtMost(spans.from, event);
  if (span < 0 || endOf({ spans, lastEvent: event + 1 }, span) <= event) return "idle";
  const state = spans.state[span];
  if (state === SpanState.Running || state === SpanState.Turn) return "running";
  if (state === SpanState.Ready) return "ready";
  return state === SpanState.Suspended ? "suspended" : "idle";
}

function endMarkBefore(lane: Lane, event: number): LaneStatus | null {
  const { marks } = lane;
  switch (marks.kind[lastAtMost(marks.event, event)]) {
    case MarkKind.Done:
      return "done";
    case MarkKind.Raised:
      return "raised";
    case MarkKind.Cancelled:
      return "cancelled";
    default:
      return null;
  }
}
