// What the run writes into the editor: where it is, who is suspended where, and
// what is wrong.

import { StateEffect, StateField, type EditorState, type Range, type Extension } from "@codemirror/state";
import { Decoration, EditorView, GutterMarker, WidgetType, gutter, type DecorationSet } from "@codemirror/view";
import { drifts, lineStart, sentPlace } from "./drift";

/** A task at a line of the program. */
export interface TaskMark {
  task: number;
  name: string;
  hue: string;
  /** For the pointer and for screen readers. */
  hint: string;
}

/** What is to be seen in the program as of a moment. Lines are those of the program that was run. */
export interface Marks {
  here: { line: number; mark: TaskMark } | null;
  suspended: ReadonlyMap<number, TaskMark[]>;
  /** The lines on the selected task's way to where it is suspended, and its hue. */
  chain: { lines: readonly number[]; hue: string } | null;
  /** Values of variables, to be read at the ends of lines. */
  values: ReadonlyMap<number, string>;
}

/** A stretch of the program sent last that cannot be compiled. */
export interface ErrorMark {
  line: number;
  col: number;
  endLine: number;
  endCol: number;
  message: string;
}

export const setMarks = StateEffect.define<Marks>();
export const setError = StateEffect.define<ErrorMark | null>();

export const NOTHING: Marks = { here: null, suspended: new Map(), chain: null, values: new Map() };

/** More names than this at one line are counted and not written out. */
const LABELS = 3;

class Label extends WidgetType {
  constructor(
    private readonly mark: TaskMark,
    private readonly pick: (task: number) => void,
  ) {
    super();
  }

  override eq(other: Label): boolean {
    return other.mark.task === this.mark.task && other.mark.name === this.mark.name && other.mark.hint === this.mark.hint;
  }

  toDOM(): HTMLElement {
    const label = document.createElement("span");
    label.className = "cm-run-label";
    label.textContent = this.mark.name;
    label.title = this.mark.hint;
    label.style.setProperty("--hue", this.mark.hue);
    label.onmousedown = (e) => {
      e.preventDefault();
      this.pick(this.mark.task);
    };
    return label;
  }

  override ignoreEvent(): boolean {
    return true;
  }
}

/** Values at the end of a line. They are the Variables panel's, so that screen readers need not hear them twice. */
class Values extends WidgetType {
  constructor(private readonly text: string) {
    super();
  }

  override eq(other: Values): boolean {
    return other.text === this.text;
  }

  toDOM(): HTMLElement {
    const values = document.createElement("span");
    values.className = "cm-run-values";
    values.textContent = this.text;
    values.ariaHidden = "true";
    return values;
  }
}

class Arrow extends GutterMarker {
  constructor(private readonly mark: TaskMark) {
    super();
  }

  override eq(other: Arrow): boolean {
    return other.mark.task === this.mark.task && other.mark.hint === this.mark.hint;
  }

  override toDOM(): HTMLElement {
    const arrow = document.createElement("span");
    arrow.className = "cm-run-arrow";
    arrow.textContent = "▸";
    arrow.title = this.mark.hint;
    arrow.style.setProperty("--hue", this.mark.hue);
    return arrow;
  }
}

const marksField = StateField.define<Marks>({
  create: () => NOTHING,
  update(value, tr) {
    for (const effect of tr.effects) if (effect.is(setMarks)) return effect.value;
    return value;
  },
});

/** An error stays until the program is sent again or what is marked is edited away. */
const errorField = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(value, tr) {
    value = value.map(tr.changes);
    for (const effect of tr.effects) {
      if (effect.is(setError)) value = effect.value ? errorMarks(tr.state, effect.value) : Decoration.none;
    }
    return value;
  },
  provide: (field) => EditorView.decorations.from(field),
});

function errorMarks(state: EditorState, error: ErrorMark): DecorationSet {
  const from = sentPlace(state, error.line, error.col);
  if (from === null) return Decoration.none;
  const line = state.doc.lineAt(from);
  const to = sentPlace(state, error.endLine, error.endCol) ?? from;
  const marks: Range<Decoration>[] = [Decoration.line({ class: "cm-run-error-line" }).range(line.from)];
  const [start, end] = visible(from, to, line);
  if (end > start) {
    marks.push(Decoration.mark({ class: "cm-run-error", attributes: { title: error.message } }).range(start, end));
  }
  return Decoration.set(marks, true);
}

/** At least one character, so that there is something to see. */
function visible(from: number, to: number, line: { from: number; to: number }): [number, number] {
  if (to > from) return [from, to];
  if (from < line.to) return [from, from + 1];
  return [Math.max(line.from, from - 1), from];
}

function runMarks(state: EditorState, pick: (task: number) => void): DecorationSet {
  const { here, suspended, chain, values } = state.field(marksField);
  const marks: Range<Decoration>[] = [];
  const start = here && lineStart(state, here.line);
  if (here && start !== null) {
    marks.push(Decoration.line({ class: "cm-run-here", attributes: { style: `--hue: ${here.mark.hue}` } }).range(start));
  }
  for (const n of chain?.lines ?? []) {
    const from = lineStart(state, n);
    if (from !== null) marks.push(Decoration.line({ class: "cm-run-chain", attributes: { style: `--hue: ${chain!.hue}` } }).range(from));
  }
  const atEnd = (n: number, side: number, widget: WidgetType) => {
    const from = lineStart(state, n);
    if (from !== null) marks.push(Decoration.widget({ widget, side }).range(state.doc.lineAt(from).to));
  };
  for (const [n, text] of values) atEnd(n, 1, new Values(text));
  for (const [n, tasks] of suspended) {
    for (const mark of shortened(tasks)) atEnd(n, 2, new Label(mark, pick));
  }
  return Decoration.set(marks, true);
}

/** The first few, the last of which stands for those that are left out. */
function shortened(tasks: TaskMark[]): TaskMark[] {
  if (tasks.length <= LABELS) return tasks;
  const rest = tasks.slice(LABELS - 1);
  const names = rest.map((t) => t.name).join(", ");
  return [...tasks.slice(0, LABELS - 1), { ...rest[0]!, name: `+${rest.length}`, hint: names }];
}

/** The extension that shows all this; pick is told which task's label was pressed. */
export function runExtension(pick: (task: number) => void): Extension {
  return [
    drifts,
    marksField,
    errorField,
    EditorView.decorations.compute([drifts, marksField], (state) => runMarks(state, pick)),
    gutter({
      class: "cm-run-gutter",
      lineMarker(view, line) {
        const { here } = view.state.field(marksField);
        return here && lineStart(view.state, here.line) === line.from ? new Arrow(here.mark) : null;
      },
      lineMarkerChange: (update) => update.startState.field(marksField) !== update.state.field(marksField),
    }),
  ];
}
