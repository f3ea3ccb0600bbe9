// How the run is looked at: which axis, and what is selected. Selecting
// something selects it in every part of the page.

import { computed, effect, signal } from "@preact/signals";
import type { AxisName, Selection } from "../timeline/timeline";
import { taskOf, taskRef } from "../trace/schema";
import { state } from "./cursor";
import { oneOf, persistent } from "./persist";
import { run } from "./run";

export const axis = persistent<AxisName>("axis", "time", oneOf("time", "steps"));

export const selection = signal<Selection | null>(null);

/** A task that the pointer is on anywhere on the page; 0 if none. The timeline shows who will wake it. */
export const pointed = signal(0);

/** Two events to measure between, the earlier one first; or one, or none. */
export const marks = signal<readonly number[]>([]);

/** Sets a mark at an event; a third one takes all away. */
export function mark(event: number): void {
  const set = marks.value;
  if (event < 0 || set.length === 2) marks.value = [];
  else marks.value = set.includes(event) ? [] : [...set, event].sort((a, b) => a - b);
}

/** Whether it is told why the selected task is not running. */
export const whyShown = signal(false);

/** Whether long idle stretches are drawn short. */
export const folding = persistent("folding", true, (v): v is boolean => typeof v === "boolean");

/** Whether the timeline draws every arrow. */
export const allArrows = signal(false);

/** The task that "this task" means: the selected one, else the one that runs or ran last; 0 if none. */
export const selectedTask = computed(() => {
  const chosen = taskOf(selection.value?.ref ?? 0);
  return chosen || state.value?.running || state.value?.lastRan || 0;
});

/** Selects a task, or nothing when it is selected already. */
export function toggleTask(id: number): void {
  const already = taskOf(selection.value?.ref ?? 0) === id;
  selection.value = already ? null : { ref: taskRef(id), event: -1 };
}

effect(() => {
  if (!run.value) selection.value = null;
});

// Marks are events of one run.
effect(() => {
  run.value;
  marks.value = [];
});
