// Walks the spans of a lane that are in view, at the detail that the screen can
// show: what is wider than a pixel is given as a span, what is narrower is
// summed up, so that the work depends on the pixels and not on the spans.

import { OPEN, type Spans } from "../trace/spans";

/** What a walk finds, from left to right. */
export interface SpanSink {
  /** A span at least a pixel wide. */
  span(i: number, left: number, right: number): void;
  /** Something narrower: the states that occur in the pixel at px. */
  sliver(px: number, states: number): void;
}

/** What a walk looks through, and where it lies. */
export interface Stretch {
  spans: Spans;
  /** Where events lie. */
  place: (event: number) => number;
  /** An open span reaches to here. */
  lastEvent: number;
  left: number;
  right: number;
}

export function walk(stretch: Stretch, sink: SpanSink): void {
  const { spans } = stretch;
  const { top } = spans;
  visit(stretch, sink, top, 0, spans.size(top));
}

/** Visits the entries of a level from first to behind. */
function visit(stretch: Stretch, sink: SpanSink, level: number, first: number, behind: number): void {
  const { spans, place, left, right } = stretch;
  for (let entry = first; entry < behind; entry++) {
    const from = place(spans.from[spans.first(level, entry)]!);
    if (from > right) return;
    const to = place(endOf(stretch, spans.behind(level, entry) - 1));
    if (to < left) continue;
    if (to - from < 1) sink.sliver(from, spans.states(level, entry));
    else if (level === 0) sink.span(entry, from, to);
    else visit(stretch, sink, level - 1, spans.child(entry), spans.behindChild(level, entry));
  }
}

/** The event at which span i ends, or has got to. */
export function endOf(stretch: Pick<Stretch, "spans" | "lastEvent">, i: number): number {
  const to = stretch.spans.to[i]!;
  return to === OPEN ? stretch.lastEvent : to;
}
