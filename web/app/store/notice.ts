// A word to the reader about something they have just tried to do.

import { signal } from "@preact/signals";
import type { Words } from "../i18n";

export interface Notice {
  /** Says it, in whichever language the page is read. */
  text: (w: Words) => string;
  /** Takes back what is told of, where that can be. */
  undo?: () => void;
  /** Whether something has gone wrong. */
  bad: boolean;
}

/** null while there is nothing to say. */
export const notice = signal<Notice | null>(null);
