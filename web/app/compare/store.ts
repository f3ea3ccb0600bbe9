// The run that is kept to be compared with others. It outlives the lesson that
// it is of, so that two lessons' programs can be compared too.

import { batch, computed, signal } from "@preact/signals";
import { beginRun, grow, moveTo } from "../store/cursor";
import { forgetRequest } from "../store/page";
import { pause } from "../store/playback";
import { attempt, length, outcome, run, type Run } from "../store/run";
import { compare } from "./difference";

export const kept = signal<Run | null>(null);

/** The kept run while another is shown, so that both are to be seen. */
export const beside = computed(() => (kept.value && run.value && kept.value !== run.value ? kept.value : null));

/** What the two come to, once the shown one is over. */
export const comparison = computed(() => (beside.value && outcome.value ? compare(beside.value.trace, run.value!.trace) : null));

/** Keeps the shown run, or lets go of the one that is kept. */
export function toggleKept(): void {
  if (kept.value) kept.value = null;
  else if (run.value?.outcome) kept.value = run.value;
}

/** Shows the kept run and keeps the shown one. */
export function swapRuns(): void {
  const [other, shown] = [kept.value, run.value];
  if (!other || !shown?.outcome || other === shown) return;
  pause();
  forgetRequest();
  batch(() => {
    beginRun();
    kept.value = shown;
    run.value = other;
    length.value = other.trace.length;
    attempt.value = { state: "done" };
    grow(true);
  });
}

/** Moves the cursor to the first step that is not as it was in the kept run. */
export function goToDifference(): void {
  const event = comparison.value?.first?.events[1] ?? -1;
  if (event < 0) return;
  pause();
  moveTo(event);
}
