// Which version of Python the program is to be run as.

import { effect, signal } from "@preact/signals";
import { lesson } from "./lesson";
import { python } from "./run";

/** What the reader, the lesson or a shared link asks for; "" for the newest. */
const asked = signal("");

/** The version that the next run will have. */
export function version(): string {
  return asked.value || python.value;
}

export function chooseVersion(wanted: string): void {
  asked.value = wanted;
}

/** A lesson may ask for one, which holds until the next lesson is opened. */
effect(() => {
  asked.value = lesson.value?.python ?? "";
});
