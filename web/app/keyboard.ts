// The page's keys, for when the focus is not where one types.

import { goToDifference, swapRuns, toggleKept } from "./compare/store";
import { editor } from "./editor/editor";
import { tableKey } from "./events-table";
import { optionsShown, showOptions } from "./options/store";
import { cursor, moveBy, moveInTask, moveLine, moveTo, moveToWakeUp, moveTurn } from "./store/cursor";
import { helpShown, runProgram, tableShown } from "./store/page";
import { togglePlaying } from "./store/playback";
import { length, run } from "./store/run";
import { searching } from "./store/search";
import { moveToStop } from "./store/stops";
import { allArrows, axis, folding, mark, selectedTask, whyShown } from "./store/view";
import { timeline } from "./timeline-pane";
import { byHand } from "./transport/transport";

const ZOOM = 1.5;
const PAN = 0.15;

const KEYS: Record<string, () => unknown> = {
  " ": () => togglePlaying(),
  "Shift+ ": () => togglePlaying(-1),
  ArrowLeft: () => byHand(() => moveBy(-1)),
  ArrowRight: () => byHand(() => moveBy(1)),
  "Shift+ArrowLeft": () => byHand(() => moveInTask(selectedTask.value, -1)),
  "Shift+ArrowRight": () => byHand(() => moveInTask(selectedTask.value, 1)),
  ",": () => byHand(() => moveLine(-1)),
  ".": () => byHand(() => moveLine(1)),
  "<": () => byHand(() => moveLine(-1, true)),
  ">": () => byHand(() => moveLine(1, true)),
  b: () => byHand(() => moveToStop(1)),
  "Shift+b": () => byHand(() => moveToStop(-1)),
  h: () => editor?.runHere(),
  "[": () => byHand(() => moveTurn(-1)),
  "]": () => byHand(() => moveTurn(1)),
  n: () => byHand(() => moveToWakeUp(selectedTask.value, 1)),
  p: () => byHand(() => moveToWakeUp(selectedTask.value, -1)),
  Home: () => byHand(() => moveTo(0)),
  End: () => byHand(() => moveTo(length.value - 1)),
  ArrowUp: () => timeline?.selectLane(-1),
  ArrowDown: () => timeline?.selectLane(1),
  c: () => timeline?.toggleLane(),
  w: () => timeline?.zoomBy(ZOOM),
  s: () => timeline?.zoomBy(1 / ZOOM),
  a: () => timeline?.panBy(-PAN),
  d: () => timeline?.panBy(PAN),
  f: () => timeline?.fitSelection() || timeline?.fit(),
  m: () => mark(cursor.value),
  k: toggleKept,
  j: goToDifference,
  v: swapRuns,
  x: () => (axis.value = axis.value === "time" ? "steps" : "time"),
  r: () => (allArrows.value = !allArrows.value),
  i: () => (folding.value = !folding.value),
  y: () => (whyShown.value = !whyShown.value),
  "/": () => (searching.value = true),
  o: showOptions,
  t: () => (tableShown.value = run.value !== null),
  "?": () => (helpShown.value = true),
};

/** Keys with which nothing is typed, in the editor, too. */
const EVERYWHERE: Record<string, () => void> = {
  F8: () => byHand(() => moveToStop(1)),
  F9: () => editor?.toggleBreakpoint(),
  F10: () => byHand(() => moveLine(1)),
};

/**
 * A button that was pressed with the pointer gives the focus back, so that the
 * next key is the page's: Run, then Space, plays and does not run again.
 */
export function releaseFocus(): void {
  addEventListener("click", (e) => {
    const byPointer = e.detail > 0;
    const { activeElement } = document;
    if (byPointer && e.target instanceof Element && e.target.closest("button") && !e.target.closest("dialog")) {
      (activeElement as HTMLElement | null)?.blur();
    }
  });
}

/** Listens to the keys, and to Run's key wherever the focus is. */
export function listenToKeys(): void {
  addEventListener("keydown", (e) => {
    if (e.defaultPrevented || e.altKey) return;
    if (e.ctrlKey || e.metaKey) {
      if (e.key !== "Enter") return;
      runProgram();
      e.preventDefault();
      return;
    }
    if (tableShown.value) return tableKey(e);
    if (helpShown.value || optionsShown.value) return;
    const action = EVERYWHERE[e.key] ?? (typing(e.target, e.key) ? undefined : (KEYS[nameOf(e)] ?? KEYS[plain(e)]));
    if (!action) return;
    action();
    e.preventDefault();
  });
}

function nameOf(e: KeyboardEvent): string {
  return e.shiftKey ? `Shift+${plain(e)}` : plain(e);
}

/** The key without Shift, where that makes no difference. */
function plain(e: KeyboardEvent): string {
  return e.key.length === 1 ? e.key.toLowerCase() : e.key;
}

/** Whether the focused element has a use of its own for the key. */
function typing(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.closest(".cm-editor, select, dialog")) return true;
  if (target instanceof HTMLInputElement) return target.type !== "range" || key.startsWith("Arrow") || key === "Home" || key === "End";
  const scrolls = target.matches(".pane, .panel") && (key === "ArrowUp" || key === "ArrowDown");
  return scrolls || (key === " " && target.closest("button, a") !== null);
}
