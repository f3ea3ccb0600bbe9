// What an event is an example of, so that its sentence can point to the lesson
// that teaches it. A lesson names its topics in its front matter (`teaches`);
// lessons/topics.go has the same list.

import type { TraceIndex } from "../trace/index";
import { Kind, Sub } from "../trace/schema";
import type { RunState } from "../trace/state";
import type { Trace } from "../trace/trace";
import { Moment, type Wait } from "./moment";

export const TOPICS = [
  "as-completed", "barrier", "blocking", "cancel", "condition", "deadlock", "event", "exception", "forgotten", "future",
  "gather", "lock", "loop", "queue", "semaphore", "sleep", "task", "task-group", "thread", "wait",
] as const;

export type Topic = (typeof TOPICS)[number];

/** What is to be learnt of what a task waits for. */
const WAITS: Record<Wait["for"], Topic> = {
  sleep: "sleep",
  turn: "sleep",
  task: "task",
  item: "queue",
  room: "queue",
  join: "queue",
  lock: "lock",
  permit: "semaphore",
  event: "event",
  notify: "condition",
  barrier: "barrier",
  all: "gather",
  wait: "wait",
  next: "as-completed",
  group: "task-group",
  outside: "thread",
  future: "future",
};

/** Kinds of event that are always about the same thing. */
const KINDS: Partial<Record<Kind, Topic>> = {
  [Kind.LoopBegin]: "loop",
  [Kind.LoopEnd]: "loop",
  [Kind.TurnBegin]: "loop",
  [Kind.TurnEnd]: "loop",
  [Kind.Select]: "loop",
  [Kind.ClockJump]: "sleep",
  [Kind.TimerArmed]: "sleep",
  [Kind.TimerFired]: "sleep",
  [Kind.TaskCreated]: "task",
  [Kind.TaskNamed]: "task",
  [Kind.CancelRequested]: "cancel",
  [Kind.CancelDelivered]: "cancel",
  [Kind.FutureCreated]: "future",
  [Kind.FutureDone]: "future",
  [Kind.ActorCreated]: "thread",
  [Kind.ActorBusy]: "thread",
  [Kind.ActorIdle]: "thread",
};

const WARNINGS: Partial<Record<Sub, Topic>> = {
  [Sub.WarnBlocking]: "blocking",
  [Sub.WarnNeverAwaited]: "forgotten",
  [Sub.WarnNeverRetrieved]: "exception",
  [Sub.WarnDeadlock]: "deadlock",
  [Sub.WarnPending]: "forgotten",
};

/** What event i is an example of; null where it is of nothing in particular. */
export function topicOf(trace: Trace, index: TraceIndex, state: RunState, i: number): Topic | null {
  const sub: Sub = trace.sub[i]!;
  switch (trace.kind[i]) {
    case Kind.StepEnd:
      return sub === Sub.WhySuspended ? WAITS[new Moment(trace, index, state, i).wait.for] : null;
    case Kind.TaskDone:
      return sub === Sub.WhyRaised ? "exception" : sub === Sub.WhyCancelled ? "cancel" : null;
    case Kind.ResourceCreated:
    case Kind.ResourceOp:
      return resourceTopic(state.resources.get(trace.obj[i]!)?.type ?? "");
    case Kind.Warning:
      return WARNINGS[sub] ?? null;
    default:
      return KINDS[trace.kind[i] as Kind] ?? null;
  }
}

function resourceTopic(type: string): Topic | null {
  const topics: Topic[] = ["semaphore", "condition", "barrier", "event", "lock", "queue"];
  return topics.find((topic) => type.toLowerCase().includes(topic)) ?? null;
}
