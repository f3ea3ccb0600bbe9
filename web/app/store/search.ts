// The search through the run: what is looked for, what is found, and where in
// that the cursor stands.

import { computed, signal } from "@preact/signals";
import { lastAtMost } from "../trace/columns";
import { nextIn, previousIn } from "../trace/index";
import type { Ref } from "../trace/schema";
import { NO_MATCHES, search, thingsOf } from "../trace/search";
import { cursor, moveTo } from "./cursor";
import { pause } from "./playback";
import { length, run } from "./run";

/** Whether the search is open. Closing it shows all lanes again. */
export const searching = signal(false);
export const query = signal("");

export const matches = computed(() => {
  length.value; // a run that goes on has more to find
  const shown = run.value;
  return shown && searching.value ? search(shown.trace, query.value) : NO_MATCHES;
});

/** Whether only the lanes with matches are shown. */
export const filtering = signal(false);

/** The lanes to be shown: of the tasks and things that the matches are about; null for all. */
export const filtered = computed<ReadonlySet<Ref> | null>(() => {
  const { trace } = run.value ?? {};
  const { events } = matches.value;
  return filtering.value && trace && events.length > 0 ? thingsOf(trace, events) : null;
});

/** Which match the cursor is on or behind, from 1; 0 before the first. */
export const matchNumber = computed(() => lastAtMost(matches.value.events, cursor.value) + 1);

/** Looks for something else, and goes to the first match that is not behind the cursor, or else to the first. */
export function lookFor(text: string): void {
  query.value = text;
  const { events } = matches.value;
  if (events.length > 0) visit(nextIn(events, cursor.value - 1));
}

/** Goes to the next match or the previous one, and round at the ends. */
export function moveToMatch(direction: 1 | -1): void {
  const { events } = matches.value;
  if (events.length > 0) visit((direction > 0 ? nextIn : previousIn)(events, cursor.value), direction);
}

function visit(event: number, direction: 1 | -1 = 1): void {
  const { events } = matches.value;
  pause();
  moveTo(event >= 0 ? event : events[direction > 0 ? 0 : events.length - 1]!);
}
