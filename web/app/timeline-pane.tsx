import { computed, effect } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { Legend } from "./help/legend";
import { words } from "./i18n";
import { cursor, moveTo } from "./store/cursor";
import { stale } from "./store/lesson";
import { pause } from "./store/playback";
import { length, outcome, run } from "./store/run";
import { colours, textSize } from "./store/settings";
import { allArrows, axis, folding, selection } from "./store/view";
import { WhyPanel } from "./why";
import { Timeline } from "./timeline/timeline";

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
    <section class="pane timeline" aria-label={w.region}>
      <div class="host" ref={host} hidden={!run.value} />
      {instant.value && (
        <p class="empty over">
          {w.instant}
          <button type="button" class="button outlined" onClick={() => (axis.value = "steps")}>
            {w.showSteps}
          </button>
        </p>
      )}
      {taskless.value && <p class="empty over">{w.taskless}</p>}
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
    effect(() => made.setWords(words.value.timeline.marks)),
    effect(() => made.setTrace(run.value?.trace ?? null)),
    effect(() => {
      length.value;
      made.changed();
    }),
    effect(() => {
      if (run.value) comeIntoView(host);
    }),
    effect(() => made.setCursor(cursor.value)),
    effect(() => made.setAxis(axis.value)),
    effect(() => made.setSelection(selection.value)),
    effect(() => made.setFolding(folding.value)),
    effect(() => made.setAllArrows(allArrows.value)),
    effect(() => {
      colours.value;
      textSize.value;
      made.setTheme();
    }),
  ];
  return () => {
    stops.forEach((stop) => stop());
    made.destroy();
    timeline = null;
  };
}
