// The facts that a sentence about an event needs, found in the trace and in the
// state as of that event. Nothing here is in any language.

import { previousIn, type TraceIndex } from "../trace/index";
import { isFresh, type Variable } from "../trace/calls";
import { isCleanup } from "../trace/coroutine";
import { Kind, RefKind, Sub, refKind, taskOf, type Ref } from "../trace/schema";
import type { ReadyState, ResourceState, RunState, TaskState, TimerState } from "../trace/state";
import type { Trace, TraceEvent } from "../trace/trace";
import type { Part } from "./sentence";

/** Why a task is suspended. */
export type Wait =
  | { for: "sleep"; until: number | null; label: string }
  | { for: "turn"; label: string }
  | { for: "task"; task: Part }
  | { for: "item"; label: string; queue: string }
  | { for: "room"; label: string; queue: string; capacity: number }
  | { for: "join"; label: string; queue: string }
  | { for: "lock"; label: string; name: string; holders: Part[] }
  | { for: "permit"; label: string; name: string }
  | { for: "event"; label: string; name: string }
  | { for: "notify"; label: string; name: string }
  | { for: "barrier"; label: string; name: string; missing: number }
  | { for: "all"; label: string; count: number }
  | { for: "wait"; label: string; mode: string }
  | { for: "next"; label: string }
  | { for: "group"; count: number }
  | { for: "outside"; label: string; actor: string }
  | { for: "future"; label: string };

/**
 * What the loop runs: a task's step, a timer's callback, a callback that a
 * function of asyncio keeps for itself, or one of the program's.
 */
export interface Entry {
  is: "step" | "timer" | "internal" | "callback";
  of: Part;
}

/** What somebody outside the loop is to the program. */
export type Role = "thread" | "worker" | "child" | "connection" | "client" | "signals" | "disk" | "database" | "other";

export interface Actor {
  role: Role;
  name: string;
}

/** The trace tells only the sort of an actor; which of it says the name that the simulator gives. */
function roleOf(sub: Sub, name: string): Role {
  switch (sub) {
    case Sub.ActorThread:
      return "thread";
    case Sub.ActorProcess:
      if (name === "signals") return "signals";
      return /^process \d/.test(name) ? "child" : "worker";
    case Sub.ActorNet:
      return /^client \d/.test(name) ? "client" : "connection";
    case Sub.ActorFile:
      return "disk";
    case Sub.ActorDB:
      return "database";
    default:
      return "other";
  }
}

/** How far back a handle's beginning is looked for: to be quick where it is very far away. */
const LOOK_BACK = 100_000;

export class Moment {
  readonly event: TraceEvent;

  constructor(
    private readonly trace: Trace,
    private readonly index: TraceIndex,
    /** The state right after the event. */
    readonly state: RunState,
    private readonly i: number,
  ) {
    this.event = trace.event(i);
  }

  /** The line of the event, 0 where it has no place. */
  get line(): number {
    return this.event.pos?.line ?? 0;
  }

  /** The task that does it; null when no task's step is running. */
  get doer(): Part | null {
    return this.event.task === 0 ? null : this.task(this.event.task);
  }

  /** The task that the event is about. */
  get subject(): Part {
    return this.task(taskOf(this.event.obj) || this.event.task);
  }

  /** The task on the other side, if it is a task. */
  get other(): Part | null {
    const id = taskOf(this.event.peer);
    return id === 0 ? null : this.task(id);
  }

  task(id: number): Part {
    return { task: id, name: this.state.tasks.get(id)?.name ?? `Task-${id}` };
  }

  taskState(id: number): TaskState | undefined {
    return this.state.tasks.get(id);
  }

  /** The name of a thing: a task, the label of a future, a resource, an actor; null for what has none. */
  thing(ref: Ref): Part | null {
    switch (refKind(ref)) {
      case RefKind.Task:
        return this.task(taskOf(ref));
      case RefKind.Future:
        return named(this.futureName(ref));
      case RefKind.Resource:
        return named(this.state.resources.get(ref)?.name ?? "");
      case RefKind.Actor:
        return named(this.state.actors.get(ref)?.name ?? "");
      default:
        return null;
    }
  }

  /** The variables that have changed with the line before, in the call that the event is about. */
  get changes(): Variable[] {
    const { calls } = this.state;
    const call = calls.all.get(this.event.obj);
    return call ? call.variables.filter((v) => isFresh(calls, call, v)) : [];
  }

  /** Who outside the loop the event is about. */
  get actor(): Actor {
    const actor = this.state.actors.get(this.event.obj);
    const name = actor?.name ?? "";
    return { role: roleOf(actor?.sub ?? this.event.sub, name), name };
  }

  /** What the actor that the event is about has just done. */
  get work(): string {
    return this.lookBack(Kind.ActorBusy, this.event.obj, (i) => this.nameOf(i)) ?? "";
  }

  get resource(): ResourceState | undefined {
    return this.state.resources.get(this.event.obj);
  }

  /** What a future is for. One that is done is not in the state any more. */
  futureName(ref: Ref): string {
    const open = this.state.futures.get(ref);
    return open ? open.name : this.lookBack(Kind.FutureCreated, ref, (i) => this.nameOf(i)) ?? "";
  }

  /** Whether the task that the event is about is on its way to be cancelled. */
  get cancelling(): boolean {
    const id = taskOf(this.event.obj) || taskOf(this.event.peer);
    return this.state.tasks.get(id)?.cancelRequested ?? false;
  }

  /** What the task that the event is about cleans up for asyncio.run; null for the program's own tasks. */
  get cleans(): "generators" | "threads" | null {
    const coro = this.state.tasks.get(taskOf(this.event.obj))?.coro ?? "";
    if (!isCleanup(coro)) return null;
    return coro.endsWith("asyncgens") ? "generators" : "threads";
  }

  /** The ready queue, its first entry in front. */
  get ready(): ReadyState[] {
    return [...this.state.ready.values()];
  }

  /** How many are in the ready queue in front of the handle of this event. */
  get ahead(): number {
    return this.ready.findIndex((r) => r.handle === this.event.obj);
  }

  /** What a handle is for, looked up where it was made. */
  handle(ref: Ref): Entry | null {
    return this.lookBack(Kind.HandleScheduled, ref, (i) => {
      const task = this.trace.sub[i] === Sub.CauseCallback ? 0 : taskOf(this.trace.peer[i]!);
      return this.entry({ handle: ref, task, name: this.nameOf(i) });
    });
  }

  /** What an entry of the ready queue is for. */
  entry(ready: Pick<ReadyState, "handle" | "task" | "name">): Entry {
    if (ready.task !== 0) return { is: "step", of: this.task(ready.task) };
    const timer = this.timerFor(ready.handle);
    return timer ? { is: "timer", of: timer } : callback(ready.name);
  }

  /** What a timer was set for: "sleep(1)"; null when it is no timer, or one for nothing in particular. */
  timerFor(handle: Ref): Part | null {
    return this.lookBack(Kind.TimerArmed, handle, (i) => this.thing(this.trace.peer[i]!));
  }

  /** Whom an armed timer or the timer with this handle wakes, and for what: a task, or the label of a future. */
  wokenBy(wakes: Ref): Part | null {
    const waiter = this.state.futures.get(wakes)?.waiters[0];
    return waiter === undefined ? this.thing(wakes) : this.task(waiter);
  }

  /** The timer of this event, if it is armed. */
  timer(ref: Ref): TimerState | undefined {
    return this.state.timers.get(ref);
  }

  /** What the task that the event is about waits for. */
  get awaiting(): string {
    return this.state.tasks.get(taskOf(this.event.obj))?.awaiting || "…";
  }

  /** What the task of this step was waiting for before it; null before its first step. */
  get before(): { label: string; line: number } | null {
    const id = taskOf(this.event.obj);
    const events = this.index.ofTask(id);
    for (let i = previousIn(events, this.i); i >= 0; i = previousIn(events, i)) {
      if (this.trace.kind[i] !== Kind.StepEnd || taskOf(this.trace.obj[i]!) !== id) continue;
      return { label: this.nameOf(i), line: this.trace.line[i]! };
    }
    return null;
  }

  /** Why the task of this step end is suspended. */
  get wait(): Wait {
    const { name: label, peer, text } = this.event;
    if (refKind(peer) === RefKind.Task) return { for: "task", task: this.task(taskOf(peer)) };
    if (peer === 0 && (label === "" || label === "sleep(0)")) return { for: "turn", label };
    if (label.startsWith("sleep(")) return this.sleep(label);
    const actor = [...this.state.actors.values()].find((a) => a.peer === peer);
    if (actor) return { for: "outside", label, actor: actor.name };
    const call = /^(.+)\.(\w+)\(/.exec(label);
    const waiting = call ? this.waitAt(label, call[1]!, call[2]!, text) : null;
    if (waiting) return waiting;
    return several(label) ?? { for: "future", label };
  }

  private sleep(label: string): Wait {
    const { peer, obj } = this.event;
    const timer = [...this.state.timers.values()].find((t) => t.wakes !== 0 && (t.wakes === peer || t.wakes === obj));
    return { for: "sleep", until: timer?.when ?? null, label };
  }

  private waitAt(label: string, name: string, method: string, detail: string): Wait | null {
    const resource = [...this.state.resources.values()].find((r) => r.name === name || r.name === detail);
    const type = resource?.type ?? "";
    switch (method) {
      case "get":
        return { for: "item", label, queue: name };
      case "put":
        return { for: "room", label, queue: name, capacity: resource?.capacity ?? -1 };
      case "join":
        return { for: "join", label, queue: name };
      case "acquire":
        if (type.includes("Semaphore")) return { for: "permit", label, name };
        return { for: "lock", label, name, holders: (resource?.holders ?? []).map((id) => this.task(id)) };
      case "wait":
      case "wait_for":
        return this.waitMethod(label, name, resource);
      default:
        return null;
    }
  }

  private waitMethod(label: string, name: string, resource: ResourceState | undefined): Wait | null {
    switch (resource?.type) {
      case "Event":
        return { for: "event", label, name };
      case "Condition":
        return { for: "notify", label, name };
      case "Barrier":
        return { for: "barrier", label, name, missing: resource.capacity - resource.waiters.length };
      default:
        return null;
    }
  }

  private nameOf(i: number): string {
    return this.trace.symbol(this.trace.name[i]!);
  }

  /** What read makes of the last event of that kind about ref, up to this one. */
  private lookBack<T>(kind: Kind, ref: Ref, read: (i: number) => T): T | null {
    const { trace } = this;
    for (let i = this.i, end = Math.max(0, i - LOOK_BACK); i >= end; i--) {
      if (trace.kind[i] === kind && trace.obj[i] === ref) return read(i);
    }
    return null;
  }
}

/** What is waited for when it is several tasks: "gather(3)", "wait(FIRST_COMPLETED)". */
function several(label: string): Wait | null {
  const call = /^(gather|wait|as_completed|TaskGroup)\((\w*)\)$/.exec(label);
  switch (call?.[1]) {
    case "gather":
      return { for: "all", label, count: Number(call[2]) };
    case "wait":
      return { for: "wait", label, mode: call[2]! };
    case "as_completed":
      return { for: "next", label };
    case "TaskGroup":
      return { for: "group", count: Number(call[2]) };
    default:
      return null;
  }
}

/** A callback by its name. Those within asyncio go by the function that they belong to. */
export function callback(name: string): Entry {
  if (name === "_run_until_complete_cb") return { is: "internal", of: code("asyncio.run()") };
  const owner = /^_?(\w+)\.<locals>\._/.exec(name);
  return owner ? { is: "internal", of: code(owner[1] + "()") } : { is: "callback", of: code(name) };
}

function named(text: string): Part | null {
  return text === "" ? null : code(text);
}

export function code(text: string): Part {
  return { code: text };
}
