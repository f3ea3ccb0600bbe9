// Everything that was true as of an event, rebuilt from the trace alone.
//
// A Machine reads events in order and keeps the state up to date. States holds
// keyframes, copies of that state at intervals, so that going to any event is
// "copy the keyframe before it, read on from there". The interval grows with
// the size of the state, which keeps both the copies' memory and the way from a
// keyframe in proportion to the trace.
//
// Records (one task, one timer …) are never changed, only replaced: a record
// that is the same object is the same, and copies share all that did not change.

import { Calls, type CallsState } from "./calls";
import { lastAtMost } from "./columns";
import { levelAfter, resourceKind } from "./resource";
import { Kind, Sub, refNumber, taskOf, type Ref } from "./schema";
import { steppedTask, type Pos, type Trace } from "./trace";

export type TaskStatus = "new" | "ready" | "running" | "suspended" | "done" | "raised" | "cancelled";

export interface FrameState {
  name: string;
  pos: Pos | null;
}

export interface TaskState {
  id: number;
  name: string;
  coro: string;
  /** The task that created it, 0 if none. */
  parent: number;
  status: TaskStatus;
  /** The event since which it is so. */
  since: number;
  /** What it waits for, as people say it: "sleep(1)". "" while it does not wait. */
  awaiting: string;
  /** The resource or another detail of what it waits for. */
  detail: string;
  /** The future or task that it waits for, 0 if none. */
  awaited: Ref;
  /** Where it goes on, or, once it has begun, where it was last seen. */
  pos: Pos | null;
  /** The outer frames of its await chain, outermost first; the innermost is at pos. */
  chain: readonly FrameState[];
  /** cancel was called and the CancelledError is still to come. */
  cancelRequested: boolean;
  /** What is called when it is done, in order. */
  callbacks: readonly CallbackState[];
  /** What it returned or raised. */
  result: string;
}

/** A callback in the ready queue. */
export interface ReadyState {
  handle: Ref;
  cause: Sub;
  name: string;
  /** The task that it steps, 0 when it is another callback. */
  task: number;
  since: number;
}

export interface TimerState {
  handle: Ref;
  /** When it is due, ns. */
  when: number;
  name: string;
  /** The task or future that it wakes, if known. */
  wakes: Ref;
  since: number;
}

/** What is called once a future or task is done. */
export interface CallbackState {
  name: string;
  /** The task that it wakes, 0 when it is another callback. */
  task: number;
}

/** A future that is not done. */
export interface FutureState {
  ref: Ref;
  name: string;
  /** The tasks that wait for it. */
  waiters: readonly number[];
  /** All that is called when it is done, in order. */
  callbacks: readonly CallbackState[];
  since: number;
}

export interface ResourceState {
  ref: Ref;
  name: string;
  type: string;
  /** Capacity or permits at its creation, -1 unbounded. */
  capacity: number;
  /** Its level: how many items are in it, permits taken, have arrived …; see resource.ts. */
  value: number;
  /** Tasks, by id. */
  holders: readonly number[];
  waiters: readonly number[];
}

export interface ActorState {
  ref: Ref;
  name: string;
  sub: Sub;
  /** What it does, "" while it is idle. */
  busy: string;
  /** The future that waits for it. */
  peer: Ref;
}

/** The state of the run as of one event, that event included. */
export interface RunState {
  /** The event, -1 before the first. */
  event: number;
  time: number;
  turn: number;
  /** The task whose step is running, 0 if none. */
  running: number;
  /** The task that ran last. */
  lastRan: number;
  tasks: ReadonlyMap<number, TaskState>;
  /** In the order of the queue. */
  ready: ReadonlyMap<Ref, ReadyState>;
  /** In the order in which they were armed; see `timersInOrder`. */
  timers: ReadonlyMap<Ref, TimerState>;
  futures: ReadonlyMap<Ref, FutureState>;
  resources: ReadonlyMap<Ref, ResourceState>;
  actors: ReadonlyMap<Ref, ActorState>;
  /** Where each task is in the program, with its variables. Empty where lines are not traced. */
  calls: CallsState;
  /** How the run ended, None while it goes on. */
  end: Sub;
}

/** The armed timers, the one that is due first in front. */
export function timersInOrder(state: RunState): TimerState[] {
  return [...state.timers.values()].sort((a, b) => a.when - b.when);
}

/** Events between keyframes at least. */
const INTERVAL = 4096;
/** Events between keyframes for each record of the state. */
const EVENTS_PER_RECORD = 4;

export class States {
  /** A machine at each keyframe, and the events that they stand at. */
  private readonly keyframes: Machine[] = [];
  private readonly keyEvents: number[] = [];
  private readonly builder: Machine;
  private cursor: Machine;

  constructor(private readonly trace: Trace) {
    this.builder = new Machine(trace);
    this.cursor = new Machine(trace);
  }

  /** Makes the keyframes for the events that the trace has got since the last call. */
  private extend(): void {
    const last = this.trace.length - 1;
    for (;;) {
      const step = Math.max(INTERVAL, EVENTS_PER_RECORD * this.builder.size);
      const next = (this.keyEvents[this.keyEvents.length - 1] ?? -1) + step;
      if (next > last) return;
      this.builder.advance(next);
      this.keyframes.push(this.builder.copy());
      this.keyEvents.push(next);
    }
  }

  /** The state as of event i; -1 is the state before the first. Its maps are valid until the next call. */
  at(i: number): RunState {
    this.extend();
    const key = lastAtMost(this.keyEvents, i);
    const keyEvent = this.keyEvents[key] ?? -1;
    if (this.cursor.event > i || this.cursor.event < keyEvent) {
      this.cursor = this.keyframes[key]?.copy() ?? new Machine(this.trace);
    }
    this.cursor.advance(i);
    return this.cursor.state();
  }
}

/** The state, and how each event changes it. */
class Machine {
  event = -1;
  private running: number[] = [];
  private lastRan = 0;
  private tasks = new Map<number, TaskState>();
  private ready = new Map<Ref, ReadyState>();
  private timers = new Map<Ref, TimerState>();
  private futures = new Map<Ref, FutureState>();
  private resources = new Map<Ref, ResourceState>();
  private actors = new Map<Ref, ActorState>();
  private calls = new Calls();
  private frames: FrameState[] = [];
  /** Running tasks whose next step is in the ready queue already, as after a bare yield. */
  private requeued = new Set<number>();
  private end: Sub = Sub.None;

  constructor(private readonly t: Trace) {}

  get size(): number {
    return this.tasks.size + this.ready.size + this.timers.size + this.futures.size + this.resources.size + this.calls.all.size;
  }

  copy(): Machine {
    const other = new Machine(this.t);
    other.event = this.event;
    other.running = [...this.running];
    other.lastRan = this.lastRan;
    other.tasks = new Map(this.tasks);
    other.ready = new Map(this.ready);
    other.timers = new Map(this.timers);
    other.futures = new Map(this.futures);
    other.resources = new Map(this.resources);
    other.actors = new Map(this.actors);
    other.calls = this.calls.copy();
    other.frames = [...this.frames];
    other.requeued = new Set(this.requeued);
    other.end = this.end;
    return other;
  }

  state(): RunState {
    const { event, t } = this;
    return {
      event,
      time: event < 0 ? 0 : t.time[event]!,
      turn: event < 0 ? 0 : t.turn[event]!,
      running: this.running[this.running.length - 1] ?? 0,
      lastRan: this.lastRan,
      tasks: this.tasks,
      ready: this.ready,
      timers: this.timers,
      futures: this.futures,
      resources: this.resources,
      actors: this.actors,
      calls: this.calls,
      end: this.end,
    };
  }

  /** Reads the events up to i, it included. */
  advance(i: number): void {
    const last = Math.min(i, this.t.length - 1);
    while (this.event < last) this.apply(++this.event);
  }

  private apply(i: number): void {
    const { t } = this;
    switch (t.kind[i]) {
      case Kind.RunEnd:
        this.end = t.sub[i]!;
        return;
      case Kind.HandleScheduled:
        this.scheduled(i);
        return;
      case Kind.HandleRun:
        this.ready.delete(t.obj[i]!);
        return;
      case Kind.HandleCancelled:
        this.ready.delete(t.obj[i]!);
        this.timers.delete(t.obj[i]!);
        return;
      case Kind.TimerArmed:
        this.armed(i);
        return;
      case Kind.TimerFired:
        this.timers.delete(t.obj[i]!);
        return;
      case Kind.TaskCreated:
        this.created(i);
        return;
      case Kind.TaskNamed:
        this.change(taskOf(t.obj[i]!), { name: this.name(i) });
        return;
      case Kind.StepBegin:
        this.stepBegin(i);
        return;
      case Kind.Frame:
        if (t.value[i] === 0) this.frames = [];
        this.frames.push({ name: this.name(i), pos: t.pos(i) });
        return;
      case Kind.StepEnd:
        this.stepEnd(i);
        return;
      case Kind.CancelRequested:
        this.change(taskOf(t.obj[i]!), { cancelRequested: true });
        return;
      case Kind.CancelDelivered:
        this.change(taskOf(t.obj[i]!), { cancelRequested: false });
        return;
      case Kind.TaskDone:
        this.taskDone(i);
        return;
      case Kind.FutureCreated:
        this.futures.set(t.obj[i]!, { ref: t.obj[i]!, name: this.name(i), waiters: [], callbacks: [], since: i });
        return;
      case Kind.FutureDone:
        this.futures.delete(t.obj[i]!);
        return;
      case Kind.CallbackAdded:
      case Kind.CallbackRemoved:
        this.callback(i);
        return;
      case Kind.ResourceCreated:
        this.resourceCreated(i);
        return;
      case Kind.ResourceOp:
        this.resourceOp(i);
        return;
      case Kind.ActorCreated:
        this.actors.set(t.obj[i]!, { ref: t.obj[i]!, name: this.name(i), sub: t.sub[i]!, busy: "", peer: 0 });
        return;
      case Kind.ActorBusy:
        this.actor(i, this.name(i), t.peer[i]!);
        return;
      case Kind.ActorIdle:
        this.actor(i, "", 0);
        return;
      default:
        this.calls.apply(t, i);
    }
  }

  private name(i: number): string {
    return this.t.symbol(this.t.name[i]!);
  }

  private text(i: number): string {
    return this.t.symbol(this.t.text[i]!);
  }

  private change(id: number, what: Partial<TaskState>): void {
    const task = this.tasks.get(id);
    if (task) this.tasks.set(id, { ...task, ...what });
  }

  private scheduled(i: number): void {
    const { t } = this;
    const handle = t.obj[i]!;
    const cause: Sub = t.sub[i]!;
    const task = steppedTask(t, i);
    this.timers.delete(handle);
    this.ready.set(handle, { handle, cause, name: this.name(i), task, since: i });
    const status = this.tasks.get(task)?.status;
    if (status === "running") this.requeued.add(task);
    if (status === "new" || status === "suspended") this.change(task, { status: "ready", since: i });
  }

  private armed(i: number): void {
    const { t } = this;
    const handle = t.obj[i]!;
    this.timers.set(handle, { handle, when: t.value[i]!, name: this.name(i), wakes: t.peer[i]!, since: i });
  }

  private created(i: number): void {
    const id = refNumber(this.t.obj[i]!);
    this.tasks.set(id, {
      id,
      name: this.name(i),
      coro: this.text(i),
      parent: taskOf(this.t.peer[i]!),
      status: "new",
      since: i,
      awaiting: "",
      detail: "",
      awaited: 0,
      pos: null,
      chain: [],
      cancelRequested: false,
      callbacks: [],
      result: "",
    });
  }

  private stepBegin(i: number): void {
    const id = taskOf(this.t.obj[i]!);
    this.running.push(id);
    this.lastRan = id;
    this.frames = [];
    const pos = this.t.pos(i) ?? this.tasks.get(id)?.pos ?? null;
    this.change(id, { status: "running", since: i, awaiting: "", detail: "", awaited: 0, chain: [], pos });
  }

  private stepEnd(i: number): void {
    const { t } = this;
    const id = taskOf(t.obj[i]!);
    this.running.pop();
    const chain = this.frames;
    this.frames = [];
    const queued = this.requeued.delete(id);
    if (t.sub[i] !== Sub.WhySuspended) return; // TaskDone follows and says the rest
    this.change(id, {
      status: queued ? "ready" : "suspended",
      since: i,
      awaiting: this.name(i),
      detail: this.text(i),
      awaited: t.peer[i]!,
      pos: t.pos(i),
      chain,
    });
  }

  private taskDone(i: number): void {
    const id = taskOf(this.t.obj[i]!);
    this.change(id, {
      status: doneStatus(this.t.sub[i]!),
      since: i,
      awaiting: "",
      detail: "",
      awaited: 0,
      chain: [],
      cancelRequested: false,
      callbacks: [],
      result: this.text(i),
    });
  }

  private callback(i: number): void {
    const { t } = this;
    const callback = { name: this.name(i), task: taskOf(t.peer[i]!) };
    const about = this.futures.get(t.obj[i]!) ?? this.tasks.get(taskOf(t.obj[i]!));
    if (!about) return;
    const callbacks = t.kind[i] === Kind.CallbackAdded ? [...about.callbacks, callback] : withoutCallback(about.callbacks, callback);
    if ("waiters" in about) {
      const waiters = callbacks.map((c) => c.task).filter((task) => task !== 0);
      this.futures.set(about.ref, { ...about, callbacks, waiters });
    } else this.change(about.id, { callbacks });
  }

  private resourceCreated(i: number): void {
    const ref = this.t.obj[i]!;
    const capacity = this.t.value[i]!;
    this.resources.set(ref, { ref, name: this.name(i), type: this.text(i), capacity, value: 0, holders: [], waiters: [] });
  }

  private resourceOp(i: number): void {
    const resource = this.resources.get(this.t.obj[i]!);
    if (!resource) return;
    const task = taskOf(this.t.peer[i]!);
    const op: Sub = this.t.sub[i]!;
    let { holders, waiters } = resource;
    if (task !== 0) {
      waiters = op === Sub.OpWait ? [...waiters, task] : without(waiters, task);
      if (op === Sub.OpAcquire) holders = [...holders, task];
      // Who releases need not be who acquired: then it is the one who has held it longest.
      else if (op === Sub.OpRelease) holders = without(holders, holders.includes(task) ? task : (holders[0] ?? 0));
    }
    const value = levelAfter(resourceKind(resource.type), op, resource.value, this.t.value[i]!, resource.capacity);
    this.resources.set(resource.ref, { ...resource, holders, waiters, value });
  }

  private actor(i: number, busy: string, peer: Ref): void {
    const actor = this.actors.get(this.t.obj[i]!);
    if (actor) this.actors.set(actor.ref, { ...actor, busy, peer });
  }
}

function doneStatus(why: Sub): TaskStatus {
  if (why === Sub.WhyRaised) return "raised";
  return why === Sub.WhyCancelled ? "cancelled" : "done";
}

/** list without the first entry that is item. */
function without(list: readonly number[], item: number): readonly number[] {
  const at = list.indexOf(item);
  return at < 0 ? list : [...list.slice(0, at), ...list.slice(at + 1)];
}

/** list without the first callback that is the same. */
function withoutCallback(list: readonly CallbackState[], { name, task }: CallbackState): readonly CallbackState[] {
  const at = list.findIndex((c) => c.name === name && c.task === task);
  return at < 0 ? list : list.filter((_, n) => n !== at);
}
