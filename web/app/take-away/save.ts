// Files that the reader takes home.

import { duration } from "../format/time";
import { words } from "../i18n";
import { files } from "../store/files";
import { lesson, source } from "../store/lesson";
import { python, run, type Run } from "../store/run";
import { groupName } from "../timeline/describe";
import { CanvasSurface } from "../timeline/surface";
import { SvgSurface } from "../timeline/svg-surface";
import { timeline } from "../timeline-pane";
import { writeTrace } from "../trace/ndjson";
import { writeChromeTrace } from "./chrome-trace";

/** Saves the program as it is in the editor, one file after the other. */
export function saveProgram(): void {
  save(lesson.value?.file ?? "main.py", "text/x-python", [source.value]);
  for (const [path, text] of Object.entries(files.value)) save(path.replace(/\//g, "."), "text/x-python", [text]);
}

/** Saves the trace of the shown run. */
export function saveTrace(): void {
  const shown = run.value;
  if (!shown) return;
  const header = shown.recorded?.header ?? { program: shown.file, python: pythonOf(shown), seed: shown.options?.seed ?? 0 };
  save(`${stem(shown)}.ndjson`, "application/x-ndjson", writeTrace(shown.trace, header));
}

/** Saves the shown run as a trace for Perfetto, chrome://tracing and speedscope. */
export function saveChromeTrace(): void {
  const shown = run.value;
  if (!shown) return;
  const { marks } = words.value.timeline;
  const texts = { ...marks, group: (lane: { ref: number }) => groupName(marks, lane.ref)[0] };
  save(`${stem(shown)}.trace.json`, "application/json", writeChromeTrace(shown.trace, shown.file, texts));
}

/** Saves what the timeline shows as a picture. */
export function savePicture(format: "svg" | "png"): void {
  const shown = run.value;
  if (!shown || !timeline) return;
  const name = `${stem(shown)}.${format}`;
  const labels = pictureLabels(shown);
  if (format === "svg") {
    const surface = new SvgSurface(textMeasure());
    timeline.picture(surface, labels);
    return save(name, "image/svg+xml", [surface.text(labels.title)]);
  }
  const canvas = document.createElement("canvas");
  timeline.picture(new CanvasSurface(canvas, PNG_RATIO), labels);
  canvas.toBlob((blob) => blob && save(name, "image/png", [blob]));
}

/** A projector shows more than a CSS pixel for each of the picture's. */
const PNG_RATIO = 2;

function pictureLabels(shown: Run) {
  const { timeline: w, help, title: site } = words.value;
  const { trace } = shown;
  const { running, ready, suspended, done } = help.marks;
  const title = shown.recorded?.name ?? (shown.source === lesson.value?.program ? lesson.value.title : shown.file);
  const note = [site, `Python ${pythonOf(shown)}`, w.marks.time + " " + duration(trace.time[trace.length - 1] ?? 0)].join(" · ");
  return { title, note, running: running[0]!, ready: ready[0]!, suspended: suspended[0]!, ends: done[1]! };
}

function pythonOf({ recorded, options }: Run): string {
  return recorded?.header.python ?? options?.python ?? python.value;
}

/** How wide texts are, by a canvas that is never seen. */
function textMeasure(): (text: string, font: string) => number {
  const pen = document.createElement("canvas").getContext("2d")!;
  return (text, font) => {
    pen.font = font;
    return pen.measureText(text).width;
  };
}

/** The name of a run's file without folder and ending. */
function stem({ file }: Run): string {
  return file.replace(/^.*[/\\]/, "").replace(/\.py$/, "");
}

function save(name: string, type: string, pieces: BlobPart[]): void {
  const url = URL.createObjectURL(new Blob(pieces, { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken hold of it by the next turn of its own event loop.
  setTimeout(() => URL.revokeObjectURL(url));
}
