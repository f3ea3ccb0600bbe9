// The cursor: the event as of which everything on the page is shown.

import { computed, effect, signal } from "@preact/signals";
import { nextIn, previousIn } from "../trace/index";
import { lowerBound } from "../trace/columns";
import { States } from "../trace/state";
import { Kind } from "../trace/schema";
import { intoLine, overLine, type Direction } from "../trace/stepping";
import { steppedTask, type Trace } from "../trace/trace";
import { length, run } from "./run";

/** The event under the cursor, -1 when there is no event. */
export const cursor = signal(-1);

/** Whether the cursor stays at the newest event while a run goes on. */
let following = true;

/** Where the cursor was when another run took the place of the one before. */
let anchor: Anchor | null = null;

interface Anchor {
  index: number;
  kind: number;
  task: number;
  time: number;
}

/** Moves the cursor to event i, or as near as there is one. */
export function moveTo(i: number): void {
  anchor = null;
  following = i >= length.value - 1;
  cursor.value = Math.max(Math.min(i, length.value - 1), Math.min(0, length.value - 1));
}

/** Moves by an event. A change of a variable is shown with the line that follows, and not for itself. */
export function moveBy(n: Direction): void {
  const trace = run.value?.trace;
  let i = cursor.value + n;
  while (trace && i > 0 && i < trace.length - 1 && trace.kind[i] === Kind.Local) i += n;
  moveTo(Math.max(0, i));
}

/** Moves to the next line that runs, or the one before, over the calls that the present one makes or into them. */
export function moveLine(direction: Direction, into = false): void {
  const shown = run.value;
  if (!shown) return;
  const { trace, index } = shown;
  const i = into ? intoLine(index, cursor.value, direction) : overLine(trace, index, cursor.value, direction);
  if (i >= 0) moveTo(i);
}

/** Moves to the next event (or with -1 the previous one) that a task does or that is about it. */
export function moveInTask(task: number, direction: 1 | -1): void {
  moveInList(run.value?.index.ofTask(task) ?? [], direction);
}

/** Moves to where the next or the previous turn of the loop begins. */
export function moveTurn(direction: 1 | -1): void {
  moveInList(run.value?.index.turns ?? [], direction);
}

/** Moves to where a task is next woken, or was woken before. */
export function moveToWakeUp(task: number, direction: 1 | -1): void {
  const trace = run.value?.trace;
  if (!trace) return;
  const events = run.value!.index.ofTask(task);
  const wakes = (i: number) => trace.kind[i] === Kind.HandleScheduled && steppedTask(trace, i) === task;
  const step = direction > 0 ? nextIn : previousIn;
  let i = step(events, cursor.value);
  while (i >= 0 && !wakes(i)) i = step(events, i);
  if (i >= 0) moveTo(i);
}

function moveInList(events: readonly number[], direction: 1 | -1): void {
  const i = (direction > 0 ? nextIn : previousIn)(events, cursor.value);
  if (i >= 0) moveTo(i);
}

/** Prepares for another run: the cursor is to stay at the same moment, where that still exists. */
export function beginRun(): void {
  const old = run.value?.trace;
  anchor = old && !following ? anchorAt(old, cursor.value) : null;
  if (!anchor) following = true;
}

/** Takes in that the shown run has more events, or that it has ended. */
export function grow(ended: boolean): void {
  const trace = run.value!.trace;
  if (following) cursor.value = trace.length - 1;
  if (!anchor) return;
  const place = find(trace, anchor);
  cursor.value = Math.max(0, place);
  if (ended || place < trace.length - 1) anchor = null;
}

function anchorAt(trace: Trace, index: number): Anchor {
  return { index, kind: trace.kind[index]!, task: trace.task[index]!, time: trace.time[index]! };
}

/** The same event, if it is there; else the last one of the same time or before. */
function find(trace: Trace, a: Anchor): number {
  const i = Math.min(a.index, trace.length - 1);
  if (i === a.index && trace.kind[i] === a.kind && trace.task[i] === a.task && trace.time[i] === a.time) return i;
  return lowerBound(0, trace.length, (k) => trace.time[k]! > a.time) - 1;
}

const states = computed(() => (run.value ? new States(run.value.trace) : null));

/** Everything that is true right after the event under the cursor; null when there is no run. */
export const state = computed(() => {
  const i = cursor.value;
  const known = states.value;
  if (!known || i < 0 || length.value === 0) return null;
  return known.at(i);
});

// A run that is taken away takes the cursor with it.
effect(() => {
  if (run.value) return;
  cursor.value = -1;
  following = true;
  anchor = null;
});
