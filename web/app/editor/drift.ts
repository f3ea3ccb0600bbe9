// Which place of the text in the editor a place of the program that was run has
// become. The editor's text goes on changing after a run; positions of events
// are those of the text that was sent.

import { ChangeSet, MapMode, StateEffect, StateField, type EditorState, type Text } from "@codemirror/state";

/** A text that was sent, and what has been changed since. */
interface Drift {
  doc: Text;
  changes: ChangeSet;
}

interface Drifts {
  /** Of the run that is shown. */
  shown: Drift | null;
  /** Of the program sent last, which is shown once it runs. */
  sent: Drift | null;
}

/** The text as it is now is sent to be run. */
export const markSent = StateEffect.define<null>();
/** What was sent is what is shown from now on. */
export const markShown = StateEffect.define<null>();

export const drifts = StateField.define<Drifts>({
  create: () => ({ shown: null, sent: null }),
  update(value, tr) {
    if (tr.docChanged) value = { shown: follow(value.shown, tr.changes), sent: follow(value.sent, tr.changes) };
    for (const effect of tr.effects) {
      if (effect.is(markSent)) value = { ...value, sent: fresh(tr.state.doc) };
      if (effect.is(markShown)) value = { ...value, shown: value.sent };
    }
    return value;
  },
});

/** The start of the line that line n of the run's program has become; null where it is not known or gone. */
export function lineStart(state: EditorState, n: number): number | null {
  const drift = state.field(drifts).shown;
  return drift && translate(state, drift, n, 0);
}

/** The line of the run's program that the line at a place has been; null where there is none. */
export function runLine(state: EditorState, place: number): number | null {
  const drift = state.field(drifts).shown;
  if (!drift) return null;
  const { from } = state.doc.lineAt(place);
  const was = drift.changes.invertedDesc.mapPos(from, 1);
  const n = drift.doc.lineAt(was).number;
  return lineStart(state, n) === from ? n : null;
}

/** The same for a place in the program that was sent last. */
export function sentPlace(state: EditorState, line: number, col: number): number | null {
  const drift = state.field(drifts).sent;
  return drift && translate(state, drift, line, col);
}

function translate(state: EditorState, drift: Drift, n: number, col: number): number | null {
  if (n < 1 || n > drift.doc.lines) return null;
  const line = drift.doc.line(n);
  const place = drift.changes.mapPos(columnOffset(line.text, col) + line.from, 1, MapMode.TrackDel);
  if (place === null) return null;
  return col === 0 ? state.doc.lineAt(place).from : place;
}

/** Columns count characters, the editor counts UTF-16 units. */
export function columnOffset(text: string, col: number): number {
  return [...text].slice(0, col).join("").length;
}

function fresh(doc: Text): Drift {
  return { doc, changes: ChangeSet.empty(doc.length) };
}

function follow(drift: Drift | null, changes: ChangeSet): Drift | null {
  return drift && { doc: drift.doc, changes: drift.changes.compose(changes) };
}
