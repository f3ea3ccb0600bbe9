// The editor's states, one for each file of the program: going to another file
// and back keeps what can be undone, the selection and the marks of the run.

import { EditorState, type Extension, type StateEffect } from "@codemirror/state";
import type { EditorView } from "@codemirror/view";

export class Documents {
  /** Of the files that are not shown. */
  private readonly aside = new Map<string, EditorState>();
  /** The file that is shown, "" for the program. */
  shown = "";

  constructor(
    private readonly view: EditorView,
    /** What an editor of a file is made of. */
    private readonly extensions: (file: string) => Extension,
  ) {}

  /** Shows a file, whose text counts unless it is here already. True if its editor is new. */
  show(file: string, text: string): boolean {
    if (file === this.shown) return false;
    this.aside.set(this.shown, this.view.state);
    const known = this.aside.get(file);
    this.shown = file;
    const fresh = known?.doc.toString() !== text;
    this.view.setState(fresh ? this.create(text) : known!);
    return fresh;
  }

  /** Begins anew with the program of another lesson. */
  begin(text: string): void {
    this.aside.clear();
    this.shown = "";
    this.view.setState(this.create(text));
  }

  /** Tells the editors of all files. */
  tell(effect: StateEffect<unknown>): void {
    this.view.dispatch({ effects: effect });
    for (const [file, state] of this.aside) this.aside.set(file, state.update({ effects: effect }).state);
  }

  private create(text: string): EditorState {
    return EditorState.create({ doc: text, extensions: this.extensions(this.shown) });
  }
}
