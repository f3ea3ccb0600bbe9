// Why a task does not run: what it waits for, who could wake it, what holds
// those up in turn, down to a clock, to someone outside, to a running task, or
// round in a circle. Nothing here is in any language; see why-en.ts.

import type { TraceIndex } from "../trace/index";
import { Kind, Sub, refKind, refNumber, taskOf, RefKind } from "../trace/schema";
import type { RunState, TaskState } from "../trace/state";
import type { Trace } from "../trace/trace";
import { Moment, type Wait } from "./moment";
import type { Part } from "./sentence";

/** Why one task does not run. */
export type Reason =
  /** It has the loop. */
  | { is: "running" }
  /** The loop has taken it from the ready queue, and it is about to run. */
  | { is: "next" }
  /** It is in the ready queue: behind whom, and who has the loop meanwhile. */
  | { is: "ready"; ahead: number; first: Part | null; runner: Part | null }
  | { is: "waits"; wait: Wait; on: Dependence };

/** Whom a wait depends on. */
export interface Dependence {
  /** The tasks that must end, or let go of what is waited for. */
  needed: Part[];
  /** The call that helps, "queue.put()"; "" where no call does. */
  call: string;
  /** Who has made that call before, and goes on; and who has and is over. */
  callers: Part[];
  over: Part[];
}

export interface Link {
  /** How far down the chain. */
  depth: number;
  who: Part;
  /** The coroutines in which it waits, outermost first, and the line of the await; 0 if not known. */
  frames: string[];
  line: number;
  reason: Reason;
}

export interface Why {
  links: Link[];
  /** The tasks that wait for one another in a circle, in order; empty if none do. */
  cycle: Part[];
  /** Whether the run is over because nobody was left to wake anyone. */
  stuck: boolean;
}

/** Longer explanations explain nothing. */
const MOST_LINKS = 12;
/** How far back it is looked for who has made a call before. */
const LOOK_BACK = 100_000;

/** Why task id does not run as of that state. */
export function why(trace: Trace, index: TraceIndex, now: RunState, id: number): Why {
  const search = new Search(trace, index, now);
  search.visit(id, 0);
  return { links: search.links, cycle: search.cycle.map((t) => search.part(t)), stuck: now.end === Sub.EndDeadlock };
}

class Search {
  readonly links: Link[] = [];
  cycle: number[] = [];
  private readonly seen = new Set<number>();
  private readonly path: number[] = [];

  constructor(
    private readonly trace: Trace,
    private readonly index: TraceIndex,
    private readonly now: RunState,
  ) {}

  part(id: number): Part {
    return { task: id, name: this.now.tasks.get(id)?.name ?? `Task-${id}` };
  }

  /** Explains a task, and below it those that it depends on. */
  visit(id: number, depth: number): void {
    const at = this.path.indexOf(id);
    if (at >= 0 && this.cycle.length === 0) this.cycle = this.path.slice(at);
    const task = this.now.tasks.get(id);
    if (!task || isOver(task) || this.seen.has(id) || this.links.length >= MOST_LINKS) return;
    this.seen.add(id);
    this.path.push(id);
    const reason = this.reason(task);
    const frames = task.status === "suspended" ? task.chain.map((f) => f.name) : [];
    const line = task.status === "suspended" ? (task.pos?.line ?? 0) : 0;
    this.links.push({ depth, who: this.part(id), frames, line, reason });
    if (reason.is === "waits") {
      for (const next of [...reason.on.needed, ...reason.on.callers]) this.visit(idOf(next), depth + 1);
    }
    this.path.pop();
  }

  private reason(task: TaskState): Reason {
    if (task.status === "running") return { is: "running" };
    if (task.status !== "suspended") return this.ready(task.id);
    const { wait } = new Moment(this.trace, this.index, this.now, task.since);
    return { is: "waits", wait, on: this.dependence(task, wait) };
  }

  private ready(id: number): Reason {
    const queue = [...this.now.ready.values()];
    const ahead = queue.findIndex((r) => r.task === id);
    if (ahead < 0) return { is: "next" };
    const first = queue[0]?.task ?? 0;
    const { running } = this.now;
    return { is: "ready", ahead, first: ahead > 0 && first !== 0 ? this.part(first) : null, runner: running === 0 ? null : this.part(running) };
  }

  private dependence(task: TaskState, wait: Wait): Dependence {
    const on: Dependence = { needed: [], call: "", callers: [], over: [] };
    switch (wait.for) {
      case "task":
        return { ...on, needed: [wait.task] };
      case "lock":
        return { ...on, needed: wait.holders };
      case "permit":
        return { ...on, needed: this.holders(wait.name) };
      case "item":
        return this.callers(on, wait.queue, "put()", Sub.OpPut);
      case "room":
        return this.callers(on, wait.queue, "get()", Sub.OpGet);
      case "join":
        return this.callers(on, wait.queue, "task_done()", Sub.OpTaskDone);
      case "event":
        return this.callers(on, wait.name, "set()", Sub.OpSet);
      case "notify":
        return this.callers(on, wait.name, "notify()", Sub.OpNotify);
      case "all":
      case "wait":
      case "next":
      case "group":
      case "future":
        return { ...on, needed: this.members(task) };
      default:
        return on;
    }
  }

  private holders(name: string): Part[] {
    const resource = [...this.now.resources.values()].find((r) => r.name === name);
    return (resource?.holders ?? []).map((id) => this.part(id));
  }

  /** Who has made a call on a resource so far, but for who waits for it. */
  private callers(on: Dependence, name: string, method: string, op: Sub): Dependence {
    const resource = [...this.now.resources.values()].find((r) => r.name === name);
    const ids = new Set<number>();
    const { trace } = this;
    for (let i = this.now.event, end = Math.max(0, i - LOOK_BACK); resource && i >= end; i--) {
      if (trace.kind[i] !== Kind.ResourceOp || trace.sub[i] !== op || trace.obj[i] !== resource.ref) continue;
      ids.add(taskOf(trace.peer[i]!) || trace.task[i]!);
    }
    const tasks = [...ids].reverse().flatMap((id) => this.now.tasks.get(id) ?? []);
    return {
      ...on,
      call: `${name}.${method}`,
      callers: tasks.filter((t) => !isOver(t)).map((t) => this.part(t.id)),
      over: tasks.filter(isOver).map((t) => this.part(t.id)),
    };
  }

  /**
   * The tasks that gather, wait, shield or a task group of this task still waits
   * for: those which it has asked to call that function back.
   */
  private members(task: TaskState): Part[] {
    const head = /^\w+/.exec(task.awaiting)?.[0];
    if (!head) return [];
    const ours = new RegExp(`^_?${head}\\b`);
    const ids = new Set<number>();
    for (const i of this.index.ofTask(task.id)) {
      if (i > this.now.event) break;
      const { trace } = this;
      const asks = trace.kind[i] === Kind.CallbackAdded && trace.task[i] === task.id && refKind(trace.obj[i]!) === RefKind.Task;
      if (asks && ours.test(trace.symbol(trace.name[i]!))) ids.add(refNumber(trace.obj[i]!));
    }
    return [...ids].filter((id) => !isOver(this.now.tasks.get(id))).map((id) => this.part(id));
  }
}

function isOver(task: TaskState | undefined): boolean {
  return task === undefined || task.status === "done" || task.status === "raised" || task.status === "cancelled";
}

function idOf(part: Part): number {
  return typeof part === "object" && "task" in part ? part.task : 0;
}
