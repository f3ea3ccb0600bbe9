// Breakpoints in the editor: dots in a gutter of their own, which stay with
// their lines as the text changes. Pressing the gutter or a line's number sets
// one or takes it away; with Shift or Alt it runs to that line instead.

import { MapMode, StateEffect, StateField, type ChangeDesc, type EditorState, type Extension, type Text } from "@codemirror/state";
import { EditorView, GutterMarker, gutter, lineNumbers } from "@codemirror/view";

/** Puts breakpoints at these lines, and at no others. */
export const setBreakpoints = StateEffect.define<readonly number[]>();
const toggleAt = StateEffect.define<number>();

/** The starts of the lines that have one, ascending. */
const places = StateField.define<readonly number[]>({
  create: () => [],
  update(value, tr) {
    if (tr.docChanged) value = moved(value, tr.changes, tr.newDoc);
    for (const effect of tr.effects) {
      if (effect.is(setBreakpoints)) value = starts(tr.newDoc, effect.value);
      if (effect.is(toggleAt)) value = toggled(value, effect.value);
    }
    return value;
  },
});

function starts(doc: Text, lines: readonly number[]): number[] {
  return ascending(lines.filter((n) => n >= 1 && n <= doc.lines).map((n) => doc.line(n).from));
}

function moved(value: readonly number[], changes: ChangeDesc, doc: Text): number[] {
  const kept = value.map((place) => changes.mapPos(place, 1, MapMode.TrackDel)).filter((place) => place !== null);
  return ascending(kept.map((place) => doc.lineAt(place).from));
}

function toggled(value: readonly number[], place: number): readonly number[] {
  return value.includes(place) ? value.filter((p) => p !== place) : ascending([...value, place]);
}

function ascending(list: number[]): number[] {
  return [...new Set(list)].sort((a, b) => a - b);
}

/** The lines that have a breakpoint. */
export function breakpointLines(state: EditorState): number[] {
  return state.field(places).map((place) => state.doc.lineAt(place).number);
}

/** Sets a breakpoint at the line of a place, or takes it away, and tells screen readers so. */
export function toggleBreakpoint(view: EditorView, words: BreakpointWords, place = view.state.selection.main.head): void {
  const { from, number } = view.state.doc.lineAt(place);
  const had = view.state.field(places).includes(from);
  view.dispatch({ effects: [toggleAt.of(from), EditorView.announce.of(words.changed(number, !had))] });
}

/** What is said of breakpoints. */
export interface BreakpointWords {
  set: string;
  remove: string;
  changed(line: number, set: boolean): string;
}

class Dot extends GutterMarker {
  constructor(
    private readonly on: boolean,
    private readonly hint: string,
  ) {
    super();
  }

  override eq(other: Dot): boolean {
    return other.on === this.on && other.hint === this.hint;
  }

  override toDOM(): HTMLElement {
    const dot = document.createElement("span");
    dot.className = this.on ? "cm-breakpoint" : "cm-breakpoint off";
    dot.title = this.hint;
    return dot;
  }
}

/** The extension, with the numbers of the lines; runTo is told the place of the line that is to be run to. */
export function breakpointExtension(words: () => BreakpointWords, runTo: (view: EditorView, place: number) => void): Extension {
  const mousedown = (view: EditorView, line: { from: number }, event: Event) => {
    const { shiftKey, altKey, button } = event as MouseEvent;
    if (button !== 0) return false;
    if (shiftKey || altKey) runTo(view, line.from);
    else toggleBreakpoint(view, words(), line.from);
    event.preventDefault();
    return true;
  };
  return [
    places,
    gutter({
      class: "cm-breakpoints",
      lineMarker(view, line) {
        const on = view.state.field(places).includes(line.from);
        return new Dot(on, on ? words().remove : words().set);
      },
      lineMarkerChange: (update) => update.startState.field(places) !== update.state.field(places),
      domEventHandlers: { mousedown },
    }),
    lineNumbers({ domEventHandlers: { mousedown } }),
  ];
}
