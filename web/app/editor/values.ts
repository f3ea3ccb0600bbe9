// The values that are shown at the ends of lines: at the line that is about to
// run those of the variables that it names, and at the line before what it has
// changed.

import { isFresh, stackOf, type Call, type CallsState, type Variable } from "../trace/calls";

/** At most so many values at a line, of so many characters. */
const MOST_VALUES = 4;
const MOST_LENGTH = 40;

/** By line of the program, for the call that a task is in. */
export function valuesAt(lines: readonly string[], calls: CallsState, task: number): Map<number, string> {
  const values = new Map<number, string>();
  const call = stackOf(calls, task)[0];
  if (!call?.pos) return values;
  const put = (line: number, wanted: (v: Variable) => boolean) => {
    const text = valuesOf(call, namesIn(lines[line - 1] ?? ""), wanted);
    if (text) values.set(line, text);
  };
  if (call.before && call.before.file === call.pos.file) put(call.before.line, (v) => isFresh(calls, call, v));
  put(call.pos.line, () => true);
  return values;
}

function valuesOf(call: Call, names: ReadonlySet<string>, wanted: (v: Variable) => boolean): string {
  const some = call.variables.filter((v) => names.has(v.name) && wanted(v)).slice(0, MOST_VALUES);
  return some.map((v) => `${v.name} = ${shortened(v.text)}`).join("   ");
}

function shortened(text: string): string {
  return text.length > MOST_LENGTH ? `${text.slice(0, MOST_LENGTH - 1)}…` : text;
}

/** The names in a line of Python, without those of attributes and what strings and comments say. */
function namesIn(line: string): Set<string> {
  const code = line.replace(/([a-z]{0,2})('[^']*'|"[^"]*")/gi, stringNames).replace(/#.*/, "");
  return new Set(code.match(/(?<![\p{ID_Continue}.])[\p{ID_Start}_]\p{ID_Continue}*/gu));
}

/** What an f-string computes; nothing of another string. */
function stringNames(text: string, prefix: string): string {
  return /f/i.test(prefix) ? (text.match(/\{[^}]*\}/g) ?? []).join(" ") : "";
}
