/** The files of a program besides its own, by path. */
export type Files = Readonly<Record<string, string>>;

/** Folders and a name, each an identifier, so that an import can name it. */
const PATH = /^(?:[\p{L}_][\p{L}\p{N}_]*\/)*[\p{L}_][\p{L}\p{N}_]*\.py$/u;

/** Whether a program can import a file of that path. */
export function isPath(path: string): boolean {
  return PATH.test(path);
}

/** Whether a value that comes from outside is files. */
export function isFiles(value: unknown): value is Files {
  return typeof value === "object" && value !== null && !Array.isArray(value) && Object.entries(value).every(([path, text]) => isPath(path) && typeof text === "string");
}
