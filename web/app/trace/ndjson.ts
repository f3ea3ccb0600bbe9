// Traces as text: one JSON object a line, the header first. The form is
// documented where the server's side writes it, tracer/ndjson.go; what is
// written here is what is written there, byte for byte.

import { KIND_NAMES, SUB_NAMES, kindNamed, refName, refNamed, subNamed } from "./names";
import { Kind } from "./schema";
import { Trace } from "./trace";

/** The version of the schema that this page reads and writes. */
const SCHEMA = 1;

/** What the first line says of the run. */
export interface Header {
  schema: number;
  program: string;
  python: string;
  seed: number;
}

/** What is wrong with a file that is no trace. */
export type Fault = "empty" | "json" | "header" | "schema" | "field" | "order" | "kind" | "value" | "cut";

/** A file that cannot be read as a trace: what is wrong, and on which line. */
export class TraceFileError extends Error {
  override name = "TraceFileError";

  constructor(
    readonly fault: Fault,
    readonly line: number,
    /** The field, name or number that is meant. */
    readonly detail: string,
  ) {
    super(`line ${line}: ${fault} ${detail}`);
  }
}

/** Lines that are handed on together. */
const CHUNK = 4096;

/** The trace as text, in pieces. */
export function writeTrace(trace: Trace, header: Omit<Header, "schema">): string[] {
  const { program, python, seed } = header;
  const pieces = [JSON.stringify({ schema: SCHEMA, program, python, seed }) + "\n"];
  for (let from = 0; from < trace.length; from += CHUNK) {
    let piece = "";
    for (let i = from; i < Math.min(trace.length, from + CHUNK); i++) piece += eventLine(trace, i);
    pieces.push(piece);
  }
  return pieces;
}

function eventLine(t: Trace, i: number): string {
  const kind = t.kind[i]!;
  let line = `{"seq":${i},"t":${seconds(t.time[i]!)}`;
  const number = (field: string, n: number) => n !== 0 && (line += `,"${field}":${n}`);
  const text = (field: string, s: string) => s !== "" && (line += `,"${field}":${JSON.stringify(s)}`);
  number("turn", t.turn[i]!);
  text("kind", KIND_NAMES[kind]!);
  if (t.sub[i] !== 0) text("sub", SUB_NAMES[t.sub[i]!]!);
  number("task", t.task[i]!);
  if (t.obj[i] !== 0) text("obj", refName(t.obj[i]!));
  if (t.peer[i] !== 0) text("peer", refName(t.peer[i]!));
  text("name", t.symbol(t.name[i]!));
  text("text", t.symbol(t.text[i]!));
  number("value", t.value[i]!);
  text("file", t.symbol(t.file[i]!));
  number("line", t.line[i]!);
  number("col", t.col[i]!);
  number("endLine", t.endLine[i]!);
  number("endCol", t.endCol[i]!);
  return line + "}\n";
}

/** ns as a decimal number of seconds, exactly. */
function seconds(ns: number): string {
  const whole = Math.floor(ns / 1e9);
  const rest = String(ns % 1e9).padStart(9, "0").replace(/0+$/, "");
  return `${whole}.${rest || "0"}`;
}

/**
 * Reads what writeTrace or the command line has written. It is strict: an
 * unknown field or kind, a gap in the numbering, a run without its end make a
 * TraceFileError, for a trace that is read half would be explained wrongly.
 */
export function readTrace(text: string): { header: Header; trace: Trace } {
  const lines = text.split("\n");
  if (lines[lines.length - 1] === "") lines.pop();
  if (lines.length === 0) throw new TraceFileError("empty", 1, "");
  const header = readHeader(lines[0]!);
  const reader = new EventReader(lines.length - 1);
  for (let n = 1; n < lines.length; n++) reader.read(lines[n]!, n + 1);
  const { trace } = reader;
  if (trace.kind[trace.length - 1] !== Kind.RunEnd) throw new TraceFileError("cut", lines.length, "");
  return { header, trace };
}

function readHeader(line: string): Header {
  const header = parse(line, 1);
  const { schema, program, python, seed } = header;
  if (typeof schema !== "number" || typeof program !== "string" || typeof python !== "string" || typeof seed !== "number") {
    throw new TraceFileError("header", 1, "");
  }
  if (schema !== SCHEMA) throw new TraceFileError("schema", 1, String(schema));
  return { schema, program, python, seed };
}

function parse(line: string, n: number): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new TraceFileError("json", n, "");
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new TraceFileError("json", n, "");
  return value as Record<string, unknown>;
}

const TEXTS = ["kind", "sub", "obj", "peer", "name", "text", "file"];
const NUMBERS: Record<string, number> = { seq: 2 ** 32, turn: 2 ** 32, task: 2 ** 28, line: 2 ** 32, col: 2 ** 16, endLine: 2 ** 32, endCol: 2 ** 16 };

/** Adds the events of a file to a trace, one line after the other. */
class EventReader {
  readonly trace = new Trace();
  private readonly symbols = new Map<string, number>([["", 0]]);
  private before = 0;

  constructor(count: number) {
    this.trace.reserve(count);
  }

  read(line: string, n: number): void {
    const event = parse(line, n);
    for (const [field, value] of Object.entries(event)) check(field, value, n);
    const t = this.trace;
    const i = t.length;
    if (event.seq !== i) throw new TraceFileError("order", n, String(i));
    const { kind, sub } = readKind(event, n);
    const time = Math.round((event.t as number) * 1e9);
    if (!(time >= this.before)) throw new TraceFileError("value", n, "t");
    this.before = time;
    const number = (field: string) => (event[field] as number | undefined) ?? 0;
    t.kind[i] = kind;
    t.sub[i] = sub;
    t.time[i] = time;
    t.value[i] = number("value");
    t.turn[i] = number("turn");
    t.task[i] = number("task");
    t.obj[i] = reference(event, "obj", n);
    t.peer[i] = reference(event, "peer", n);
    t.name[i] = this.symbol(event.name);
    t.text[i] = this.symbol(event.text);
    t.line[i] = number("line");
    t.endLine[i] = number("endLine");
    t.col[i] = number("col");
    t.endCol[i] = number("endCol");
    t.file[i] = this.symbol(event.file);
    t.length++;
  }

  private symbol(value: unknown): number {
    const text = (value as string | undefined) ?? "";
    const known = this.symbols.get(text);
    if (known !== undefined) return known;
    const symbol = this.trace.symbols.push(text) - 1;
    this.symbols.set(text, symbol);
    return symbol;
  }
}

/** That a field exists, and holds what such a field can hold. */
function check(field: string, value: unknown, n: number): void {
  const known = field === "t" || field === "value" || field in NUMBERS || TEXTS.includes(field);
  if (!known) throw new TraceFileError("field", n, field);
  const limit = NUMBERS[field];
  const good =
    limit !== undefined
      ? Number.isInteger(value) && (value as number) >= 0 && (value as number) < limit
      : field === "t"
        ? typeof value === "number"
        : field === "value"
          ? Number.isInteger(value)
          : typeof value === "string";
  if (!good) throw new TraceFileError("value", n, field);
}

function readKind(event: Record<string, unknown>, n: number): { kind: Kind; sub: number } {
  const kind = kindNamed(String(event.kind));
  if (kind === undefined) throw new TraceFileError("kind", n, String(event.kind ?? ""));
  if (event.sub === undefined) return { kind, sub: 0 };
  const sub = subNamed(kind, event.sub as string);
  if (sub === undefined) throw new TraceFileError("kind", n, `${event.kind as string} ${event.sub as string}`);
  return { kind, sub };
}

function reference(event: Record<string, unknown>, field: string, n: number): number {
  if (event[field] === undefined) return 0;
  const ref = refNamed(event[field] as string);
  if (ref === undefined) throw new TraceFileError("value", n, field);
  return ref;
}
