import type { ComponentChildren } from "preact";
import { clock } from "../format/time";
import { beside, kept, toggleKept } from "../compare/store";
import {
  CompareIcon,
  FirstIcon,
  FoldIcon,
  LastIcon,
  MeasureIcon,
  NextIcon,
  NextLineIcon,
  NextStopIcon,
  PauseIcon,
  PlayIcon,
  PreviousIcon,
  PreviousLineIcon,
  PreviousStopIcon,
  SearchIcon,
  TableIcon,
} from "../icons";
import { words } from "../i18n";
import { cursor, moveBy, moveLine, moveTo, state } from "../store/cursor";
import { tableShown } from "../store/page";
import { pause, playing, speed, SPEEDS, togglePlaying } from "../store/playback";
import { length, outcome, run } from "../store/run";
import { searching } from "../store/search";
import { hasStops, moveToStop } from "../store/stops";
import { axis, folding, mark, marks } from "../store/view";
import { timeline } from "../timeline-pane";

/** The controls that move the cursor through the run. */
export function Transport() {
  const w = words.value.transport;
  const none = !run.value;
  const last = length.value - 1;
  return (
    <div class="transport" role="group" aria-label={w.region}>
      <div class="keys">
        <Key label={w.first} disabled={none || cursor.value === 0} press={() => byHand(() => moveTo(0))}>
          <FirstIcon />
        </Key>
        <Key label={w.previous} disabled={none || cursor.value === 0} press={() => byHand(() => moveBy(-1))}>
          <PreviousIcon />
        </Key>
        <Key label={playing.value ? w.pause : w.play} disabled={none} press={() => togglePlaying()}>
          {playing.value ? <PauseIcon /> : <PlayIcon />}
        </Key>
        <Key label={w.next} disabled={none || cursor.value >= last} press={() => byHand(() => moveBy(1))}>
          <NextIcon />
        </Key>
        <Key label={w.last} disabled={none || cursor.value >= last} press={() => byHand(() => moveTo(last))}>
          <LastIcon />
        </Key>
      </div>
      <Lines />
      <Speed />
      <Scrubber />
      <Place />
      <Axis />
      <Looks />
    </div>
  );
}

/** Moves the cursor because the reader wants it there: playing ends. */
export function byHand(move: () => void): void {
  pause();
  move();
}

interface KeyProps {
  label: string;
  disabled: boolean;
  press: () => void;
  children: ComponentChildren;
}

function Key({ label, disabled, press, children }: KeyProps) {
  return (
    <button type="button" class="button" title={label} aria-label={label} disabled={disabled} onClick={press}>
      {children}
    </button>
  );
}

/** Steps by line, and from breakpoint to breakpoint where there are some. */
function Lines() {
  const w = words.value.transport;
  const none = !run.value || run.value.index.lines.length === 0;
  return (
    <div class="keys lines">
      <Key label={w.previousLine} disabled={none} press={() => byHand(() => moveLine(-1))}>
        <PreviousLineIcon />
      </Key>
      <Key label={w.nextLine} disabled={none} press={() => byHand(() => moveLine(1))}>
        <NextLineIcon />
      </Key>
      {hasStops.value && (
        <>
          <Key label={w.previousStop} disabled={none} press={() => byHand(() => moveToStop(-1))}>
            <PreviousStopIcon />
          </Key>
          <Key label={w.nextStop} disabled={none} press={() => byHand(() => moveToStop(1))}>
            <NextStopIcon />
          </Key>
        </>
      )}
    </div>
  );
}

function Speed() {
  const label = words.value.transport.speed;
  return (
    <select class="number" aria-label={label} title={label} value={speed.value} onChange={(e) => (speed.value = Number(e.currentTarget.value))}>
      {SPEEDS.map((s) => (
        <option key={s} value={s}>
          ×{s}
        </option>
      ))}
    </select>
  );
}

function Scrubber() {
  const last = Math.max(0, length.value - 1);
  return (
    <input
      class="scrubber"
      type="range"
      min={0}
      max={last}
      value={Math.max(0, cursor.value)}
      disabled={!run.value}
      aria-label={words.value.transport.scrubber}
      aria-valuetext={momentText()}
      onInput={(e) => byHand(() => moveTo(Number(e.currentTarget.value)))}
    />
  );
}

function momentText(): string {
  const now = state.value;
  return words.value.transport.moment(clock(now?.time ?? 0), now?.turn ?? 0, cursor.value + 1, length.value);
}

function Place() {
  return <span class={`moment number ${run.value ? "" : "muted"}`}>{momentText()}</span>;
}

/** How the timeline is looked at, and the way to search it. */
function Looks() {
  const w = words.value.transport;
  const none = !run.value;
  return (
    <div class="keys">
      <button type="button" class="button fit" title={w.fitHint} disabled={none} onClick={() => timeline?.fit()}>
        {w.fit}
      </button>
      <button
        type="button"
        class="button"
        id="fold"
        title={w.foldHint}
        aria-label={w.foldHint}
        aria-pressed={folding.value}
        disabled={none || axis.value !== "time" || beside.value !== null}
        onClick={() => (folding.value = !folding.value)}
      >
        <FoldIcon />
      </button>
      <button
        type="button"
        class="button"
        id="keep"
        title={kept.value ? w.letGoHint : w.keepHint}
        aria-label={kept.value ? w.letGoHint : w.keepHint}
        aria-pressed={kept.value !== null}
        disabled={!outcome.value && !kept.value}
        onClick={toggleKept}
      >
        <CompareIcon />
      </button>
      <button type="button" class="button" id="mark" title={w.markHint} aria-label={w.markHint} aria-pressed={marks.value.length > 0} disabled={none} onClick={() => mark(cursor.value)}>
        <MeasureIcon />
      </button>
      <button type="button" class="button" id="table" title={w.tableHint} aria-label={w.tableHint} disabled={none} onClick={() => (tableShown.value = true)}>
        <TableIcon />
      </button>
      <button type="button" class="button" title={w.searchHint} aria-label={w.searchHint} disabled={none} onClick={() => (searching.value = true)}>
        <SearchIcon />
      </button>
    </div>
  );
}

function Axis() {
  const w = words.value.transport;
  return (
    <div class="choice" role="group" aria-label={w.axis}>
      <button type="button" title={w.timeHint} aria-pressed={axis.value === "time"} onClick={() => (axis.value = "time")}>
        {w.time}
      </button>
      <button type="button" title={w.stepsHint} aria-pressed={axis.value === "steps"} onClick={() => (axis.value = "steps")}>
        {w.steps}
      </button>
    </div>
  );
}
