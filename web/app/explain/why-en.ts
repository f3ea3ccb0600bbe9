// Why a task does not run, in English. See why.ts.

import { moment } from "../format/time";
import { code, type Wait } from "./moment";
import { list, say, type Part, type Sentence, type Slot } from "./sentence";
import type { Dependence, Link, Why } from "./why";

const names = (parts: Part[]): Sentence => list(parts, ", ", " and ");

/** One link of the chain. */
export function tellLink({ who, line, frames, reason }: Link): Sentence {
  switch (reason.is) {
    case "running":
      return say`${who} has the loop now. It runs until its next await that has to wait.`;
    case "next":
      return say`${who} has just been taken from the ready queue, and runs now.`;
    case "ready":
      return say`${who} could go on at once: it is ready${reason.ahead > 0 ? ` and number ${reason.ahead + 1} in the ready queue${reason.first ? "" : "."}` : " and first in the ready queue."}${reason.first ? say`, behind ${reason.first}.` : null}${reason.runner ? say` ${reason.runner} has the loop; it must stop first.` : null}`;
    case "waits":
      return say`${who} ${waits(reason.wait, reason.on)}${line > 0 ? ` (line ${line}${frames.length > 0 ? `, called from ${frames.map((f) => `${f}()`).reverse().join(", ")}` : ""})` : ""}.${helpers(reason.on)}`;
  }
}

function waits(wait: Wait, on: Dependence): Slot {
  switch (wait.for) {
    case "sleep":
      return say`sleeps in ${code(wait.label)}${wait.until === null ? "" : ` until ${moment(wait.until)}`}; the clock wakes it`;
    case "turn":
      return "lets the others go first";
    case "task":
      return say`waits until ${wait.task} is done`;
    case "item":
      return say`waits for an item in ${code(wait.queue)}, which is empty`;
    case "room":
      return say`waits for room in ${code(wait.queue)}, which is full`;
    case "join":
      return say`waits until every item of ${code(wait.queue)} is done with`;
    case "lock":
      return say`waits for ${code(wait.name)}${on.needed.length > 0 ? say`, which ${names(on.needed)} holds` : null}`;
    case "permit":
      return say`waits for a permit of ${code(wait.name)}${on.needed.length > 0 ? say`; ${names(on.needed)} ${on.needed.length > 1 ? "have" : "has"} them all` : null}`;
    case "event":
      return say`waits until ${code(wait.name)} is set`;
    case "notify":
      return say`waits to be notified by ${code(wait.name)}`;
    case "barrier":
      return say`waits at ${code(wait.name)} for ${wait.missing} more to arrive`;
    case "outside":
      return say`waits for ${code(wait.label)}; ${code(wait.actor)} works on it outside the loop`;
    case "group":
      return say`waits at the end of its task group${on.needed.length > 0 ? say` for ${names(on.needed)}` : null}`;
    default:
      return say`waits in ${wait.label ? code(wait.label) : "an await"}${on.needed.length > 0 ? say` for ${names(on.needed)}` : " until someone gives it a result"}`;
  }
}

/** Who could make the call that helps. */
function helpers({ call, callers, over }: Dependence): Slot {
  if (call === "") return null;
  const so = say` Someone must call ${code(call)}.`;
  if (callers.length > 0) return say`${so} ${names(callers)} ${callers.length > 1 ? "have" : "has"} done so before.`;
  if (over.length > 0) return say`${so} ${names(over)} did so before, and ${over.length > 1 ? "are" : "is"} over.`;
  return say`${so} Nobody has done so yet.`;
}

/** What it comes to, null where the links say it all. */
export function tellEnd({ cycle, stuck }: Why): Sentence | null {
  if (cycle.length === 1) return say`${cycle[0]!} waits for itself. It can never go on.`;
  if (cycle.length > 1) return say`A circle: ${list([...cycle, cycle[0]!], " waits for ", " waits for ")}. None of them can ever go on.`;
  return stuck ? say`The run is over: nobody is left who could do it.` : null;
}
