import { hueVariable } from "./palette";
import { pointed, selection, toggleTask } from "./store/view";
import { coroutineBeside } from "./trace/coroutine";
import { taskOf } from "./trace/schema";

/** The name of a task in its colour, with its coroutine if given. Pressing it selects the task everywhere, pointing at it shows who will wake it. */
export function TaskName({ id, name, coro = "" }: { id: number; name: string; coro?: string }) {
  const beside = coroutineBeside(name, coro);
  return (
    <button
      type="button"
      class="task"
      style={{ "--hue": hueVariable(id) }}
      aria-pressed={taskOf(selection.value?.ref ?? 0) === id}
      onClick={() => toggleTask(id)}
      onPointerEnter={() => (pointed.value = id)}
      onPointerLeave={() => (pointed.value = 0)}
    >
      {name}
      {beside && <span class="coro"> {beside}</span>}
    </button>
  );
}
