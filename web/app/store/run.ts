// The run that the page shows, and the attempt to get the next one.

import { computed, signal } from "@preact/signals";
import type { Status } from "../net/connection";
import type { Finished, Limits, ProgramError, RunOptions } from "../net/protocol";
import { TraceIndex } from "../trace/index";
import type { Header } from "../trace/ndjson";
import { Trace } from "../trace/trace";
import { ConsoleLog } from "../panels/console-log";

/** One run of a program, with all that is known of it so far. */
export interface Run {
  readonly id: number;
  readonly file: string;
  /** The program as it was when it was sent. */
  readonly source: string;
  /** The program's other files as they were then. */
  readonly files: Readonly<Record<string, string>>;
  readonly trace: Trace;
  readonly index: TraceIndex;
  readonly console: ConsoleLog;
  /** What was asked for besides. */
  readonly options?: RunOptions;
  /** How it ended; null while it goes on. */
  outcome: Finished | null;
  /** The file that it was read from; its program is not here. */
  recorded?: { name: string; header: Header };
}

export function newRun(id: number, file: string, source: string, trace = new Trace()): Run {
  return { id, file, source, files: {}, trace, index: new TraceIndex(), console: new ConsoleLog(trace), outcome: null };
}

/** What became of the last press of Run. */
export type Attempt =
  | { state: "none" }
  | { state: "waiting" }
  | { state: "sent" }
  | { state: "running" }
  | { state: "done" }
  | { state: "rejected"; error: ProgramError }
  | { state: "failed"; code: string; message: string };

export const run = signal<Run | null>(null);

/** How many events of the shown run there are. Reading it is how a view follows the run. */
export const length = signal(0);

export const attempt = signal<Attempt>({ state: "none" });

export const connection = signal<Status>({ state: "connecting" });

/** Whether the server said goodbye, so that a lost connection is no riddle. */
export const serverStopped = signal(false);

export const limits = signal<Limits>({});

/** The version of Python that the server runs programs as, and those that it knows. */
export const python = signal("");
export const versions = signal<string[]>([]);

/** Whether a run is under way, so that Stop makes sense. */
export const busy = computed(() => ["waiting", "sent", "running"].includes(attempt.value.state));

/** How the shown run ended; null while it goes on or when there is none. */
export const outcome = computed(() => {
  length.value;
  attempt.value;
  return run.value?.outcome ?? null;
});
