// What the server knows of worlds; web/PROTOCOL.md has both requests.

import type { Setting } from "./draft";

export type Checked = { world: Record<string, unknown> } | { error: { message: string; setting?: number } };

/** Makes a world of settings and text, or says what is wrong. Rejects when the server does not answer. */
export async function checkWorld(settings: readonly Setting[], text: string): Promise<Checked> {
  const response = await fetch("/api/world", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ settings, text }) });
  return (await response.json()) as Checked;
}

/** The values that fields have when they are left out, by profile. */
export type Profiles = Record<string, Record<string, unknown>>;

export async function loadProfiles(): Promise<Profiles> {
  return (await (await fetch("/api/profiles")).json()) as Profiles;
}

/** The value of a field in a profile, "" where it has none. */
export function valueIn(profile: Record<string, unknown> | undefined, field: string): string {
  let value: unknown = profile;
  for (const name of field.split(".")) value = (value as Record<string, unknown> | undefined)?.[name];
  return value === undefined ? "" : String(value);
}
