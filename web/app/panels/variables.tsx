import { words } from "../i18n";
import { state } from "../store/cursor";
import { goTo } from "../store/page";
import { run } from "../store/run";
import { selectedTask, selection } from "../store/view";
import { TaskName } from "../task-name";
import { isFresh, outsideTasks, stackOf, type Call, type CallsState, type Variable } from "../trace/calls";
import { Sub, taskOf } from "../trace/schema";
import type { RunState, TaskState } from "../trace/state";

/** More tasks than this are not offered; the timeline and the Loop panel have them all. */
const MOST_TASKS = 12;

/** A recursion may be deep; its outer calls are counted and not listed. */
const MOST_CALLS = 24;

const MODULE = "<module>";

/** The variables of the present task's calls, or the selected one's, as of the cursor. */
export function VariablesPanel() {
  const now = state.value;
  const w = words.value.variables;
  if (!now || !run.value) return <p class="empty">{w.empty}</p>;
  if (run.value.index.lines.length === 0) return <p class="empty">{w.notTraced}</p>;
  const task = shownTask(now);
  const stack = stackOf(now.calls, task);
  const calls = [...stack, ...outsideTasks(now.calls).filter((call) => !stack.includes(call))];
  const more = calls.length - MOST_CALLS;
  return (
    <>
      <Omitted calls={now.calls} />
      <Tasks now={now} task={task} />
      {task !== 0 && stack.length === 0 && <p class="empty">{w.over(now.tasks.get(task)?.name ?? "")}</p>}
      {calls.slice(0, MOST_CALLS).map((call, n) => (
        <CallGroup key={call.ref} call={call} calls={now.calls} innermost={n === 0 && call.task === task} />
      ))}
      {more > 0 && <p class="note">{w.moreCalls(more)}</p>}
    </>
  );
}

/** The selected task, or else the one that runs, or whose line was the last. */
function shownTask(now: RunState): number {
  const chosen = taskOf(selection.value?.ref ?? 0);
  if (chosen !== 0) return chosen;
  const task = run.value!.trace.task[now.event]! || selectedTask.value;
  return now.calls.tops.get(task) ? task : 0;
}

/** Says that lines are missing here, and why. */
function Omitted({ calls }: { calls: CallsState }) {
  const w = words.value.variables;
  if (calls.omitted === Sub.OmitBurst) return <p class="note">{w.omittedBurst}</p>;
  if (calls.omitted === Sub.OmitRest) return <p class="note">{w.omittedRest(run.value!.index.lines.length)}</p>;
  return null;
}

/** Whose variables they are, and whose else there are. */
function Tasks({ now, task }: { now: RunState; task: number }) {
  const w = words.value.variables;
  const alive = [...now.tasks.values()].filter((t) => now.calls.tops.get(t.id) || t.id === task);
  if (alive.length === 0) return null;
  const current = now.tasks.get(task);
  return (
    <section class="group">
      <h3>{w.tasks}</h3>
      <ul class="queue">
        {alive.slice(0, MOST_TASKS).map((t) => (
          <li key={t.id}>
            <TaskName id={t.id} name={t.name} />
          </li>
        ))}
        {alive.length > MOST_TASKS && <li class="muted">{words.value.editor.more(alive.length - MOST_TASKS)}</li>}
      </ul>
      {current && <Status task={current} />}
    </section>
  );
}

function Status({ task }: { task: TaskState }) {
  const w = words.value.loop;
  return (
    <p class="row status">
      <TaskName id={task.id} name={task.name} coro={task.coro} />
      <span class="muted">{w.status[task.status]}</span>
      {task.status === "suspended" && task.awaiting && <code>{task.awaiting}</code>}
    </p>
  );
}

function CallGroup({ call, calls, innermost }: { call: Call; calls: CallsState; innermost: boolean }) {
  const w = words.value.variables;
  const { pos } = call;
  return (
    <section class={`group call ${innermost ? "innermost" : ""}`}>
      <h3>
        {call.name === MODULE ? w.module : <code>{call.name}()</code>}
        {pos && (
          <button type="button" class="link right" onClick={() => (goTo.value = { line: pos.line, col: pos.col, file: pos.file })}>
            {words.value.loop.line(pos.line)}
          </button>
        )}
      </h3>
      {call.variables.length === 0 ? (
        <span class="muted">{words.value.loop.none}</span>
      ) : (
        <dl class="variables">
          {call.variables.map((v) => (
            <VariableEntry key={v.name} variable={v} fresh={isFresh(calls, call, v)} />
          ))}
        </dl>
      )}
    </section>
  );
}

function VariableEntry({ variable, fresh }: { variable: Variable; fresh: boolean }) {
  const { name, text, was } = variable;
  return (
    <div class={fresh ? "fresh" : ""}>
      <dt>
        <code>{name}</code>
      </dt>
      <dd>
        <code>{text}</code>
        {fresh && <span class="was">{was ? words.value.variables.was(was) : words.value.variables.fresh}</span>}
      </dd>
    </div>
  );
}
