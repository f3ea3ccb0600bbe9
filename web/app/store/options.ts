// What is asked of runs besides the program. The reader chooses it, or a shared
// link brings it; what is left out is the server's default.

import { computed, effect, signal } from "@preact/signals";
import type { RunOptions } from "../net/protocol";
import { lesson, type Lesson } from "./lesson";
import { python } from "./run";

/** The options that make a run another one: they belong to a shared link. */
export type Choice = Pick<RunOptions, "seed" | "python" | "world" | "lines" | "input">;

export const choice = signal<Choice>({});

/** The version of Python that the next run will have. */
export const version = computed(() => choice.value.python ?? python.value);

export function chooseVersion(wanted: string): void {
  choice.value = { ...choice.value, python: wanted };
}

// A link's choice is for its program. Another lesson starts afresh, with what it asks for itself.
let slug = "";
effect(() => {
  const open = lesson.value?.slug ?? "";
  if (open !== slug) choice.value = ownChoice(lesson.value);
  slug = open;
});

/** What a lesson asks for itself. */
export function ownChoice(open: Lesson | null): Choice {
  const own: Choice = {};
  if (open?.python) own.python = open.python;
  if (open?.input) own.input = open.input;
  if (open?.world) own.world = open.world;
  return own;
}

export function giveInput(text: string): void {
  const { input: _, ...others } = choice.value;
  choice.value = text === "" ? others : { ...others, input: text };
}
