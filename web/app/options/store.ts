// The panel of options: what is being edited, and what is in force.

import { computed, signal } from "@preact/signals";
import { lesson } from "../store/lesson";
import { choice, ownChoice, type Choice } from "../store/options";
import { differences, draftOf, seedOf, settingsOf, type Draft } from "./draft";
import { checkWorld, loadProfiles, type Checked, type Profiles } from "./server";

export const optionsShown = signal(false);

/** What is in the fields; replaced with every change. */
export const draft = signal<Draft>(draftOf({}));

/** What is wrong with the draft. `setting` is the name of the field, "seed", "rest" or "server". */
export const fault = signal<{ setting: string; message: string } | null>(null);

export const profiles = signal<Profiles>({});

/** What is in force and not as the lesson has it. */
export const changed = computed(() => differences(draftOf(choice.value), draftOf(ownChoice(lesson.value))));

export function showOptions(): void {
  load(choice.value);
  optionsShown.value = true;
  if (Object.keys(profiles.value).length === 0) void loadProfiles().then((known) => (profiles.value = known), () => undefined);
}

/** Puts the lesson's own settings into the fields. */
export function resetDraft(): void {
  load(ownChoice(lesson.value));
}

/** Changes some of the draft. */
export function change(part: Partial<Draft>): void {
  draft.value = { ...draft.value, ...part };
  fault.value = null;
}

/** Puts the draft in force, if it is right; says whether it was. */
export async function apply(): Promise<boolean> {
  const wanted = draft.value;
  const seed = seedOf(wanted);
  if (seed === null) return wrong("seed", "");
  const settings = settingsOf(wanted);
  let checked: Checked;
  try {
    checked = await checkWorld(settings, wanted.rest);
  } catch {
    return wrong("server", "");
  }
  if ("error" in checked) {
    const { message, setting } = checked.error;
    return wrong(setting === undefined ? "rest" : nameOf(settings[setting]!.path), message);
  }
  choice.value = chosen(wanted, seed, checked.world);
  optionsShown.value = false;
  return true;
}

function load(from: Choice): void {
  draft.value = draftOf(from);
  fault.value = null;
}

function wrong(setting: string, message: string): false {
  fault.value = { setting, message };
  return false;
}

/** A field's name; that of a list for what is in it. */
function nameOf(path: readonly string[]): string {
  return path[1] === "hosts" ? "hosts" : path.join(".");
}

function chosen(wanted: Draft, seed: number, world: Record<string, unknown>): Choice {
  const { python } = choice.value;
  return {
    ...(python && { python }),
    ...(seed !== 0 && { seed }),
    ...(!wanted.lines && { lines: false }),
    ...(Object.keys(world).length > 0 && { world }),
  };
}
