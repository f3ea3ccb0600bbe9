// The lessons, the one that is open, and the student's own text of its program.

import { computed, effect, signal } from "@preact/signals";
import { EMBEDDED } from "../embedded";
import { slugOf } from "../share-link";
import { recall, remember } from "./persist";
import { language, type Language } from "./settings";
import { attempt, length, run } from "./run";

export interface LessonSummary {
  slug: string;
  title: string;
  /** The language that it is written in: not the one asked for where a translation is missing. */
  language: Language;
  summary: string;
  /** The topics that it is about; see explain/topic.ts. */
  teaches?: string[];
}

export interface Lesson extends LessonSummary {
  /** The prose, made safe by the server. */
  html: string;
  program: string;
  file: string;
  /** The files that the program can import, by path. */
  files?: Record<string, string>;
  /** The version of Python to run it as; "" for the newest. */
  python: string;
  /** What it reads from its standard input. */
  input: string;
  /** What is outside the program, where that is not as usual; for the run alone. */
  world?: unknown;
}

/** A file that the server could not make into a lesson. */
export interface LessonProblem {
  file: string;
  line: number;
  message: string;
}

interface Catalogue {
  lessons: Record<Language, LessonSummary[]>;
  problems: LessonProblem[] | null;
}

const catalogue = signal<Catalogue | null>(null);

export const lessons = computed(() => catalogue.value?.lessons[language.value] ?? []);
export const lessonProblems = computed(() => catalogue.value?.problems ?? []);
export const lesson = signal<Lesson | null>(null);
export const lessonState = signal<"loading" | "ready" | "failed">("loading");

/** The student's text. */
export const source = signal("");

/**
 * The text that the editor is to show in place of its own. A new object is an
 * order; typing does not change it.
 */
export const loadedText = signal({ slug: "", text: "" });

const slug = signal(slugFromAddress());

export const edited = computed(() => lesson.value !== null && source.value !== lesson.value.program);

/** Whether what is shown was run from another text than the one in the editor. */
export const stale = computed(() => {
  const shown = run.value;
  if (!shown || shown.recorded) return false;
  const { state } = attempt.value;
  return shown.source !== source.value || state === "rejected" || state === "failed";
});

/** Loads the list and the lesson that the address names, and follows both. */
export function loadLessons(): void {
  addEventListener("hashchange", () => (slug.value = slugFromAddress()));
  void loadCatalogue();
  effect(() => {
    const list = lessons.value;
    if (list.length === 0) return;
    const wanted = list.find((l) => l.slug === slug.value) ?? list[0]!;
    void open(wanted.slug, language.value);
  });
}

/** Opens the lesson of that name by going to its address. */
export function openLesson(name: string): void {
  location.hash = name;
}

/** Takes in what the student has typed, and keeps it. */
export function edit(text: string): void {
  source.value = text;
  const open = lesson.value;
  // What is tried out in a course page is no draft, and must not greet the next reader in the lesson's place.
  if (open && !EMBEDDED) remember(draftKey(open.slug), text === open.program ? null : text);
}

/** Puts the lesson's own program back. */
export function resetProgram(): void {
  if (lesson.value) replaceProgram(lesson.value.program);
}

/** Puts another program in the place of the student's own, which undoing brings back. */
export function replaceProgram(text: string): void {
  const open = lesson.peek();
  if (open) show(open.slug, text);
}

/** Asks again for what could not be loaded. */
export async function loadCatalogue(): Promise<void> {
  try {
    catalogue.value = await get<Catalogue>("/api/lessons");
    if (lessons.value.length === 0) lessonState.value = "failed";
  } catch {
    lessonState.value = "failed";
  }
}

/** Waits for the first lesson, or until it turns out that it cannot be had. */
export function lessonSettled(): Promise<void> {
  return new Promise((resolve) => {
    const stop = effect(() => {
      if (lessonState.value === "loading") return;
      resolve();
      queueMicrotask(() => stop());
    });
  });
}

async function open(name: string, tongue: Language): Promise<void> {
  const shown = lesson.peek();
  if (shown?.slug !== name) lessonState.value = "loading";
  try {
    const next = await get<Lesson>(`/api/lessons/${tongue}/${encodeURIComponent(name)}`);
    if (language.peek() !== tongue) return; // the reader was quicker
    arrive(next);
  } catch {
    lessonState.value = "failed";
  }
}

function arrive(next: Lesson): void {
  const before = lesson.peek();
  if (before?.slug !== next.slug) {
    run.value = null;
    length.value = 0;
    attempt.value = { state: "none" };
  }
  lesson.value = next;
  lessonState.value = "ready";
  show(next.slug, (EMBEDDED ? null : recall(draftKey(next.slug))) ?? next.program);
}

function show(name: string, text: string): void {
  if (loadedText.peek().slug === name && source.peek() === text) return;
  loadedText.value = { slug: name, text };
  edit(text);
}

function draftKey(name: string): string {
  return `draft.${name}`;
}

function slugFromAddress(): string {
  return slugOf(location.hash.slice(1));
}

async function get<T>(path: string): Promise<T> {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return (await response.json()) as T;
}
