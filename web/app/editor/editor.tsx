import { effect } from "@preact/signals";
import { Compartment, EditorState, Transaction, type Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { useEffect, useRef } from "preact/hooks";
import { words } from "../i18n";
import { state } from "../store/cursor";
import { loadedText, edit, edited, lesson, resetProgram, stale } from "../store/lesson";
import { notice } from "../store/notice";
import { goTo, runProgram } from "../store/page";
import { pause } from "../store/playback";
import { attempt, run } from "../store/run";
import { breakpoints, keepBreakpoints, recallBreakpoints, runBreakpoints, runToLine } from "../store/stops";
import { selection, toggleTask } from "../store/view";
import { taskOf } from "../trace/schema";
import { breakpointExtension, breakpointLines, setBreakpoints, toggleBreakpoint } from "./breakpoints";
import { completeExtension } from "./complete";
import { diagnoseExtension } from "./diagnose";
import { lineStart, markSent, markShown, runLine } from "./drift";
import { NOTHING, runExtension, setError, setMarks } from "./marks";
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

/** The editor that is on the page, for the keyboard. */
export let editor: { toggleBreakpoint(): void; runHere(): void } | null = null;

/** Goes to the moment at which the line at a place runs next. */
function runToPlace(view: EditorView, place: number): void {
  if (!run.peek()) return;
  const line = runLine(view.state, place);
  pause();
  if (line === null || !runToLine(line)) notice.value = { text: (w) => w.editor.neverRuns(view.state.doc.lineAt(place).number), bad: false };
}

/** Tells the store where the breakpoints are, in the text and in the program that was run. */
function followBreakpoints(state: EditorState): void {
  const lines = breakpointLines(state);
  const ran = lines.map((n) => runLine(state, state.doc.line(n).from)).filter((n) => n !== null);
  if (!same(lines, breakpoints.peek())) keepBreakpoints(loadedText.peek().slug, lines);
  if (!same(ran, runBreakpoints.peek())) runBreakpoints.value = ran;
}

function same(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((n, i) => n === b[i]);
}

/** Makes the editor and keeps it in step with the store. Gives what undoes that. */
function mount(host: HTMLElement): () => void {
  const label = new Compartment();
  const extensions = [
    breakpointExtension(() => words.peek().editor.breakpoint, runToPlace),
    basics(runProgram),
    completeExtension(),
    diagnoseExtension({ file: () => lesson.peek()?.file ?? "main.py", sentence: (finding) => words.peek().findings(finding) }),
    runExtension(toggleTask),
    label.of(labelled()),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) edit(update.state.doc.toString());
      followBreakpoints(update.state);
    }),
  ];
  const view = new EditorView({ parent: host, state: EditorState.create({ extensions }) });
  editor = {
    toggleBreakpoint: () => toggleBreakpoint(view, words.peek().editor.breakpoint),
    runHere: () => runToPlace(view, view.state.selection.main.head),
  };
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
    editor = null;
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
      view.dispatch({ effects: setBreakpoints.of(recallBreakpoints(slug)) });
      return;
    }
    if (view.state.doc.toString() === text) return;
    view.dispatch({
      changes: { from: 0, to: view.state.doc.length, insert: text },
      effects: setBreakpoints.of(breakpointLines(view.state)),
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
    const marks = current && now && !current.recorded ? marksAt(current.trace, now, current, taskOf(selection.value?.ref ?? 0), words.value) : NOTHING;
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
