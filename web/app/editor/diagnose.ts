// What is wrong with the program, marked while it is being written: the server
// looks it over whenever typing pauses. An answer that is late is dropped.

import { linter, lintKeymap, type Diagnostic } from "@codemirror/lint";
import type { EditorState, Extension } from "@codemirror/state";
import { keymap, type EditorView } from "@codemirror/view";
import { checkProgram, type Finding } from "../net/advice";
import { columnOffset } from "./drift";

/** How long typing must pause, in milliseconds. */
const PAUSE = 500;

/** What cannot run as it stands; the rest may be meant. */
const ERRORS = ["syntax", "nested_run", "not_simulated", "unknown_module"];

/** What the extension asks of the page. */
export interface Adviser {
  file(): string;
  /** The program's other files. */
  files(): Readonly<Record<string, string>>;
  /** Says what a finding is, in the reader's language. */
  sentence(finding: Finding): string;
}

export function diagnoseExtension(adviser: Adviser): Extension {
  let asking = new AbortController();
  const source = async (view: EditorView): Promise<Diagnostic[]> => {
    asking.abort();
    asking = new AbortController();
    const { state } = view;
    const findings = await checkProgram(adviser.file(), state.doc.toString(), adviser.files(), asking.signal);
    return (findings ?? []).map((f) => diagnosis(state, f, adviser.sentence(f)));
  };
  const needsRefresh = (update: { transactions: readonly { reconfigured: boolean }[] }) => update.transactions.some((tr) => tr.reconfigured);
  return [linter(source, { delay: PAUSE, needsRefresh }), keymap.of(lintKeymap)];
}

function diagnosis(state: EditorState, finding: Finding, message: string): Diagnostic {
  const from = place(state, finding.line, finding.col);
  const to = Math.max(from, place(state, finding.endLine, finding.endCol));
  return { from, to, message, severity: ERRORS.includes(finding.code) ? "error" : "warning" };
}

/** The place of a line and column, within the text whatever they are. */
function place(state: EditorState, n: number, col: number): number {
  const line = state.doc.line(Math.min(Math.max(n, 1), state.doc.lines));
  return Math.min(line.to, line.from + columnOffset(line.text, col));
}
