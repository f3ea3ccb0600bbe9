// Playing the run back: moving the cursor on by itself. It has nothing to do
// with running the program, whose result is there all along.

import { effect, signal } from "@preact/signals";
import { Kind } from "../trace/schema";
import type { Trace } from "../trace/trace";
import { cursor, moveTo } from "./cursor";
import { isNumber, persistent } from "./persist";
import { busy, length, run } from "./run";

export const SPEEDS = [0.25, 0.5, 1, 2, 4, 16, 64];

export const playing = signal(false);
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
      return 700;
    case Kind.TaskCreated:
    case Kind.ResourceOp:
    case Kind.TimerFired:
    case Kind.FutureDone:
      return 350;
    default:
      return 60; // the loop's bookkeeping: seen to happen, not read
  }
}

/**
 * The event that is on show ms later, and how much of ms is left over for it.
 * A fast playback shows many events in one frame.
 */
export function advance(trace: Trace, from: number, ms: number): { at: number; rest: number } {
  let at = from;
  let rest = ms;
  while (at < trace.length - 1) {
    const stay = dwell(trace.kind[at]!);
    if (rest < stay) break;
    rest -= stay;
    at++;
  }
  return { at, rest };
}

export function togglePlaying(): void {
  if (!run.value) return;
  if (!playing.value && cursor.value >= length.value - 1) moveTo(0);
  playing.value = !playing.value;
}

/** Stops playing because the reader has taken the cursor in hand. */
export function pause(): void {
  playing.value = false;
}

effect(() => {
  if (!playing.value) return;
  let last = performance.now();
  let credit = 0;
  let frame = requestAnimationFrame(function tick(now) {
    credit += (now - last) * speed.peek();
    last = now;
    const trace = run.peek()?.trace;
    if (!trace) return pause();
    const { at, rest } = advance(trace, cursor.peek(), credit);
    credit = rest;
    if (at !== cursor.peek()) moveTo(at);
    if (at >= trace.length - 1 && !busy.peek()) return pause();
    frame = requestAnimationFrame(tick);
  });
  return () => cancelAnimationFrame(frame);
});
