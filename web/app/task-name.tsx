import { hueVariable } from "./palette";
import { selection, toggleTask } from "./store/view";
import { coroutineBeside } from "./trace/coroutine";
import { taskOf } from "./trace/schema";

/** The name of a task in its colour, with its coroutine if given. Pressing it selects the task everywhere. */
export function TaskName({ id, name, coro = "" }: { id: number; name: string; coro?: string }) {
  const beside = coroutineBeside(name, coro);
  return (
    <button
      type="button"
      class="task"
      style={{ "--hue": hueVariable(id) }}
      aria-pressed={taskOf(selection.value?.ref ?? 0) === id}
      onClick={() => toggleTask(id)}
    >
      {name}
      {beside && <span class="coro"> {beside}</span>}
    </button>
  );
}
