// The texts of the page. Components read `words.value.…`.

import { computed } from "@preact/signals";
import { language, type Language } from "../store/settings";
import { en } from "./en";
import { zh } from "./zh";

/** What every catalogue must have: all that the English one has. */
export type Words = typeof en;

const catalogues: Record<Language, Words> = { en, zh };

export const words = computed(() => catalogues[language.value]);
