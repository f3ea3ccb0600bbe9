// What the tooltip says of what the pointer is on.

import { duration } from "../format/time";
import { coroutineBeside } from "../trace/coroutine";
import { MarkKind, type Lane } from "../trace/lanes";
import { RefKind } from "../trace/schema";
import { SpanState } from "../trace/spans";
import type { Fold } from "./folds";
import { endOf } from "./lod";
import type { Hit, Scene } from "./scene";
import type { TimelineWords } from "./words";

export interface Description {
  /** Whom it is about. */
  title: string;
  /** What it is. */
  what: string;
  /** When, and for how long. */
  when: string;
}

export function describe(scene: Scene, hit: Hit): Description {
  const { trace } = scene.model;
  const title = [laneName(scene, hit), laneCoroutine(scene, hit.lane)].join(" ").trim();
  const at = duration(trace.time[hit.event]!);
  if (hit.mark >= 0) return { title, what: markWords(scene.words, hit.lane.marks.kind[hit.mark]!), when: at };
  if (hit.span < 0) return { title, what: hit.event < hit.lane.created ? scene.words.notCreated : "", when: at };
  const spans = hit.over ? hit.lane.over : hit.lane.spans;
  const begin = trace.time[spans.from[hit.span]!]!;
  const end = trace.time[endOf({ spans, lastEvent: scene.lastEvent }, hit.span)]!;
  const when = end === begin ? at : `${at} – ${duration(end)} (${duration(end - begin)})`;
  return { title, what: spanWords(scene, hit), when };
}

export function describeFold({ words }: Scene, { start, end }: Fold): Description {
  return { title: words.folded(duration(end - start)), what: "", when: `${duration(start)} – ${duration(end)}` };
}

/** The name of a lane as its reader knows it. */
export function laneName(scene: Scene, { lane }: Pick<Hit, "lane">): string {
  if (lane.kind === RefKind.None) return scene.words.cleanup;
  return lane.kind === RefKind.Loop ? scene.words.loop : scene.model.trace.symbol(lane.name);
}

/** The coroutine of a task's lane, "" where it adds nothing to the name. */
export function laneCoroutine(scene: Scene, lane: Lane): string {
  const { trace } = scene.model;
  return coroutineBeside(trace.symbol(lane.name), trace.symbol(lane.coro));
}

function spanWords(scene: Scene, hit: Hit): string {
  const { words, model } = scene;
  const spans = hit.over ? hit.lane.over : hit.lane.spans;
  const label = model.trace.symbol(spans.label[hit.span]!);
  switch (spans.state[hit.span]!) {
    case SpanState.Running:
      if (hit.lane.kind === RefKind.Loop) return words.callback(label);
      return hit.lane.kind === RefKind.Actor ? words.busy(label) : words.running;
    case SpanState.Ready:
      return words.ready;
    case SpanState.Suspended:
      return words.suspended(label);
    case SpanState.Blocked:
      return words.blocked;
    case SpanState.Blocking:
      return words.blocking;
    case SpanState.Turn:
      return words.turn(model.trace.turn[spans.from[hit.span]!]!);
    case SpanState.Idle:
      return words.idle;
  }
}

function markWords(words: TimelineWords, mark: MarkKind): string {
  switch (mark) {
    case MarkKind.Created:
      return "";
    case MarkKind.Done:
      return words.done;
    case MarkKind.Raised:
      return words.raised;
    case MarkKind.Cancelled:
      return words.cancelled;
    case MarkKind.CancelRequested:
      return words.cancelRequested;
    case MarkKind.CancelDelivered:
      return words.cancelDelivered;
  }
}
