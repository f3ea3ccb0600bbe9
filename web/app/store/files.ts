// The program's other files, which it can import. Which one the editor shows is
// kept here, too; "" stands for the program itself.

import { computed, effect, signal } from "@preact/signals";
import { EMBEDDED } from "../embedded";
import { isFiles, isPath, type Files } from "../file-names";
import { lesson } from "./lesson";
import { recall, remember } from "./persist";
import { run } from "./run";

export const files = signal<Files>({});
export const shownFile = signal("");

/** Whether the shown run was of other files than these. */
export const filesStale = computed(() => run.value !== null && !run.value.recorded && JSON.stringify(run.value.files) !== JSON.stringify(files.value));

/** Whether a file may have a name; `before` is the one that it has, if any. */
export function mayBeNamed(name: string, before = ""): boolean {
  return isPath(name) && (name === before || (files.value[name] === undefined && name !== lesson.value?.file));
}

export function addFile(name: string): void {
  keep({ ...files.value, [name]: "" });
  shownFile.value = name;
}

/** Takes in what the student has typed into a file. */
export function editFile(name: string, text: string): void {
  if (files.value[name] !== text) keep({ ...files.value, [name]: text });
}

export function renameFile(before: string, name: string): void {
  const entries = Object.entries(files.value).map(([path, text]) => [path === before ? name : path, text] as const);
  keep(Object.fromEntries(entries));
  if (shownFile.value === before) shownFile.value = name;
}

export function deleteFile(name: string): void {
  const { [name]: _, ...rest } = files.value;
  if (shownFile.value === name) shownFile.value = "";
  keep(rest);
}

/** Puts other files in the place of all there are. */
export function replaceFiles(all: Files): void {
  shownFile.value = "";
  keep(all);
}

function keep(all: Files): void {
  files.value = all;
  const open = lesson.peek();
  if (open && !EMBEDDED) remember(key(open.slug), JSON.stringify(all) === JSON.stringify(open.files ?? {}) ? null : JSON.stringify(all));
}

// Another lesson has files of its own.
let slug = "";
effect(() => {
  const open = lesson.value;
  if (!open || open.slug === slug) return;
  slug = open.slug;
  shownFile.value = "";
  files.value = (EMBEDDED ? null : read(recall(key(slug)))) ?? open.files ?? {};
});

function key(name: string): string {
  return `files.${name}`;
}

function read(text: string | null): Files | null {
  try {
    const value: unknown = JSON.parse(text ?? "null");
    return isFiles(value) ? value : null;
  } catch {
    return null;
  }
}
