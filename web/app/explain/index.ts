// One sentence for every event: what has just happened, why, and what will let
// it go on, in the reader's language and in the program's own names.
//
// `moment.ts` finds the facts, `en.ts` and `zh.ts` put them into words (one
// function for each kind of event), `sentence.ts` is what they are put into.

import type { TraceIndex } from "../trace/index";
import type { Kind } from "../trace/schema";
import type { RunState } from "../trace/state";
import type { Trace } from "../trace/trace";
import type { Language } from "../store/settings";
import { en } from "./en";
import { Moment } from "./moment";
import type { Sentence } from "./sentence";
import { zh } from "./zh";

/** How a language tells each kind of event. */
export type Teller = Record<Kind, (m: Moment) => Sentence>;

const tellers: Record<Language, Teller> = { en, zh };

/** Tells event i, after which the run is in that state. */
export function explain(trace: Trace, index: TraceIndex, state: RunState, i: number, language: Language): Sentence {
  return tellers[language][trace.kind[i]! as Kind](new Moment(trace, index, state, i));
}
