import { hueVariable } from "./palette";
import { selection, toggleTask } from "./store/view";
import { taskOf } from "./trace/schema";

/** The name of a task in its colour. Pressing it selects the task everywhere. */
export function TaskName({ id, name }: { id: number; name: string }) {
  return (
    <button
      type="button"
      class="task"
      style={{ "--hue": hueVariable(id) }}
      aria-pressed={taskOf(selection.value?.ref ?? 0) === id}
      onClick={() => toggleTask(id)}
    >
      {name}
    </button>
  );
}
