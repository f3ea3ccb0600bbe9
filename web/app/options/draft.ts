// What the options panel edits: the settings of a run as texts of its fields,
// taken out of a world and put together again. What has no field stays in
// `rest`, as text, so that nothing of a lesson's world is lost.

import type { Choice } from "../store/options";

/** How a host does not answer. */
export const FAILURES = ["dns", "refused", "timeout", "reset"] as const;
export const PROFILES = ["standard", "tutorial"] as const;
export const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP", "SIGUSR1", "SIGUSR2"] as const;

/** The fields of the world that are one text each, by section; docs/world.md has the meaning of each. */
export const FIELDS = {
  computing: ["cpu.cost", "cpu.count"],
  network: ["network.connect", "network.latency", "network.jitter", "network.bandwidth"],
  disk: ["disk.latency", "disk.blocking"],
  database: ["database.connect", "database.latency"],
} as const;

export type Field = (typeof FIELDS)[keyof typeof FIELDS][number];

export const ALL_FIELDS: readonly Field[] = Object.values(FIELDS).flat();

/** Those that are numbers and not times. */
const NUMBERS: readonly Field[] = ["cpu.count", "network.bandwidth"];

export interface Failing {
  host: string;
  fail: string;
}

export interface Sent {
  at: string;
  signal: string;
}

export interface Client {
  at: string;
  request: string;
}

export interface Draft {
  seed: string;
  lines: boolean;
  profile: string;
  fields: Partial<Record<Field, string>>;
  hosts: Failing[];
  signals: Sent[];
  clients: Client[];
  /** The rest of the world, as YAML or JSON. */
  rest: string;
}

/** One setting as the server takes it. */
export interface Setting {
  path: string[];
  value: unknown;
}

type Tree = Record<string, unknown>;

/** The options of a run as the panel shows them. */
export function draftOf(choice: Choice): Draft {
  const rest = structuredClone(choice.world ?? {}) as Tree;
  const fields: Draft["fields"] = {};
  for (const field of ALL_FIELDS) {
    const value = take(rest, field.split("."));
    if (value !== undefined) fields[field] = String(value);
  }
  const draft: Draft = {
    seed: String(choice.seed ?? 0),
    lines: choice.lines ?? true,
    profile: String(take(rest, ["profile"]) ?? PROFILES[0]),
    fields,
    hosts: takeFailing(rest),
    signals: takeList(rest, "signals", ["at", "signal"]),
    clients: takeList(rest, "clients", ["at", "request"]),
    rest: "",
  };
  if (Object.keys(rest).length > 0) draft.rest = JSON.stringify(rest, null, 2);
  return draft;
}

/** What the panel's fields set. Rows that are not filled in are left out. */
export function settingsOf(draft: Draft): Setting[] {
  const settings: Setting[] = [];
  if (draft.profile !== PROFILES[0]) settings.push({ path: ["profile"], value: draft.profile });
  for (const field of ALL_FIELDS) {
    const text = draft.fields[field]?.trim() ?? "";
    if (text !== "") settings.push({ path: field.split("."), value: NUMBERS.includes(field) && /^\d+$/.test(text) ? Number(text) : text });
  }
  for (const { host, fail } of draft.hosts) {
    if (host.trim() !== "") settings.push({ path: ["network", "hosts", host.trim(), "fail"], value: fail });
  }
  const signals = draft.signals.filter(({ at }) => at.trim() !== "");
  if (signals.length > 0) settings.push({ path: ["signals"], value: signals });
  const clients = draft.clients.filter(({ request }) => request.trim() !== "");
  if (clients.length > 0) settings.push({ path: ["clients"], value: clients });
  return settings;
}

/** The seed that is written, null when it is none. */
export function seedOf(draft: Draft): number | null {
  const seed = Number(draft.seed.trim() || "0");
  return Number.isSafeInteger(seed) ? seed : null;
}

/** One difference between what is set and what the lesson has. */
export type Difference =
  | { what: "seed"; value: string }
  | { what: "lines" }
  | { what: "field"; field: Field; value: string }
  | { what: "profile"; value: string }
  | { what: "host"; host: string; fail: string }
  | { what: "signal"; at: string; signal: string }
  | { what: "clients"; count: number }
  | { what: "rest" };

/** What is set otherwise than in the lesson, the most telling first. A field that is not set has the value "". */
export function differences(now: Draft, lesson: Draft): Difference[] {
  const list: Difference[] = [];
  if (now.seed !== lesson.seed) list.push({ what: "seed", value: now.seed });
  if (now.profile !== lesson.profile) list.push({ what: "profile", value: now.profile });
  for (const { at, signal } of added(now.signals, lesson.signals)) list.push({ what: "signal", at, signal });
  for (const { host, fail } of added(now.hosts, lesson.hosts)) list.push({ what: "host", host, fail });
  for (const field of ALL_FIELDS) {
    const value = now.fields[field] ?? "";
    if (value !== (lesson.fields[field] ?? "")) list.push({ what: "field", field, value });
  }
  if (!alike(now.clients, lesson.clients)) list.push({ what: "clients", count: now.clients.length });
  if (!now.lines && lesson.lines) list.push({ what: "lines" });
  const fewer = now.signals.length < lesson.signals.length || now.hosts.length < lesson.hosts.length;
  if (fewer || now.rest !== lesson.rest) list.push({ what: "rest" });
  return list;
}

function added<T>(now: readonly T[], before: readonly T[]): T[] {
  return now.filter((one) => !before.some((other) => alike(one, other)));
}

function alike(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Takes the value at a path out of a tree, and what is empty without it. */
function take(tree: Tree, path: readonly string[]): unknown {
  const [name, ...below] = path as [string, ...string[]];
  const value = tree[name];
  if (below.length === 0) {
    delete tree[name];
    return value;
  }
  if (!isTree(value)) return undefined;
  const taken = take(value, below);
  if (Object.keys(value).length === 0) delete tree[name];
  return taken;
}

function takeFailing(rest: Tree): Failing[] {
  const hosts = isTree(rest.network) ? rest.network.hosts : undefined;
  if (!isTree(hosts)) return [];
  const failing: Failing[] = [];
  for (const host of Object.keys(hosts)) {
    const fail = take(rest, ["network", "hosts", host, "fail"]);
    if (typeof fail === "string") failing.push({ host, fail });
  }
  return failing;
}

/** Takes out a list whose entries have just these fields; one with more stays where it is. */
function takeList<K extends string>(rest: Tree, name: string, keys: readonly K[]): Record<K, string>[] {
  const list = rest[name];
  const simple = (one: unknown) => isTree(one) && Object.keys(one).every((key) => keys.includes(key as K));
  if (!Array.isArray(list) || !list.every(simple)) return [];
  delete rest[name];
  return list.map((one: Tree) => Object.fromEntries(keys.map((key) => [key, String(one[key] ?? "")])) as Record<K, string>);
}

function isTree(value: unknown): value is Tree {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
