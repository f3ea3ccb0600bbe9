// What the server says of a program that is being written. The page does
// without where the server is away or busy: every answer may be null.

/** A place in the program that something is to be said of. Lines are from 1, columns from 0 in characters. */
export interface Finding {
  code: string;
  /** Python's own words, where it has some. */
  message?: string;
  args?: Record<string, string>;
  line: number;
  col: number;
  endLine: number;
  endCol: number;
}

/** A name that programs can use: name, kind, parameters, summary and, of a class, its members. */
export type Entry = [name: string, kind: string, parameters: string, summary: string, members?: Entry[]];

/** What programs can import, by module. The built-in functions are in `builtins`. */
export type Names = Record<string, Entry[]>;

/** Asks what is wrong with a program. */
export async function checkProgram(file: string, source: string, files: Readonly<Record<string, string>>, signal: AbortSignal): Promise<Finding[] | null> {
  try {
    const response = await fetch("/api/check", { method: "POST", body: JSON.stringify({ file, source, files }), signal });
    return response.ok ? ((await response.json()) as { findings: Finding[] }).findings : null;
  } catch {
    return null;
  }
}

let asked: Promise<Names | null> | null = null;

/** What can be completed; asked for once, and again only where that failed. */
export function names(): Promise<Names | null> {
  asked ??= fetchNames().then((found) => {
    if (!found) asked = null;
    return found;
  });
  return asked;
}

async function fetchNames(): Promise<Names | null> {
  try {
    const response = await fetch("/api/names");
    return response.ok ? ((await response.json()) as Names) : null;
  } catch {
    return null;
  }
}
