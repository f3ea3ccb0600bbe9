import { computed } from "@preact/signals";
import { words } from "../i18n";
import { moveTo } from "../store/cursor";
import { goTo } from "../store/page";
import { attempt, length, run } from "../store/run";
import { Sub } from "../trace/schema";
import { lacksEventLoop, uncaught, type Uncaught } from "./uncaught";

interface Problem {
  kind: string;
  message: string;
  line: number;
  col: number;
  error: boolean;
  /** The event that it was found at, -1 for one that kept the program from running. */
  event: number;
}

/** What is wrong with the program: why it does not compile, and what its run was warned of. */
export const problems = computed<Problem[]>(() => {
  length.value; // warnings come with the run
  const now = attempt.value;
  if (now.state === "rejected") return [{ ...now.error, error: true, event: -1 }];
  const shown = run.value;
  if (!shown) return [];
  const kinds = words.value.problems.kinds;
  const warned = shown.index.warnings.map((i) => {
    const event = shown.trace.event(i);
    const kind = kinds[Sub[event.sub] as keyof typeof kinds] ?? Sub[event.sub];
    return { kind, message: event.text, line: event.pos?.line ?? 0, col: event.pos?.col ?? 0, error: false, event: i };
  });
  const fatal = uncaught(shown.trace);
  return fatal ? [...warned, explained(fatal)] : warned;
});

function explained(fatal: Uncaught): Problem {
  const w = words.value.problems;
  const message = lacksEventLoop(fatal) ? `${fatal.message} — ${w.noEventLoop}` : fatal.message;
  return { kind: w.uncaught, message, line: fatal.line, col: 0, error: true, event: fatal.event };
}

export function ProblemsPanel() {
  if (problems.value.length === 0) return <p class="empty">{words.value.problems.none}</p>;
  return (
    <>
      {problems.value.map((p) => (
        <ProblemEntry key={p.event} problem={p} />
      ))}
    </>
  );
}

function ProblemEntry({ problem }: { problem: Problem }) {
  function visit() {
    if (problem.event >= 0) moveTo(problem.event);
    if (problem.line > 0) goTo.value = { line: problem.line, col: problem.col };
  }
  return (
    <button type="button" class={`problem ${problem.error ? "error" : ""}`} onClick={visit}>
      <span class="kind">{problem.kind}</span>{" "}
      {problem.line > 0 && <span class="muted">{words.value.problems.line(problem.line)}</span>}
      <span class="message">{problem.message}</span>
    </button>
  );
}
