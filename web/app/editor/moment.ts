// Where the program is as of the cursor, for the editor to mark.

import { hueVariable } from "../palette";
import type { Words } from "../i18n";
import { Kind } from "../trace/schema";
import type { RunState, TaskState } from "../trace/state";
import type { Trace } from "../trace/trace";
import { NOTHING, type Marks, type TaskMark } from "./marks";
import { valuesAt } from "./values";

/** The program that was run. */
interface Program {
  file: string;
  source: string;
}

/** Steps have few events; one that has very many is not searched to its start. */
const LOOK_BACK = 10_000;

export function marksAt(trace: Trace, state: RunState, { file, source }: Program, selected: number, words: Words): Marks {
  const line = currentLine(trace, state.event, file);
  const suspended = new Map<number, TaskMark[]>();
  for (const task of state.tasks.values()) {
    if (!waits(task) || task.pos === null || task.pos.file !== file) continue;
    const mark = markOf(task, words.editor.suspended(task.name));
    suspended.set(task.pos.line, [...(suspended.get(task.pos.line) ?? []), mark]);
  }
  const here = line === 0 ? null : { line, mark: runner(trace, state, words) };
  const values = here ? valuesAt(source.split("\n"), state.calls, trace.task[state.event]!) : NOTHING.values;
  return { here, suspended, chain: chainOf(state.tasks.get(selected), file), values };
}

/** Where a task that waits stands, in each of the functions that it is in. */
function chainOf(task: TaskState | undefined, file: string): Marks["chain"] {
  if (!task || !waits(task)) return null;
  const places = [...task.chain.map((frame) => frame.pos), task.pos];
  const lines = places.filter((pos) => pos?.file === file).map((pos) => pos!.line);
  return { lines: [...new Set(lines)], hue: hueVariable(task.id) };
}

/** A task that is woken and waits for its turn still stands at its await. */
function waits(task: TaskState): boolean {
  return task.status === "suspended" || task.status === "ready";
}

/** Who is at the current line: a task, or the program outside of any. */
function runner(trace: Trace, state: RunState, words: Words): TaskMark {
  const task = state.tasks.get(trace.task[state.event]!);
  if (task) return markOf(task, words.editor.running(task.name));
  return { task: 0, name: "", hue: "var(--muted)", hint: "" };
}

function markOf(task: TaskState, hint: string): TaskMark {
  return { task: task.id, name: task.name, hue: hueVariable(task.id), hint };
}

/** The line of the event, or where its step was last seen; 0 between steps. */
function currentLine(trace: Trace, event: number, file: string): number {
  const task = trace.task[event]!;
  for (let i = event; i >= Math.max(0, event - LOOK_BACK); i--) {
    if (trace.task[i] !== task) continue;
    if (trace.line[i] !== 0 && trace.symbol(trace.file[i]!) === file) return trace.line[i]!;
    if (task === 0 && i === event) return 0;
    if (trace.kind[i] === Kind.StepBegin) return 0;
  }
  return 0;
}
