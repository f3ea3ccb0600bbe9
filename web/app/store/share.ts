// Links to a program and a moment of its run: making one, and opening the one
// that the page was opened with.

import { effect } from "@preact/signals";
import { decodeShared, encodeShared, type Shared } from "../share-link";
import { cursor, moveTo } from "./cursor";
import type { Files } from "../file-names";
import { files, filesStale, replaceFiles } from "./files";
import { edited, lesson, lessons, loadedText, replaceProgram, source } from "./lesson";
import { notice } from "./notice";
import { choice } from "./options";
import { runProgram } from "./page";
import { attempt, outcome, run } from "./run";
import { axis } from "./view";

/** Chats and mail programs cut links that are longer. */
export const LONGEST_LINK = 2000;

/** The address that leads to what is on the page now. */
export async function shareLink(): Promise<string> {
  const shown = run.value;
  const current = shown && !shown.recorded && shown.source === source.value && !filesStale.value && shown.options === choice.value;
  const shared: Shared = { program: source.value, axis: axis.value, event: current ? cursor.value : -1, options: choice.value };
  if (Object.keys(files.value).length > 0) shared.files = files.value;
  const fragment = await encodeShared(lesson.value?.slug ?? "", shared);
  return `${location.origin}${location.pathname}#${fragment}`;
}

/** What a course page holds to show what is on the page now. */
export function embedCode(link: string, title: string): string {
  const src = link.replace("#", "?embed=1#");
  return `<iframe src="${src}" title="${title.replace(/&/g, "&amp;").replace(/"/g, "&quot;")}" width="100%" height="560" style="border: 0"></iframe>`;
}

/** Opens what the address carries, now and whenever it changes. */
export function followSharedLinks(): void {
  addEventListener("hashchange", () => void openAddress());
  void openAddress();
}

async function openAddress(): Promise<void> {
  const fragment = location.hash.slice(1);
  try {
    const shared = await decodeShared(fragment);
    if (shared) whenLoaded(fragment.split("/")[0]!, () => open(shared));
  } catch {
    notice.value = { text: (w) => w.takeAway.badLink, bad: true };
    leaveAddress(fragment.split("/")[0]!);
  }
}

/** Does something once the editor shows the lesson of that name, or another where there is none. */
function whenLoaded(slug: string, then: () => void): void {
  let done = false;
  const stop = effect(() => {
    const open = lesson.value;
    if (!open || loadedText.value.slug !== open.slug || done) return;
    const known = lessons.value.some((l) => encodeURIComponent(l.slug) === slug);
    if (known && encodeURIComponent(open.slug) !== slug) return;
    done = true;
    queueMicrotask(() => {
      stop();
      // An address that stays would put the shared program back over what is typed next.
      leaveAddress(slug);
      then();
    });
  });
}

function leaveAddress(slug: string): void {
  history.replaceState(null, "", `#${slug}`);
}

function open(shared: Shared): void {
  const [own, ownFiles] = [source.value, files.value];
  const replaced = (edited.value && own !== shared.program) || Object.keys(ownFiles).length > 0;
  const put = (program: string, others: Files) => (replaceProgram(program), replaceFiles(others));
  put(shared.program, shared.files ?? {});
  if (replaced) notice.value = { text: (w) => w.takeAway.replaced, undo: () => put(own, ownFiles), bad: false };
  axis.value = shared.axis;
  choice.value = shared.options;
  if (shared.event < 0) return;
  runProgram();
  goWhenDone(shared);
}

/** Goes to the shared event once the run has come to its end. */
function goWhenDone({ program, event }: Shared): void {
  let done = false;
  const stop = effect(() => {
    const { state } = attempt.value;
    const arrived = outcome.value !== null && run.value?.source === program;
    if (done || (!arrived && state !== "rejected" && state !== "failed")) return;
    done = true;
    queueMicrotask(() => {
      stop();
      if (arrived) moveTo(event);
    });
  });
}
