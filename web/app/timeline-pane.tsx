import { computed, effect } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { comparison, kept, beside } from "./compare/store";
import { CompareStrip, titleOf } from "./compare/strip";
import { Legend } from "./help/legend";
import { words } from "./i18n";
import { cursor, moveTo } from "./store/cursor";
import { stale } from "./store/lesson";
import { pause } from "./store/playback";
import { length, outcome, run } from "./store/run";
import { colours, textSize } from "./store/settings";
import { filtered, matches } from "./store/search";
import { allArrows, axis, folding, marks, pointed, selection } from "./store/view";
import { WhyPanel } from "./why";
import type { Notes } from "./timeline/paint-notes";
import { Timeline } from "./timeline/timeline";
import { taskRef } from "./trace/schema";

/** Whether the run is over and there is no task in it: ordinary Python, without a loop. */
const taskless = computed(() => outcome.value !== null && run.value?.index.ofTask(1).length === 0);

/** Whether the time axis can tell nothing: all happened at one instant. */
const instant = computed(() => {
  const trace = run.value?.trace;
  const end = trace?.time[trace.length - 1];
  return outcome.value !== null && !taskless.value && axis.value === "time" && end === 0;
});

/** The timeline that is on the page, for the keyboard. */
export let timeline: Timeline | null = null;

/** The timeline in its place, and a word about what it will show while there is no run. */
export function TimelinePane() {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => mount(host.current!), []);
  const w = words.value.timeline;
  return (
    <section class={`pane timeline ${kept.value ? "comparing" : ""}`} aria-label={w.region}>
      <CompareStrip />
      {beside.value && <KeptTimeline />}
      <div class="place" hidden={!run.value}>
        <div class="host" ref={host} />
        {beside.value && <span class="whose">{words.value.compare.shown(titleOf(run.value!))}</span>}
      </div>
      {instant.value && (
        <p class="empty over">
          {w.instant}
          <button type="button" class="button outlined" onClick={() => (axis.value = "steps")}>
            {w.showSteps}
          </button>
        </p>
      )}
      {taskless.value && <p class="empty over">{w.taskless}</p>}
      <Announcer />
      <div class="corner">
        <WhyPanel />
        {stale.value && <span class="tag">{w.stale}</span>}
        {run.value?.recorded && <span class="tag">{w.recorded(run.value.recorded.name)}</span>}
      </div>
      {!run.value && (
        <div class="empty">
          <span>{w.empty}</span>
          <Legend />
        </div>
      )}
    </section>
  );
}

/** Says to those who do not see the timeline what has been selected and measured there. */
function Announcer() {
  const w = words.value.timeline;
  const [from, to] = marks.value;
  const trace = run.value?.trace;
  if (!trace) return null;
  const chosen = selection.value ? (timeline?.nameOf(selection.value.ref) ?? "") : "";
  const measure = from === undefined ? "" : to === undefined ? w.marked : w.measured(timeline?.measured(from, to) ?? "");
  return (
    <p class="visually-hidden" id="announcer" aria-live="polite">
      {[chosen && w.selected(chosen), measure].filter(Boolean).join(" ")}
    </p>
  );
}

/** The kept run, above the shown one and on one axis with it. */
function KeptTimeline() {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => mountKept(host.current!), []);
  return (
    <div class="place">
      <div class="host" ref={host} />
      <span class="whose">{words.value.compare.kept(titleOf(beside.value!))}</span>
    </div>
  );
}

/** Makes the timeline of the kept run, and keeps it in step with the main one. */
function mountKept(host: HTMLElement): () => void {
  const main = timeline!;
  const made = new Timeline(host, {
    words: words.peek().timeline.marks,
    bare: true,
    onCursor(event) {
      pause();
      moveTo(main.counterpart(made, event));
    },
    onSelect: () => undefined,
  });
  made.setFolding(false);
  const stops = [
    effect(() => made.setTrace(kept.value?.trace ?? null)),
    effect(() => made.setNotes(differences(0))),
    effect(() => {
      axis.value;
      length.value;
      made.setCursor(made.counterpart(main, cursor.value));
    }),
    ...effectsOfLooks(made),
  ];
  made.pair(main);
  return () => {
    made.unpair();
    stops.forEach((stop) => stop());
    made.destroy();
    main.fit();
  };
}

/** Where a run parts from the other, and the tasks in which it does: of the kept one, 0, or the shown one, 1. */
function differences(which: 0 | 1): Pick<Notes, "difference" | "differing"> {
  const found = comparison.value;
  const tasks = found?.tasks.filter((t) => t.differs).flatMap((t) => t.of[which] ?? []) ?? [];
  return { difference: found?.first?.events[which] ?? -1, differing: new Set(tasks.map(({ id }) => taskRef(id))) };
}

/** What both timelines follow. */
function effectsOfLooks(made: Timeline): (() => void)[] {
  return [
    effect(() => made.setWords(words.value.timeline.marks)),
    effect(() => made.setAxis(axis.value)),
    effect(() => made.setAllArrows(allArrows.value)),
    effect(() => {
      colours.value;
      textSize.value;
      made.setTheme();
    }),
  ];
}

/** Where the parts stand one below the other, a new run brings the timeline to the reader. */
function comeIntoView(host: HTMLElement): void {
  const lower = host.closest(".lower")!;
  const stacked = document.documentElement.scrollHeight > innerHeight;
  if (stacked && lower.getBoundingClientRect().top > innerHeight / 2) lower.scrollIntoView();
}

/** Makes the timeline and keeps it in step with the store. Gives what undoes that. */
function mount(host: HTMLElement): () => void {
  const made = new Timeline(host, {
    words: words.peek().timeline.marks,
    onCursor(event) {
      pause();
      moveTo(event);
    },
    onSelect: (selected) => (selection.value = selected),
  });
  timeline = made;
  const stops = [
    effect(() => made.setTrace(run.value?.trace ?? null)),
    effect(() => {
      length.value;
      made.changed();
    }),
    effect(() => {
      if (run.value) comeIntoView(host);
    }),
    effect(() => made.setCursor(cursor.value)),
    effect(() => made.setSelection(selection.value)),
    // Two runs share an axis only where it is drawn to scale.
    effect(() => made.setFolding(folding.value && beside.value === null)),
    effect(() => made.setFilter(filtered.value)),
    effect(() => made.setNotes({ measure: marks.value, matches: matches.value.events, ...differences(1) })),
    effect(() => made.point(pointed.value)),
    ...effectsOfLooks(made),
  ];
  return () => {
    stops.forEach((stop) => stop());
    made.destroy();
    timeline = null;
  };
}
