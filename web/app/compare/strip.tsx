import { duration } from "../format/time";
import { CloseIcon, SwapIcon } from "../icons";
import { words } from "../i18n";
import { outcome, run, type Run } from "../store/run";
import { TaskName } from "../task-name";
import { Sub } from "../trace/schema";
import type { Comparison, TaskFigures, TaskPair } from "./difference";
import { beside, comparison, goToDifference, kept, swapRuns, toggleKept } from "./store";

/** What the kept run and the shown one have and have not in common, above both. */
export function CompareStrip() {
  const held = kept.value;
  if (!held) return null;
  const w = words.value.compare;
  return (
    <section class="compare" aria-label={w.region}>
      <div class="facts" aria-live="polite">
        {comparison.value ? <Facts found={comparison.value} /> : <span>{w.waiting(titleOf(held))}</span>}
      </div>
      <div class="keys">
        {beside.value && outcome.value && (
          <button type="button" class="button" title={w.swap} aria-label={w.swap} onClick={swapRuns}>
            <SwapIcon />
          </button>
        )}
        <button type="button" class="button" id="let-go" title={w.letGo} aria-label={w.letGo} onClick={toggleKept}>
          <CloseIcon />
        </button>
      </div>
    </section>
  );
}

/** A run as the reader knows it. */
export function titleOf({ file, recorded }: Run): string {
  return recorded?.name ?? file;
}

function Facts({ found }: { found: Comparison }) {
  const w = words.value.compare;
  const { first, total, steps, tasks } = found;
  const differing = tasks.filter((t) => t.differs);
  return (
    <>
      <span>{total[0] === total[1] ? w.sameTime(duration(total[1])) : w.time(duration(total[0]), duration(total[1]), duration(Math.abs(total[1] - total[0])), total[1] < total[0])}</span>
      {first ? (
        <button type="button" class="button outlined" id="first-difference" onClick={goToDifference} disabled={first.events[1] < 0}>
          <span aria-hidden="true">≠ </span>
          {first.events[1] < 0 ? w.endsBefore(first.step) : w.first(first.step)}
        </button>
      ) : (
        <span>{w.same(steps[1])}</span>
      )}
      {tasks.length > 0 && (
        <details>
          <summary>{w.tasks(differing.length, tasks.length)}</summary>
          <TaskTable found={found} />
        </details>
      )}
    </>
  );
}

function TaskTable({ found: { tasks, concurrency, steps } }: { found: Comparison }) {
  const w = words.value.compare;
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{w.task}</th>
          <th scope="col">{w.kept(titleOf(beside.value!))}</th>
          <th scope="col">{w.shown(titleOf(run.value!))}</th>
        </tr>
      </thead>
      <tbody>
        {tasks.map((pair) => (
          <TaskRow key={pair.name} pair={pair} />
        ))}
        <tr class={concurrency[0] === concurrency[1] ? "" : "differs"}>
          <th scope="row">{w.concurrency}</th>
          {concurrency.map((n, k) => <td key={k}>{n}</td>)}
        </tr>
        <tr class={steps[0] === steps[1] ? "" : "differs"}>
          <th scope="row">{w.steps}</th>
          {steps.map((n, k) => <td key={k}>{n}</td>)}
        </tr>
      </tbody>
    </table>
  );
}

function TaskRow({ pair: { name, of, differs } }: { pair: TaskPair }) {
  const shown = of[1];
  return (
    <tr class={differs ? "differs" : ""}>
      <th scope="row">
        {differs && <span aria-label={words.value.compare.differs}>≠ </span>}
        {shown ? <TaskName id={shown.id} name={name} /> : name}
      </th>
      {of.map((figures, k) => (
        <td key={k}>{figures ? figuresInWords(figures) : words.value.compare.missing}</td>
      ))}
    </tr>
  );
}

function figuresInWords({ steps, ended, outcome }: TaskFigures): string {
  const w = words.value.compare;
  const { done, raised, cancelled } = words.value.loop.status;
  if (outcome === Sub.None) return w.unfinished(steps);
  const how = outcome === Sub.WhyRaised ? raised : outcome === Sub.WhyCancelled ? cancelled : done;
  return w.ended(how, duration(ended), steps);
}
