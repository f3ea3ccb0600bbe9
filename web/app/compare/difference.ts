// What two runs have in common and where they part: step by step, and task by
// task. Lines of the program play no part in it, so that runs of a program
// before and after an edit can be compared.

import { isCleanup } from "../trace/coroutine";
import { Kind, Sub, refNumber } from "../trace/schema";
import { summarize } from "../trace/summary";
import type { Trace } from "../trace/trace";

/** Of the one run and of the other. */
export type Pair<T> = readonly [kept: T, shown: T];

export interface Comparison {
  /** The first step that is not the same, from 1, and its first events; -1 in a run that has ended before it. Null when all are the same. */
  first: { step: number; events: Pair<number> } | null;
  /** Virtual time, ns. */
  total: Pair<number>;
  steps: Pair<number>;
  /** The most tasks that were under way at once. */
  concurrency: Pair<number>;
  tasks: TaskPair[];
}

/** One task in both runs; null where it is missing. */
export interface TaskPair {
  name: string;
  of: Pair<TaskFigures | null>;
  differs: boolean;
}

export interface TaskFigures {
  id: number;
  steps: number;
  /** When it ended, ns, and how; None while it has not. */
  ended: number;
  outcome: Sub;
}

export function compare(kept: Trace, shown: Trace): Comparison {
  const a = readSteps(kept);
  const b = readSteps(shown);
  const sums = [summarize(kept), summarize(shown)] as const;
  return {
    first: firstDifference(a.steps, b.steps),
    total: [sums[0].total, sums[1].total],
    steps: [a.steps.length, b.steps.length],
    concurrency: [sums[0].concurrency, sums[1].concurrency],
    tasks: pairTasks(a.tasks, b.tasks),
  };
}

/** One step of a task. */
interface Step {
  event: number;
  /** Who, when and what comes of it, to be compared. */
  what: string;
}

interface Reading {
  steps: Step[];
  /** By name; those of one name are told apart by the order of their creation. */
  tasks: Map<string, TaskFigures>;
}

function readSteps(trace: Trace): Reading {
  const steps: Step[] = [];
  const tasks = new Map<string, TaskFigures>();
  const names = new Map<number, string>();
  let began = 0;
  for (let i = 0; i < trace.length; i++) {
    const id = refNumber(trace.obj[i]!);
    const kind = trace.kind[i]!;
    if (kind === Kind.TaskCreated && !isCleanup(trace.symbol(trace.text[i]!))) {
      const name = unused(tasks, trace.symbol(trace.name[i]!));
      names.set(id, name);
      tasks.set(name, { id, steps: 0, ended: -1, outcome: Sub.None });
    }
    if (kind === Kind.StepBegin) began = i;
    if (kind !== Kind.StepEnd && kind !== Kind.TaskDone) continue;
    const name = names.get(id);
    if (name === undefined) continue;
    const figures = tasks.get(name)!;
    if (kind === Kind.TaskDone) {
      figures.ended = trace.time[i]!;
      figures.outcome = trace.sub[i]!;
      continue;
    }
    figures.steps++;
    const what = [name, trace.time[began]!, trace.time[i]!, trace.sub[i]!, trace.symbol(trace.name[i]!)].join("\u0000");
    steps.push({ event: began, what });
  }
  return { steps, tasks };
}

/** name, or, where another task has it, name with a number. */
function unused(tasks: ReadonlyMap<string, unknown>, name: string): string {
  let free = name;
  for (let n = 2; tasks.has(free); n++) free = `${name} (${n})`;
  return free;
}

function firstDifference(a: readonly Step[], b: readonly Step[]): Comparison["first"] {
  let step = 0;
  while (step < a.length && step < b.length && a[step]!.what === b[step]!.what) step++;
  if (step === a.length && step === b.length) return null;
  return { step: step + 1, events: [a[step]?.event ?? -1, b[step]?.event ?? -1] };
}

function pairTasks(a: ReadonlyMap<string, TaskFigures>, b: ReadonlyMap<string, TaskFigures>): TaskPair[] {
  const names = new Set([...a.keys(), ...b.keys()]);
  return [...names].map((name) => {
    const of = [a.get(name) ?? null, b.get(name) ?? null] as const;
    return { name, of, differs: !sameFigures(...of) };
  });
}

function sameFigures(a: TaskFigures | null, b: TaskFigures | null): boolean {
  return a !== null && b !== null && a.steps === b.steps && a.ended === b.ended && a.outcome === b.outcome;
}
