// What is asked of runs besides the program. The reader chooses it, or a shared
// link brings it; what is left out is the server's default.

import { effect, signal } from "@preact/signals";
import type { RunOptions } from "../net/protocol";
import { lesson } from "./lesson";

/** The options that make a run another one: they belong to a shared link. */
export type Choice = Pick<RunOptions, "seed" | "python">;

export const choice = signal<Choice>({});

// A link's choice is for its program. Another lesson starts afresh.
let slug = "";
effect(() => {
  const open = lesson.value?.slug ?? "";
  if (slug !== "" && open !== slug) choice.value = {};
  slug = open;
});
