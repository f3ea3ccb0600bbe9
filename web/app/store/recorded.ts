// Showing a trace from a file: one that was exported here, or that the command
// line has recorded.

import { batch } from "@preact/signals";
import type { Words } from "../i18n";
import type { End } from "../net/protocol";
import { SUB_NAMES } from "../trace/names";
import { TraceFileError, readTrace, type Header } from "../trace/ndjson";
import type { Trace } from "../trace/trace";
import { beginRun, grow } from "./cursor";
import { lessonSettled } from "./lesson";
import { notice } from "./notice";
import { forgetRequest } from "./page";
import { pause } from "./playback";
import { attempt, length, newRun, run, type Run } from "./run";

/** Opens a file as a trace, or says why it is none. */
export async function openTrace(file: File): Promise<void> {
  try {
    const { header, trace } = readTrace(await file.text());
    show(recordedRun(file.name, header, trace));
  } catch (problem) {
    const text = (w: Words) =>
      problem instanceof TraceFileError
        ? w.takeAway.notATrace(file.name, problem.line, w.takeAway.faults[problem.fault](problem.detail))
        : w.takeAway.unreadable(file.name);
    notice.value = { text, bad: true };
  }
}

/** Opens the trace that the server was started with, where the address asks for it (/?trace=NAME). */
export async function openServedTrace(): Promise<void> {
  const name = new URLSearchParams(location.search).get("trace");
  if (name === null) return;
  const answer = await fetch("/api/trace").catch(() => null);
  await lessonSettled(); // which shows no run
  if (answer?.ok) await openTrace(new File([await answer.blob()], name));
  else notice.value = { text: (w) => w.takeAway.unreadable(name), bad: true };
}

function recordedRun(name: string, header: Header, trace: Trace): Run {
  const made: Run = { ...newRun(0, header.program, "", trace), recorded: { name, header } };
  const last = trace.length - 1;
  const end = SUB_NAMES[trace.sub[last]!] as End;
  made.outcome = { type: "finished", id: 0, end, status: trace.value[last]!, events: trace.length, elapsedMicros: 0 };
  made.index.extend(trace);
  made.console.extend();
  return made;
}

function show(made: Run): void {
  pause();
  forgetRequest();
  batch(() => {
    beginRun();
    run.value = made;
    length.value = made.trace.length;
    attempt.value = { state: "done" };
    grow(true);
  });
}
