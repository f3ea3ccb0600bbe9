// The page's one runner, and what its buttons and keys do with it.

import { effect, signal } from "@preact/signals";
import { Connection, socketURL } from "../net/connection";
import { files } from "./files";
import { lesson, source } from "./lesson";
import { choice } from "./options";
import { pause } from "./playback";
import { attempt, busy } from "./run";
import { Runner } from "./runner";

export type Tab = "output" | "loop" | "variables" | "problems";

export const tab = signal<Tab>("output");

/** Asks the editor to go to a place in the program, in one of its files where that is said: line from 1, column from 0. */
export const goTo = signal<{ line: number; col: number; file?: string } | null>(null);

export const helpShown = signal(false);

/** Whether the table of all events is open. */
export const tableShown = signal(false);

const runner = new Runner();

export function connect(): void {
  runner.connect((listener) => new Connection(socketURL(location), listener));
}

export function reconnect(): void {
  runner.retry();
}

export function runProgram(): void {
  if (busy.value) return;
  pause();
  runner.start(lesson.value?.file ?? "main.py", source.value, choice.value, files.value);
}

export function stopProgram(): void {
  runner.cancel();
}

/** Gives up the run that is under way, because something else is to be shown. */
export function forgetRequest(): void {
  runner.forget();
}

// Whatever keeps a program from running is said where its output would be.
effect(() => {
  if (["rejected", "failed"].includes(attempt.value.state)) tab.value = "output";
});
