// Files that the reader takes home.

import { lesson, source } from "../store/lesson";
import { python, run } from "../store/run";
import { writeTrace } from "../trace/ndjson";

/** Saves the program as it is in the editor. */
export function saveProgram(): void {
  save(lesson.value?.file ?? "main.py", "text/x-python", [source.value]);
}

/** Saves the trace of the shown run. */
export function saveTrace(): void {
  const shown = run.value;
  if (!shown) return;
  const header = shown.recorded?.header ?? { program: shown.file, python: python.value, seed: 0 };
  save(shown.file.replace(/^.*[/\\]/, "").replace(/\.py$/, "") + ".ndjson", "application/x-ndjson", writeTrace(shown.trace, header));
}

function save(name: string, type: string, pieces: string[]): void {
  const url = URL.createObjectURL(new Blob(pieces, { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken hold of it by the next turn of its own event loop.
  setTimeout(() => URL.revokeObjectURL(url));
}
