import { effect, untracked } from "@preact/signals";
import { Compartment, EditorState, Transaction, type Extension } from "@codemirror/state";
import { EditorView, lineNumbers } from "@codemirror/view";
import { useEffect, useRef } from "preact/hooks";
import { words } from "../i18n";
import { state } from "../store/cursor";
import { editFile, files, filesStale, shownFile } from "../store/files";
import { loadedText, edit, edited, lesson, resetProgram, source, stale } from "../store/lesson";
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
import { Documents } from "./documents";
import { lineStart, markSent, markShown, runLine } from "./drift";
import { NOTHING, runExtension, setError, setMarks } from "./marks";
import { marksAt } from "./moment";
import { basics } from "./setup";
import { FileTabs } from "./tabs";

/** The program, with what the run marks in it. */
export function Editor() {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => mount(host.current!), []);
  const w = words.value.editor;
  return (
    <section class="pane editor" aria-label={w.region}>
      <div class="head">
        <FileTabs />
        {edited.value && <span class="muted">{w.edited}</span>}
        <span class="gap" />
        {edited.value && (
          <button type="button" class="button" id="reset" title={w.resetHint} onClick={resetProgram}>
            {w.reset}
          </button>
        )}
      </div>
      <div class="host" ref={host} />
      {run.value?.recorded && <div class="strip">{w.recorded(run.value.recorded.name)}</div>}
      {(stale.value || filesStale.value) && (
        <div class="strip" role="status">
          {w.stale}
        </div>
      )}
    </section>
  );
}

/** The editor that is on the page, for the keyboard. */
export let editor: { toggleBreakpoint(): void; runHere(): void } | null = null;

/** The name of the file that is shown. */
function fileName(): string {
  return shownFile.peek() || (lesson.peek()?.file ?? "main.py");
}

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
  // Playback knows the breakpoints of the program's own file alone.
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
  const extensions = (file: string): Extension => [
    file === "" ? breakpointExtension(() => words.peek().editor.breakpoint, runToPlace) : lineNumbers(),
    basics(runProgram),
    completeExtension(),
    diagnoseExtension({ file: fileName, files: () => files.peek(), sentence: (finding) => words.peek().findings(finding) }),
    runExtension(toggleTask),
    label.of(labelled()),
    EditorView.updateListener.of((update) => {
      const own = documents.shown === "";
      if (update.docChanged && own) edit(update.state.doc.toString());
      if (update.docChanged && !own) editFile(documents.shown, update.state.doc.toString());
      if (own) followBreakpoints(update.state);
    }),
  ];
  const view = new EditorView({ parent: host, state: EditorState.create({ extensions: extensions("") }) });
  const documents = new Documents(view, extensions);
  editor = {
    toggleBreakpoint: () => documents.shown === "" && toggleBreakpoint(view, words.peek().editor.breakpoint),
    runHere: () => documents.shown === "" && runToPlace(view, view.state.selection.main.head),
  };
  const stops = [
    followDocument(view, documents),
    followFile(view, documents),
    followRun(view, documents),
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

/**
 * Another lesson gets an editor without a past; another text of the same one
 * can be undone. An order is carried out once: nothing that is read meanwhile
 * may bring it about again, over what was typed since.
 */
function followDocument(view: EditorView, documents: Documents) {
  let shown = "";
  return effect(() => {
    const { slug, text } = loadedText.value;
    untracked(() => {
      if (slug !== shown) {
        shown = slug;
        documents.begin(text);
        view.dispatch({ effects: setBreakpoints.of(recallBreakpoints(slug)) });
        return;
      }
      shownFile.value = "";
      replaceText(view, text);
    });
  });
}

function replaceText(view: EditorView, text: string): void {
  if (view.state.doc.toString() === text) return;
  view.dispatch({
    changes: { from: 0, to: view.state.doc.length, insert: text },
    effects: setBreakpoints.of(breakpointLines(view.state)),
    annotations: Transaction.userEvent.of("input.reset"),
  });
}

/** Shows the file that is asked for. */
function followFile(view: EditorView, documents: Documents) {
  return effect(() => {
    const file = shownFile.value;
    untracked(() => {
      const text = file === "" ? source.value : (files.value[file] ?? "");
      if (!documents.show(file, text)) return;
      // What was run is what stands here: its marks can be shown.
      if (run.value?.files[file] === text) view.dispatch({ effects: [markSent.of(null), markShown.of(null)] });
    });
  });
}

/** Goes to the file that the run is in, unless the reader is writing. */
function followFileOfRun(view: EditorView): void {
  const [shown, now] = [run.peek(), state.peek()];
  if (!shown || !now || shown.recorded || view.hasFocus || shown.trace.line[now.event] === 0) return;
  const name = shown.trace.symbol(shown.trace.file[now.event]!);
  if (name === shown.file) shownFile.value = "";
  else if (files.peek()[name] !== undefined) shownFile.value = name;
}

/** Shows where the run is as of the cursor. */
function followRun(view: EditorView, documents: Documents) {
  let shown = run.peek();
  let followed = state.peek();
  const stopSent = effect(() => {
    if (attempt.value.state === "sent" || attempt.value.state === "waiting") documents.tell(markSent.of(null));
  });
  const stopMarks = effect(() => {
    const current = run.value;
    if (current !== shown) {
      shown = current;
      documents.tell(markShown.of(null));
    }
    const now = state.value;
    if (now !== followed) untracked(() => followFileOfRun(view));
    followed = now;
    const file = shownFile.value;
    const program = current && (file === "" ? current : { file, source: current.files[file] ?? "" });
    const marks = program && now && !current.recorded ? marksAt(current.trace, now, program, taskOf(selection.value?.ref ?? 0), words.value) : NOTHING;
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
    if (place?.file !== undefined) untracked(() => (shownFile.value = files.peek()[place.file!] === undefined ? "" : place.file!));
    const elsewhere = run.peek()?.recorded && attempt.peek().state !== "rejected";
    if (!place || elsewhere || place.line < 1 || place.line > view.state.doc.lines) return;
    const line = view.state.doc.line(place.line);
    const at = Math.min(line.to, line.from + place.col);
    view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: "center" }) });
    view.focus();
    goTo.value = null;
  });
}
