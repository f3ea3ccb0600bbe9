import { useEffect, useRef, useState } from "preact/hooks";
import { hueVariable } from "../palette";
import { words } from "../i18n";
import type { End } from "../net/protocol";
import { cursor, moveTo } from "../store/cursor";
import { goTo } from "../store/page";
import { attempt, length, limits, outcome, run, type Attempt } from "../store/run";
import type { Line, Piece } from "./console-log";
import { InputLine } from "./input";
import { RunSummary } from "./summary";

/** A flood of output is shown a part at a time: this many lines. */
const WINDOW = 600;

/** What the program printed, and what there is to say about why it did not. */
export function OutputPanel() {
  return (
    <div class="console">
      <AttemptNote attempt={attempt.value} />
      {run.value ? <Log /> : attempt.value.state === "none" && <p class="empty">{words.value.output.empty}</p>}
      <EndNote />
      <InputLine />
      {attempt.value.state === "done" && <RunSummary />}
    </div>
  );
}

/** Why the last press of Run did not lead to a run. */
function AttemptNote({ attempt }: { attempt: Attempt }) {
  const w = words.value.state;
  switch (attempt.state) {
    case "rejected": {
      const { error } = attempt;
      return (
        <div role="alert">
          <div class="note bad">{run.value ? w.rejectedStale : w.rejected}</div>
          <pre class="error" onClick={() => (goTo.value = { line: error.line, col: error.col })}>
            {error.text || `${error.kind}: ${error.message}`}
          </pre>
          <Previous />
        </div>
      );
    }
    case "failed":
      return (
        <div role="alert">
          <div class="note bad">{failure(attempt.code, attempt.message)}</div>
          <Previous />
        </div>
      );
    case "waiting":
      return <div class="note">{w.waiting}</div>;
    default:
      return null;
  }
}

function Previous() {
  return run.value && <div class="note">{words.value.output.previous}</div>;
}

function failure(code: string, message: string): string {
  const w = words.value.state;
  switch (code) {
    case "too_large":
      return w.tooLarge(`${Math.floor((limits.value.sourceBytes ?? 0) / 1024)} KiB`);
    case "busy":
      return w.busy;
    case "internal":
      return w.internal;
    case "protocol":
      return w.protocol;
    case "connection":
      return w.givenUp;
    default:
      return w.failed(message);
  }
}

/** The lines of output; those of moments after the cursor are dimmed. */
function Log() {
  length.value; // the log grows with the run
  const log = run.value!.console;
  const { lines } = log;
  const here = log.lineAt(cursor.value);
  const [range, setRange] = useState({ before: WINDOW / 2, after: WINDOW / 2 });
  const current = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (current.current) reveal(current.current, here === lines.length - 1);
  }, [here, outcome.value]);

  const from = Math.max(0, here - range.before);
  const to = Math.min(lines.length, here + range.after);
  const w = words.value.output;
  const more = (by: Partial<typeof range>) => setRange({ before: range.before + (by.before ?? 0), after: range.after + (by.after ?? 0) });
  return (
    <div role="log" aria-label={words.value.panels.output}>
      {from > 0 && (
        <button type="button" class="button more" onClick={() => more({ before: WINDOW })}>
          {w.earlier(Math.min(WINDOW, from))}
        </button>
      )}
      {lines.slice(from, to).map((line, n) => (
        <LogLine key={from + n} line={line} here={from + n === here} anchor={from + n === here ? current : undefined} />
      ))}
      {to < lines.length && (
        <button type="button" class="button more" onClick={() => more({ after: WINDOW })}>
          {w.later(Math.min(WINDOW, lines.length - to))}
        </button>
      )}
      {lines.length === 0 && <p class="empty">{outcome.value ? w.nothing : w.silent}</p>}
    </div>
  );
}

/** Scrolls the panel, and nothing but the panel, to show a line; with the last one, what is said below it. */
function reveal(line: HTMLElement, last: boolean): void {
  const panel = line.closest<HTMLElement>(".panel")!;
  if (last) {
    panel.scrollTop = panel.scrollHeight;
    return;
  }
  const inner = panel.getBoundingClientRect();
  const { top, bottom } = line.getBoundingClientRect();
  if (top < inner.top) panel.scrollTop += top - inner.top;
  else if (bottom > inner.bottom) panel.scrollTop += bottom - inner.bottom;
}

interface LogLineProps {
  line: Line;
  here: boolean;
  anchor: { current: HTMLDivElement | null } | undefined;
}

function LogLine({ line, here, anchor }: LogLineProps) {
  const hue = line.task === 0 ? undefined : { "--hue": hueVariable(line.task) };
  const printedNow = here && line.pieces.some((p) => p.event === cursor.value);
  return (
    <div class={`line ${printedNow ? "here" : ""}`} style={hue} ref={anchor}>
      {line.pieces.map((piece) => (
        <OutputPiece key={piece.event} piece={piece} />
      ))}
    </div>
  );
}

function OutputPiece({ piece }: { piece: Piece }) {
  const later = piece.event > cursor.value;
  return (
    <span
      class={`piece ${piece.stderr ? "stderr" : ""} ${later ? "later" : ""}`}
      data-event={piece.event}
      onClick={() => moveTo(piece.event)}
    >
      {piece.text}
    </span>
  );
}

/** How the run ended, where that is not simply its end. */
function EndNote() {
  const end = outcome.value;
  if (!end || attempt.value.state !== "done") return null;
  const text = endText(end.end, end.status);
  return text && <div class={`note ${end.end === "cancelled" ? "" : "bad"}`}>{text}</div>;
}

function endText(end: End, status: number): string | null {
  const w = words.value.output.note;
  switch (end) {
    case "normal":
      return null;
    case "exit":
      return status === 0 ? null : w.exit(status);
    default:
      return w[end];
  }
}
