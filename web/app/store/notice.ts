// A word to the reader about something they have just tried to do.

import { signal } from "@preact/signals";
import type { Words } from "../i18n";

/** Says it in whichever language the page is read; null while there is nothing to say. */
export const notice = signal<((w: Words) => string) | null>(null);
