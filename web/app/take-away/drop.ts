// Dropping a trace on the page opens it, wherever it is dropped.

import { signal } from "@preact/signals";
import { openTrace } from "../store/recorded";

/** Whether a file is being held over the page. */
export const dropping = signal(false);

/** Listens before the editor does, which would take a file's text in. */
export function listenToDrops(): void {
  const capture = { capture: true };
  addEventListener("dragover", (e) => holdsFile(e) && take(e, true), capture);
  addEventListener("dragleave", (e) => e.relatedTarget === null && (dropping.value = false), capture);
  addEventListener(
    "drop",
    (e) => {
      if (!holdsFile(e)) return;
      take(e, false);
      const file = e.dataTransfer!.files[0];
      if (file) void openTrace(file);
    },
    capture,
  );
}

function holdsFile(e: DragEvent): boolean {
  return e.dataTransfer?.types.includes("Files") ?? false;
}

function take(e: DragEvent, held: boolean): void {
  e.preventDefault();
  e.stopPropagation();
  dropping.value = held;
}
