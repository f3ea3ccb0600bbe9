import type { ComponentChildren } from "preact";
import { words } from "../i18n";
import { clock } from "../format/time";
import { state } from "../store/cursor";
import { goTo } from "../store/page";
import { TaskName } from "../task-name";
import { levelPhrase } from "../timeline/describe";
import { stackOf } from "../trace/calls";
import { isCleanup } from "../trace/coroutine";
import { resourceKind } from "../trace/resource";
import { RefKind, refKind, taskOf, type Ref } from "../trace/schema";
import { timersInOrder, type ActorState, type FutureState, type ReadyState, type ResourceState, type RunState, type TaskState, type TimerState } from "../trace/state";

/** More entries than this are counted and not listed. */
const MOST = 200;

/** Everything in and around the loop as of the cursor. */
export function LoopPanel() {
  const now = state.value;
  const w = words.value.loop;
  if (!now) return <p class="empty">{w.empty}</p>;
  const tasks = [...now.tasks.values()];
  const futures = [...now.futures.values()].filter((f) => f.callbacks.length > 0);
  const cleaning = tasks.filter((t) => isCleanup(t.coro));
  return (
    <>
      <Group title={w.ready} what={w.readyWhat} queue things={[...now.ready.values()]} entry={(r) => <ReadyEntry key={r.handle} now={now} entry={r} />} />
      <Group title={w.timers} what={w.timersWhat} things={timersInOrder(now)} entry={(t) => <TimerEntry key={t.handle} now={now} timer={t} />} />
      <Group title={w.tasks} what={w.tasksWhat} things={tasks.filter((t) => !isCleanup(t.coro))} entry={(t) => <TaskEntry key={t.id} now={now} task={t} />} />
      {cleaning.length > 0 && <Group title={w.cleanup} what={w.cleanupWhat} things={cleaning} entry={(t) => <TaskEntry key={t.id} now={now} task={t} />} />}
      {futures.length > 0 && <Group title={w.futures} what={w.futuresWhat} things={futures} entry={(f) => <FutureEntry key={f.ref} now={now} future={f} />} />}
      {now.resources.size > 0 && (
        <Group title={w.resources} what={w.resourcesWhat} things={[...now.resources.values()]} entry={(r) => <ResourceEntry key={r.ref} now={now} resource={r} />} />
      )}
      {now.actors.size > 0 && (
        <Group title={w.actors} what={w.actorsWhat} things={[...now.actors.values()]} entry={(a) => <ActorEntry key={a.ref} actor={a} />} />
      )}
    </>
  );
}

interface GroupProps<T> {
  title: string;
  /** What it is, in a line. */
  what: string;
  things: T[];
  entry: (thing: T) => ComponentChildren;
  queue?: boolean;
}

function Group<T>({ title, what, things, entry, queue }: GroupProps<T>) {
  const more = things.length - MOST;
  return (
    <section class="group">
      <h3 title={what}>{title}</h3>
      {things.length === 0 ? (
        <span class="muted">{words.value.loop.none}</span>
      ) : (
        <ol class={queue ? "queue" : ""}>{things.slice(0, MOST).map(entry)}</ol>
      )}
      {more > 0 && <span class="muted">{words.value.editor.more(more)}</span>}
    </section>
  );
}

function Name({ now, id }: { now: RunState; id: number }) {
  const task = now.tasks.get(id);
  return <TaskName id={id} name={task?.name ?? `Task-${id}`} coro={task?.coro ?? ""} />;
}

function ReadyEntry({ now, entry }: { now: RunState; entry: ReadyState }) {
  return <li>{entry.task ? <Name now={now} id={entry.task} /> : <code title={words.value.loop.callback}>{entry.name}</code>}</li>;
}

function TimerEntry({ now, timer }: { now: RunState; timer: TimerState }) {
  return (
    <li class="row">
      <span class="number">{clock(timer.when)}</span>
      <Wakes now={now} wakes={timer.wakes} name={timer.name} />
    </li>
  );
}

/** Whom a timer wakes: through a future, the task that waits for it. */
function Wakes({ now, wakes, name }: { now: RunState; wakes: Ref; name: string }) {
  const future = now.futures.get(wakes);
  const task = taskOf(wakes) || future?.waiters[0] || 0;
  return (
    <>
      {refKind(wakes) === RefKind.Future && future ? <code>{future.name}</code> : !task && <code>{name}</code>}
      {task !== 0 && <Name now={now} id={task} />}
    </>
  );
}

function TaskEntry({ now, task }: { now: RunState; task: TaskState }) {
  const w = words.value.loop;
  const pos = (task.status === "running" && stackOf(now.calls, task.id)[0]?.pos) || task.pos;
  return (
    <li class="row">
      <TaskName id={task.id} name={task.name} coro={task.coro} />
      <span class="muted">{w.status[task.status]}</span>
      {task.status === "suspended" && task.awaiting && <code>{task.awaiting}</code>}
      {task.cancelRequested && <span class="muted">{w.cancelRequested}</span>}
      {task.callbacks.some((c) => c.task !== 0) && <span class="muted">{w.calls}</span>}
      {task.callbacks.map((c, n) => c.task !== 0 && <Name key={n} now={now} id={c.task} />)}
      {task.result && task.result !== "None" && <code>{task.result}</code>}
      {pos && (task.status === "suspended" || task.status === "running") && (
        <button type="button" class="link right" onClick={() => (goTo.value = { line: pos.line, col: pos.col, file: pos.file })}>
          {w.line(pos.line)}
        </button>
      )}
    </li>
  );
}

/** A future, and what is called when it is done: a task's next step, or something else. */
function FutureEntry({ now, future }: { now: RunState; future: FutureState }) {
  const w = words.value.loop;
  return (
    <li class="row">
      <code>{future.name}</code>
      <span class="muted">{w.calls}</span>
      {future.callbacks.map((c, n) => (c.task ? <Name key={n} now={now} id={c.task} /> : <code key={n}>{c.name}</code>))}
    </li>
  );
}

function ResourceEntry({ now, resource }: { now: RunState; resource: ResourceState }) {
  const w = words.value.loop;
  const { level } = words.value.timeline.marks;
  return (
    <li class="row">
      <code>{resource.name}</code>
      <span class="muted">{resource.type}</span>
      <span class="number">{levelPhrase(level, resourceKind(resource.type), resource.value, resource.capacity)}</span>
      {resource.holders.length > 0 && <span class="muted">{w.holds}</span>}
      {resource.holders.map((id) => <Name key={id} now={now} id={id} />)}
      {resource.waiters.length > 0 && <span class="muted">{w.waits}</span>}
      {resource.waiters.map((id) => <Name key={id} now={now} id={id} />)}
    </li>
  );
}

function ActorEntry({ actor }: { actor: ActorState }) {
  const w = words.value.loop;
  return (
    <li class="row">
      <code>{actor.name}</code>
      <span class="muted">{actor.busy ? w.busy(actor.busy) : w.idle}</span>
    </li>
  );
}
