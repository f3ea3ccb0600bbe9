// Finds text in a trace: in the names of tasks and of what they await, in what
// the program printed, in the names of the kinds of event.

import { KIND_NAMES, SUB_NAMES } from "./names";
import { Kind, taskRef, type Ref } from "./schema";
import type { Trace } from "./trace";

export interface Matches {
  /** Every event that matches, in order. */
  readonly events: readonly number[];
  /** How many of them create a task, are output or a warning, or are something else. */
  readonly tasks: number;
  readonly texts: number;
  readonly others: number;
}

export const NO_MATCHES: Matches = { events: [], tasks: 0, texts: 0, others: 0 };

/** The events in which query occurs, in large letters or small. */
export function search(trace: Trace, query: string): Matches {
  const wanted = query.trim().toLowerCase();
  if (wanted === "") return NO_MATCHES;
  const symbols = trace.symbols.map((text) => text.toLowerCase().includes(wanted));
  const named = (names: readonly string[]) => names.map((name) => name.replace(/_/g, " ").includes(wanted) || name.includes(wanted));
  const kinds = named(KIND_NAMES);
  const subs = named(SUB_NAMES);
  const events: number[] = [];
  const counts = { tasks: 0, texts: 0, others: 0 };
  for (let i = 0; i < trace.length; i++) {
    if (trace.kind[i] === Kind.Line || trace.kind[i] === Kind.FrameEnd) continue;
    const found = symbols[trace.name[i]!] || symbols[trace.text[i]!] || kinds[trace.kind[i]!] || subs[trace.sub[i]!];
    if (!found) continue;
    events.push(i);
    counts[sortOf(trace.kind[i]!)]++;
  }
  return { events, ...counts };
}

/** Who and what the events are about: the running task, the object, the other party. */
export function thingsOf(trace: Trace, events: readonly number[]): Set<Ref> {
  const things = new Set<Ref>();
  for (const i of events) {
    if (trace.task[i] !== 0) things.add(taskRef(trace.task[i]!));
    if (trace.obj[i] !== 0) things.add(trace.obj[i]!);
    if (trace.peer[i] !== 0) things.add(trace.peer[i]!);
  }
  return things;
}

function sortOf(kind: Kind): "tasks" | "texts" | "others" {
  if (kind === Kind.TaskCreated) return "tasks";
  return kind === Kind.Output || kind === Kind.Warning ? "texts" : "others";
}
