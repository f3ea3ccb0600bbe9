// What the tooltip says of what the pointer is on.

import { duration } from "../format/time";
import { coroutineBeside } from "../trace/coroutine";
import { CLEANUP, MarkKind, OUTSIDE, RESOURCES, type Lane } from "../trace/lanes";
import type { Levels } from "../trace/levels";
import { ResourceKind } from "../trace/resource";
import { RefKind, type Ref } from "../trace/schema";
import { SpanState } from "../trace/spans";
import type { Fold } from "./folds";
import { endOf } from "./lod";
import { levelWords } from "./paint-resource";
import type { Hit, Scene } from "./scene";
import type { GroupName, TimelineWords } from "./words";

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
  if (hit.lane.levels && hit.level >= 0) return { title, ...describeLevel(scene, hit.lane.levels, hit.level) };
  if (hit.mark >= 0) return { title, what: markWords(scene.words, hit.lane.marks.kind[hit.mark]!), when: at };
  if (hit.span < 0) return { title, what: hit.event < hit.lane.created ? scene.words.notCreated : "", when: at };
  const spans = hit.over ? hit.lane.over : hit.lane.spans;
  const begin = trace.time[spans.from[hit.span]!]!;
  const end = trace.time[endOf({ spans, lastEvent: scene.lastEvent }, hit.span)]!;
  return { title, what: [spanWords(scene, hit), wakerWords(scene)].filter((part) => part !== "").join(" · "), when: stretch(begin, end) };
}

/** Who will wake what is pointed at. */
function wakerWords(scene: Scene): string {
  const { lanes } = scene.model;
  const waking = scene.waking();
  const lane = waking < 0 ? undefined : lanes.list[lanes.arrows.fromLane[waking]!];
  return lane ? scene.words.wokenBy(laneName(scene, { lane })) : "";
}

/** From when to when, and how long that is. */
function stretch(begin: number, end: number): string {
  return end === begin ? duration(begin) : `${duration(begin)} – ${duration(end)} (${duration(end - begin)})`;
}

function describeLevel(scene: Scene, levels: Levels, k: number): Omit<Description, "title"> {
  const { trace } = scene.model;
  const begin = trace.time[levels.event[k]!]!;
  const end = trace.time[levels.event[k + 1] ?? scene.lastEvent]!;
  const waiting = levels.waiting[k]!;
  const what = [levelInWords(scene, levels, k), waiting > 0 ? scene.words.waiting(waiting) : ""];
  return { what: what.filter((part) => part !== "").join(" · "), when: stretch(begin, end) };
}

/** A level as one says it, with who holds the lock: "held by worker-1". */
function levelInWords(scene: Scene, levels: Levels, k: number): string {
  const value = levels.value[k]!;
  const held = levels.kind === ResourceKind.Lock && value > 0;
  if (held) return scene.words.heldBy(levelWords(scene, levels, value, levels.holder[k]!));
  return levelPhrase(scene.words.level, levels.kind, value, levels.capacity);
}

/** A level as one says it: "3 of 5 items"; "" where it says nothing that its holders and waiters do not. */
export function levelPhrase(level: TimelineWords["level"], kind: ResourceKind, value: number, capacity: number): string {
  switch (kind) {
    case ResourceKind.Store:
      return level.items(value, capacity);
    case ResourceKind.Lock:
      return value > 0 ? "" : level.free(value, capacity);
    case ResourceKind.Permits:
      return level.taken(value, capacity);
    case ResourceKind.Flag:
      return value > 0 ? level.set(value, 1) : level.clear(value, 1);
    case ResourceKind.Barrier:
      return level.arrived(value, capacity);
    case ResourceKind.Condition:
      return "";
  }
}

export function describeFold({ words }: Scene, { start, end }: Fold): Description {
  return { title: words.folded(duration(end - start)), what: "", when: `${duration(start)} – ${duration(end)}` };
}

/** The name of a lane as its reader knows it. */
export function laneName(scene: Scene, { lane }: Pick<Hit, "lane">): string {
  if (lane.kind === RefKind.None) return groupName(scene.words, lane.ref)[0];
  return lane.kind === RefKind.Loop ? scene.words.loop : scene.model.trace.symbol(lane.name);
}

/** The name of a group of lanes, whole and short. */
export function groupName(words: TimelineWords, group: Ref): GroupName {
  return { [CLEANUP]: words.cleanup, [RESOURCES]: words.resources, [OUTSIDE]: words.outside }[group] ?? ["", ""];
}

/** The coroutine of a task's lane or the type of a resource, "" where it adds nothing to the name. */
export function laneCoroutine(scene: Scene, lane: Lane): string {
  const { trace } = scene.model;
  if (lane.kind === RefKind.Resource) return trace.symbol(lane.name).startsWith(trace.symbol(lane.coro)) ? "" : trace.symbol(lane.coro);
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
