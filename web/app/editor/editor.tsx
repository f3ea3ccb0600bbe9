import { effect } from "@preact/signals";
import { Compartment, EditorState, Transaction, type Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { useEffect, useRef } from "preact/hooks";
import { words } from "../i18n";
import { state } from "../store/cursor";
import { loadedText, edit, edited, lesson, resetProgram, stale } from "../store/lesson";
import { goTo, runProgram } from "../store/page";
import { attempt, run } from "../store/run";
import { toggleTask } from "../store/view";
import { lineStart, markSent, markShown } from "./drift";
import { runExtension, setError, setMarks } from "./marks";
import { marksAt } from "./moment";
import { basics } from "./setup";

/** The program, with what the run marks in it. */
export function Editor() {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => mount(host.current!), []);
  const w = words.value.editor;
  return (
    <section class="pane editor" aria-label={w.region}>
      <div class="head">
        <span class="file">{lesson.value?.file}</span>
        {edited.value && <span class="muted">{w.edited}</span>}
        <span class="gap" />
        {edited.value && (
          <button type="button" class="button" title={w.resetHint} onClick={resetProgram}>
            {w.reset}
          </button>
        )}
      </div>
      <div class="host" ref={host} />
      {run.value?.recorded && <div class="strip">{w.recorded(run.value.recorded.name)}</div>}
      {stale.value && (
        <div class="strip" role="status">
          {w.stale}
        </div>
      )}
    </section>
  );
}

/** Makes the editor and keeps it in step with the store. Gives what undoes that. */
function mount(host: HTMLElement): () => void {
  const label = new Compartment();
  const extensions = [
    basics(runProgram),
    runExtension(toggleTask),
    label.of(labelled()),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) edit(update.state.doc.toString());
    }),
  ];
  const view = new EditorView({ parent: host, state: EditorState.create({ extensions }) });
  const stops = [
    followDocument(view, extensions),
    followRun(view),
    followErrors(view),
    followPlaces(view),
    effect(() => view.dispatch({ effects: label.reconfigure(labelled()) })),
  ];
  return () => {
    stops.forEach((stop) => stop());
    view.destroy();
  };
}

function labelled() {
  return EditorView.contentAttributes.of({ "aria-label": words.value.editor.label, tabindex: "0" });
}

/** Another lesson gets an editor without a past; another text of the same one can be undone. */
function followDocument(view: EditorView, extensions: Extension) {
  let shown = "";
  return effect(() => {
    const { slug, text } = loadedText.value;
    if (slug !== shown) {
      shown = slug;
      view.setState(EditorState.create({ doc: text, extensions }));
      return;
    }
    if (view.state.doc.toString() === text) return;
    view.dispatch({
      changes: { from: 0, to: view.state.doc.length, insert: text },
      annotations: Transaction.userEvent.of("input.reset"),
    });
  });
}

/** Shows where the run is as of the cursor. */
function followRun(view: EditorView) {
  let shown = run.peek();
  const stopSent = effect(() => {
    if (attempt.value.state === "sent" || attempt.value.state === "waiting") view.dispatch({ effects: markSent.of(null) });
  });
  const stopMarks = effect(() => {
    const current = run.value;
    if (current !== shown) {
      shown = current;
      view.dispatch({ effects: markShown.of(null) });
    }
    const now = state.value;
    const marks = current && now && !current.recorded ? marksAt(current.trace, now, current.file, words.value) : { here: null, suspended: new Map() };
    view.dispatch({ effects: setMarks.of(marks) });
    if (marks.here && !view.hasFocus) reveal(view, marks.here.line);
  });
  return () => {
    stopSent();
    stopMarks();
  };
}

/** Scrolls the editor, and nothing but the editor, to show a line of the run's program. */
function reveal(view: EditorView, line: number): void {
  const start = lineStart(view.state, line);
  if (start === null) return;
  const { top, bottom } = view.lineBlockAt(start);
  const { scrollDOM } = view;
  const margin = view.defaultLineHeight;
  if (top < scrollDOM.scrollTop) scrollDOM.scrollTop = top - margin;
  else if (bottom > scrollDOM.scrollTop + scrollDOM.clientHeight) scrollDOM.scrollTop = bottom + 2 * margin - scrollDOM.clientHeight;
}

function followErrors(view: EditorView) {
  return effect(() => {
    const now = attempt.value;
    view.dispatch({ effects: setError.of(now.state === "rejected" ? now.error : null) });
  });
}

/** Goes where another part of the page points. */
function followPlaces(view: EditorView) {
  return effect(() => {
    const place = goTo.value;
    const elsewhere = run.peek()?.recorded && attempt.peek().state !== "rejected";
    if (!place || elsewhere || place.line < 1 || place.line > view.state.doc.lines) return;
    const line = view.state.doc.line(place.line);
    const at = Math.min(line.to, line.from + place.col);
    view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: "center" }) });
    view.focus();
    goTo.value = null;
  });
}
