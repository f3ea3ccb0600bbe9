// Playing the run back: moving the cursor on by itself, forwards or backwards,
// until the end or a breakpoint. It has nothing to do with running the program,
// whose result is there all along.

import { effect, signal } from "@preact/signals";
import { Kind } from "../trace/schema";
import type { Direction } from "../trace/stepping";
import type { Trace } from "../trace/trace";
import { cursor, moveTo } from "./cursor";
import { isNumber, persistent } from "./persist";
import { busy, length, run } from "./run";
import { stopBetween } from "./stops";

export const SPEEDS = [0.25, 0.5, 1, 2, 4, 16, 64];

export const playing = signal(false);
let direction: Direction = 1;
export const speed = persistent("speed", 1, isNumber);

/** How long an event stays on show at speed 1, in milliseconds. */
export function dwell(kind: Kind): number {
  switch (kind) {
    case Kind.StepBegin:
    case Kind.StepEnd:
    case Kind.TaskDone:
    case Kind.ClockJump:
    case Kind.Output:
    case Kind.CancelRequested:
    case Kind.CancelDelivered:
    case Kind.Warning:
    case Kind.Breakpoint:
      return 700;
    case Kind.TaskCreated:
    case Kind.ResourceOp:
    case Kind.TimerFired:
    case Kind.FutureDone:
      return 350;
    case Kind.Line:
      return 200;
    case Kind.Local:
      return 0; // shown with the line that follows
    default:
      return 60; // the loop's bookkeeping: seen to happen, not read
  }
}

/**
 * The event that is on show ms later, and how much of ms is left over for it.
 * A fast playback shows many events in one frame.
 */
export function advance(trace: Trace, from: number, ms: number, direction: Direction = 1): { at: number; rest: number } {
  const end = direction > 0 ? trace.length - 1 : 0;
  let at = from;
  let rest = ms;
  while (at !== end) {
    const stay = dwell(trace.kind[at]!);
    if (rest < stay) break;
    rest -= stay;
    at += direction;
  }
  return { at, rest };
}

/** Plays, or stops playing. At the end it begins again at the other. */
export function togglePlaying(towards: Direction = 1): void {
  if (!run.value) return;
  if (playing.value) return pause();
  const last = length.value - 1;
  if (cursor.value === (towards > 0 ? last : 0)) moveTo(towards > 0 ? 0 : last);
  direction = towards;
  playing.value = true;
}

/** Stops playing because the reader has taken the cursor in hand. */
export function pause(): void {
  playing.value = false;
}

/** Plays for so much time. Gives what is left over of it, and whether playing goes on. */
function play(trace: Trace, ms: number): { rest: number; on: boolean } {
  const from = cursor.peek();
  const { at, rest } = advance(trace, from, ms, direction);
  const stop = stopBetween(from, at);
  if (stop >= 0 || at !== from) moveTo(stop >= 0 ? stop : at);
  const ended = direction > 0 ? at >= trace.length - 1 && !busy.peek() : at === 0;
  return { rest, on: stop < 0 && !ended };
}

effect(() => {
  if (!playing.value) return;
  let last = performance.now();
  let credit = 0;
  let frame = requestAnimationFrame(function tick(now) {
    const trace = run.peek()?.trace;
    if (!trace) return pause();
    const { rest, on } = play(trace, credit + (now - last) * speed.peek());
    credit = rest;
    last = now;
    if (!on) return pause();
    frame = requestAnimationFrame(tick);
  });
  return () => cancelAnimationFrame(frame);
});
