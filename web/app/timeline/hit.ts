// What is at a place of the screen. Small things win: a tick two pixels wide
// can be hit from a few pixels away, before the long span beside it.

import { lowerBound } from "../trace/columns";
import { MarkKind, type Lane } from "../trace/lanes";
import type { Levels } from "../trace/levels";
import { SpanState, type Spans } from "../trace/spans";
import type { Fold } from "./folds";
import { levelAt } from "./level-steps";
import { endOf } from "./lod";
import type { Hit, Scene } from "./scene";

/** How far from a thing it can still be hit. */
const REACH = 5;
/** Spans looked at in one place at most; more than that cannot be told apart anyway. */
const LOOKED_AT = 64;

export function hitAt(scene: Scene, x: number, y: number): Hit | null {
  const row = scene.rowAt(y);
  if (row < 0 || x < scene.view.left) return null;
  const lane = scene.laneAt(row);
  const place = scene.view.place();
  const mark = markAt(lane, x, place);
  if (lane.levels) return levelHit(scene, lane, lane.levels, x);
  if (mark >= 0) return { lane, span: -1, over: false, mark, level: -1, event: lane.marks.event[mark]! };
  const over = spanAt(lane.over, x, scene.lastEvent, place);
  const span = spanAt(lane.spans, x, scene.lastEvent, place);
  if (over >= 0 && lane.spans.state[span] !== SpanState.Running) {
    return { lane, span: over, over: true, mark: -1, level: -1, event: lane.over.from[over]! };
  }
  const event = span < 0 ? scene.view.eventAt(x) : lane.spans.from[span]!;
  return { lane, span, over: false, mark: -1, level: -1, event };
}

/** The level at x: the one that lasts there, of several at one place the last. */
function levelHit(scene: Scene, lane: Lane, levels: Levels, x: number): Hit {
  const event = scene.view.eventAt(x);
  const level = levelAt(levels, event);
  return { lane, span: -1, over: false, mark: -1, level, event: level < 0 ? event : levels.event[level]! };
}

/** The break in the time axis at x, if there is one. */
export function foldAt({ view, model }: Scene, x: number): Fold | null {
  if (view.blend !== 0) return null;
  const at = (fold: Fold) => view.scale.px(model.folds.x((fold.start + fold.end) / 2));
  return model.folds.folds.find((fold) => Math.abs(at(fold) - x) <= REACH) ?? null;
}

/** The mark at x: an end sign reaches to the right of its event, a flag to both sides. */
function markAt(lane: Lane, x: number, place: (event: number) => number): number {
  const { event, kind } = lane.marks;
  for (let k = event.length - 1; k >= 0; k--) {
    const distance = x - place(event[k]!);
    if (distance > 16) return -1;
    const sign = kind[k]! >= MarkKind.Done && kind[k]! <= MarkKind.Cancelled;
    if (sign && distance >= 3 && distance <= 16) return k;
    if (kind[k]! >= MarkKind.CancelRequested && Math.abs(distance) <= REACH) return k;
  }
  return -1;
}

/** The span at x: the one that matters most of those within reach. */
function spanAt(spans: Spans, x: number, lastEvent: number, place: (event: number) => number): number {
  const right = (i: number) => place(endOf({ spans, lastEvent }, i));
  const first = lowerBound(0, spans.length, (i) => right(i) >= x - REACH);
  let best = -1;
  let bestRank = Infinity;
  for (let i = first; i < spans.length && i < first + LOOKED_AT; i++) {
    const left = place(spans.from[i]!);
    if (left > x + REACH) break;
    const rank = rankOf(spans.state[i]!, Math.max(left - x, x - right(i), 0));
    if (rank < bestRank) {
      best = i;
      bestRank = rank;
    }
  }
  return best;
}

/** Lower is better; what is under the pointer beats what is near, but for a running tick. */
function rankOf(state: SpanState, distance: number): number {
  const running = state === SpanState.Running ? 0 : 4;
  return distance === 0 ? running : running + distance;
}
