import { computed } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { duration } from "../format/time";
import { words } from "../i18n";
import { moveTo, state } from "../store/cursor";
import { tab } from "../store/page";
import { outcome, run } from "../store/run";
import { TaskName } from "../task-name";
import { summarize, type Summary } from "../trace/summary";

/** What the shown run comes to; null while it goes on, and for a program without a task. */
const summary = computed(() => {
  const made = outcome.value && run.value ? summarize(run.value.trace) : null;
  return made && made.concurrency > 0 ? made : null;
});

/** The run in figures, once it is over. */
export function RunSummary() {
  const s = summary.value;
  if (!s) return null;
  const w = words.value.summary;
  return (
    <dl class="summary" aria-label={w.title}>
      <Figure what={w.total}>{duration(s.total)}</Figure>
      <Figure what={w.apart} hint={w.apartHint}>
        {duration(s.apart)}
        {s.apart > s.total && outcome.value?.end === "normal" && <span class="saved">{w.saved(duration(s.apart - s.total))}</span>}
      </Figure>
      <Figure what={w.concurrency}>{w.tasks(s.concurrency)}</Figure>
      <Figure what={w.loop} hint={w.loopHint}>
        {w.share(duration(s.held), s.total === 0 ? 0 : Math.round((100 * s.held) / s.total))}
      </Figure>
      {s.longest && <Longest longest={s.longest} />}
      {s.warnings > 0 && (
        <Figure what={w.warnings}>
          <button type="button" class="link" onClick={() => (tab.value = "problems")}>
            {s.warnings}
          </button>
        </Figure>
      )}
    </dl>
  );
}

function Longest({ longest }: { longest: NonNullable<Summary["longest"]> }) {
  const task = state.value?.tasks.get(longest.task);
  return (
    <Figure what={words.value.summary.longest}>
      <button type="button" class="link" onClick={() => moveTo(longest.event)}>
        {duration(longest.time)}
      </button>
      {task && <TaskName id={task.id} name={task.name} />}
    </Figure>
  );
}

function Figure({ what, hint, children }: { what: string; hint?: string; children: ComponentChildren }) {
  return (
    <div title={hint}>
      <dt>{what}</dt>
      <dd class="number">{children}</dd>
    </div>
  );
}
