// Breakpoints: the lines at which playback stops. They belong to a program, and
// are kept with it between visits. The editor moves them as its text changes.

import { computed, signal } from "@preact/signals";
import { nextStop, toLine, type Direction } from "../trace/stepping";
import { cursor, moveTo } from "./cursor";
import { recall, remember } from "./persist";
import { length, run } from "./run";

/** The lines of the editor's text that have a breakpoint, ascending. */
export const breakpoints = signal<readonly number[]>([]);

/** The lines of the shown run's program that these were. */
export const runBreakpoints = signal<readonly number[]>([]);

/** Whether there is anything that playback could stop at. */
export const hasStops = computed(() => {
  length.value;
  return runBreakpoints.value.length > 0 || (run.value?.index.breakpoints.length ?? 0) > 0;
});

/** The first stop behind event `from` up to `to`, it included, or -1. */
export function stopBetween(from: number, to: number): number {
  const shown = run.peek();
  if (!shown || !hasStops.peek()) return -1;
  return nextStop(shown.trace, from, to, shown.file, runBreakpoints.peek());
}

/** Goes to the next stop, or with -1 to the one before; to the end where there is none. */
export function moveToStop(direction: Direction): void {
  const end = direction > 0 ? length.peek() - 1 : 0;
  const stop = stopBetween(cursor.peek(), end);
  moveTo(stop >= 0 ? stop : end);
}

/** Goes to where a line of the run's program runs next, or else to where it ran last before. False if it never does. */
export function runToLine(line: number): boolean {
  const shown = run.peek();
  if (!shown) return false;
  const find = (direction: Direction) => toLine(shown.trace, shown.index, cursor.peek(), direction, shown.file, line);
  const ahead = find(1);
  const event = ahead >= 0 ? ahead : find(-1);
  if (event >= 0) moveTo(event);
  return event >= 0;
}

function key(slug: string): string {
  return `breakpoints.${slug}`;
}

/** The breakpoints that were set in the program of that name. */
export function recallBreakpoints(slug: string): number[] {
  try {
    const lines: unknown = JSON.parse(recall(key(slug)) ?? "[]");
    return Array.isArray(lines) ? lines.filter((n): n is number => Number.isInteger(n) && n > 0) : [];
  } catch {
    return [];
  }
}

/** Sets the breakpoints of the program of that name, and keeps them. */
export function keepBreakpoints(slug: string, lines: readonly number[]): void {
  breakpoints.value = lines;
  if (slug) remember(key(slug), lines.length > 0 ? JSON.stringify(lines) : null);
}
