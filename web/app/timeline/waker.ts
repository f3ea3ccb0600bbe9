// Who will wake a task that waits: the arrow that ends its wait, looked up in
// what is yet to come.

import { ArrowKind } from "../trace/arrows";
import { lastAtMost, lowerBound } from "../trace/columns";
import type { Lanes } from "../trace/lanes";
import { SpanState } from "../trace/spans";

/** The arrow that ends the wait which a lane is in as of an event; -1 where it does not wait, or for ever. */
export function wakingArrow(lanes: Lanes, lane: number, event: number): number {
  const spans = lanes.list[lane]?.spans;
  if (!spans) return -1;
  const waits = (k: number) => spans.state[k] === SpanState.Suspended || spans.state[k] === SpanState.Ready;
  let span = lastAtMost(spans.from, event);
  if (span < 0 || !waits(span)) return -1;
  while (span < spans.length && waits(span)) span++;
  const resumed = spans.state[span] === SpanState.Running ? spans.from[span]! : -1;
  return resumed < 0 ? -1 : arrowTo(lanes, lane, resumed);
}

/** The wake-up that arrives in a lane at an event, -1 if none does. */
function arrowTo(lanes: Lanes, lane: number, event: number): number {
  const { arrows } = lanes;
  const touching = arrows.ofLane(lane);
  for (let k = lowerBound(0, touching.length, (n) => arrows.to[touching[n]!]! >= event); k < touching.length; k++) {
    const arrow = touching[k]!;
    if (arrows.to[arrow] !== event) return -1;
    const wakes = arrows.kind[arrow] === ArrowKind.Wake || arrows.kind[arrow] === ArrowKind.Raise;
    if (wakes && arrows.toLane[arrow] === lane) return arrow;
  }
  return -1;
}
