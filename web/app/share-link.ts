// What a shared link carries, in the fragment of the address so that no server
// sees it: #lesson/1PAYLOAD, where 1 is the version and PAYLOAD the JSON of a
// Shared, deflated and in base64url.

import { isFiles, type Files } from "./file-names";
import { oneOf } from "./store/persist";

/** A program and a moment of its run. */
export interface Shared {
  program: string;
  /** The program's other files, where it has some. */
  files?: Files;
  axis: "time" | "steps";
  /** The event under the cursor; -1 for a program that is not to be run. */
  event: number;
  /** What the run was asked for besides. */
  options: { seed?: number; python?: string; world?: unknown; lines?: boolean; input?: string };
}

const VERSION = "1";
/** No honest link unpacks to more; a short one could be made to unpack to gigabytes. */
const MOST_BYTES = 1 << 20;

const isAxis = oneOf("time", "steps");

/** The fragment of a link, without its #. */
export async function encodeShared(slug: string, shared: Shared): Promise<string> {
  const { program, files, axis, event, options } = shared;
  const { seed, python, world, lines, input } = options;
  const packed = await through(new TextEncoder().encode(JSON.stringify({ p: program, f: files, a: axis, e: event, s: seed, v: python, w: world, l: lines, i: input })), new CompressionStream("deflate-raw"));
  return `${encodeURIComponent(slug)}/${VERSION}${toBase64(packed)}`;
}

/** What a fragment carries; null when it only names a lesson. Throws when it is damaged. */
export async function decodeShared(fragment: string): Promise<Shared | null> {
  const slash = fragment.indexOf("/");
  if (slash < 0) return null;
  const payload = fragment.slice(slash + 1);
  if (payload[0] !== VERSION) throw new Error(`the link's version is ${payload[0]}`);
  const text = await through(fromBase64(payload.slice(1)), new DecompressionStream("deflate-raw"));
  return checked(JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(text)));
}

/** The lesson that a fragment names. */
export function slugOf(fragment: string): string {
  try {
    return decodeURIComponent(fragment.split("/")[0]!);
  } catch {
    return ""; // an address that someone has cut off; the first lesson will do
  }
}

function checked(value: Record<string, unknown>): Shared {
  const { p: program, f: files, a: axis, e: event, s: seed, v: python, w: world, l: lines, i: input } = value;
  const good = typeof program === "string" && isAxis(axis) && Number.isInteger(event) && (files === undefined || isFiles(files));
  const goodOptions = (seed === undefined || Number.isSafeInteger(seed)) && (python === undefined || isVersion(python)) && (world === undefined || isRecord(world)) && (lines === undefined || typeof lines === "boolean") && (input === undefined || typeof input === "string");
  if (!good || !goodOptions) throw new Error("the link is not understood");
  const options: Shared["options"] = {};
  if (seed !== undefined) options.seed = seed as number;
  if (python !== undefined) options.python = python as string;
  if (world !== undefined) options.world = world; // the server knows what may stand in it
  if (lines !== undefined) options.lines = lines;
  if (input !== undefined) options.input = input;
  return { program, ...(files === undefined ? {} : { files: files as Files }), axis: axis as Shared["axis"], event: event as number, options };
}

function isRecord(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isVersion(value: unknown): boolean {
  return typeof value === "string" && /^\d{1,2}\.\d{1,2}$/.test(value);
}

async function through(bytes: Uint8Array<ArrayBuffer>, stream: GenericTransformStream): Promise<Uint8Array> {
  const reader = (new Blob([bytes]).stream().pipeThrough(stream) as ReadableStream<Uint8Array>).getReader();
  const parts: Uint8Array[] = [];
  let size = 0;
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    size += next.value.length;
    if (size > MOST_BYTES) throw new Error("the link holds too much");
    parts.push(next.value);
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function toBase64(bytes: Uint8Array): string {
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
  return Uint8Array.from(binary, (c) => c.charCodeAt(0));
}
