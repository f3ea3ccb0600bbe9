// From events to what the timeline shows: a lane for every task, for the loop,
// for every resource and for every actor outside the loop; in each lane its
// spans, marks or levels; and the arrows between lanes. Built in one pass as the trace grows. Everything is
// placed by event number, so that one index serves every axis.
//
// Start at `see`, which says what each kind of event does to the lanes.

import { ArrowKind, Arrows } from "./arrows";
import { isCleanup } from "./coroutine";
import { Handover, type Origin } from "./handovers";
import { Levels } from "./levels";
import { levelAfter, resourceKind } from "./resource";
import { Kind, RefKind, Sub, makeRef, refKind, refNumber, taskOf, type Ref } from "./schema";
import { Spans, SpanState } from "./spans";
import { steppedTask, type Trace } from "./trace";

/** A single moment in a lane that is worth a sign of its own. */
export enum MarkKind {
  Created,
  Done,
  Raised,
  Cancelled,
  CancelRequested,
  CancelDelivered,
}

/** Lanes that gather others and are no things of the run: the tasks which asyncio.run makes at its end … */
export const CLEANUP: Ref = makeRef(RefKind.None, 1);
/** … queues, locks and the like … */
export const RESOURCES: Ref = makeRef(RefKind.None, 2);
/** … and who works outside the loop. */
export const OUTSIDE: Ref = makeRef(RefKind.None, 3);

export interface Lane {
  readonly ref: Ref;
  readonly kind: RefKind;
  /** Symbols of the trace; 0 for the loop and for groups, whose names are the reader's. Of a resource, coro is the type. */
  name: number;
  coro: number;
  /** The lane of the creator, or -1. */
  readonly parent: number;
  readonly depth: number;
  readonly children: number[];
  readonly created: number;
  /** For a task what it does; for the loop its turns and its idle stretches. */
  readonly spans: Spans;
  /** What lies over them: where the task is blocked; for the loop the callbacks that are no task's steps. */
  readonly over: Spans;
  readonly marks: { readonly event: number[]; readonly kind: MarkKind[] };
  /** For a resource, how much is in it or who holds it; null for all else. */
  readonly levels: Levels | null;
}

/** A step that holds the loop for at least this long blocks the others. */
const BLOCKING_NS = 100e6;

const NOBODY = -1;
const NEVER = -1;

/** What must be remembered of a task while its lane is being built. */
interface Task {
  lane: number;
  running: boolean;
  stepBegan: number;
  /** When it was put into the ready queue, and by whom; NEVER while it is not there. */
  readied: number;
  waker: Origin | null;
  canceller: Origin | null;
  awaits: Ref;
}

/** What must be remembered of a resource. */
interface Resource {
  levels: Levels;
  handover: Handover;
  holders: number[];
  waiters: number[];
}

interface Timer {
  when: number;
  wakes: Ref;
}

export class Lanes {
  readonly list: Lane[] = [];
  /** The lanes that have no creator's lane to stand under. */
  readonly roots: number[] = [];
  readonly arrows = new Arrows();

  private readonly laneOf = new Map<Ref, number>();
  private loopLane = NOBODY;
  private readonly tasks: (Task | undefined)[] = [];
  private readonly ready = new Set<Task>();
  private readonly waiting = new Map<Ref, Task>();
  private readonly timers = new Map<Ref, Timer>();
  private readonly resources = new Map<Ref, Resource>();
  /** The futures and tasks that ended with an exception. */
  private readonly failed = new Set<Ref>();
  private busyActors = 0;
  /** Who scheduled each handle that has not run yet. */
  private readonly handles = new Map<Ref, Origin>();
  /** Who stands behind the callback that runs. */
  private behind: Origin | null = null;
  private callbackBegan = NEVER;
  private callbackName = 0;
  /** The actor whose completion the loop takes in. */
  private outside: Origin | null = null;
  private seen = 0;

  /** The lane that all loops share, for a program runs one after the other; -1 before the first. */
  get loop(): number {
    return this.loopLane;
  }

  /** Takes in the events that trace has got since the last call. */
  extend(trace: Trace): void {
    for (; this.seen < trace.length; this.seen++) this.see(trace, this.seen);
  }

  /** The number of the lane of a task, resource, actor, group or loop, or -1. */
  find(ref: Ref): number {
    if (refKind(ref) === RefKind.Loop) return this.loopLane;
    return this.laneOf.get(ref) ?? NOBODY;
  }

  private see(t: Trace, i: number): void {
    switch (t.kind[i]) {
      case Kind.LoopBegin:
        this.loopBegin(t, i);
        return;
      case Kind.TurnBegin:
        this.outside = null;
        this.list[this.loopLane]?.spans.begin(i, SpanState.Turn, 0);
        return;
      case Kind.TurnEnd:
      case Kind.LoopEnd:
        this.behind = null;
        this.list[this.loopLane]?.spans.end(i);
        return;
      case Kind.ClockJump:
        this.list[this.loopLane]?.spans.add(Math.max(0, i - 1), i, SpanState.Idle, 0);
        return;
      case Kind.HandleScheduled:
        this.scheduled(t, i);
        return;
      case Kind.HandleRun:
        this.handleRun(t, i);
        return;
      case Kind.HandleEnd:
        this.handleEnd(i);
        return;
      case Kind.HandleCancelled:
        this.handles.delete(t.obj[i]!);
        this.timers.delete(t.obj[i]!);
        return;
      case Kind.TimerArmed:
        this.timers.set(t.obj[i]!, { when: t.value[i]!, wakes: t.peer[i]! });
        return;
      case Kind.TimerFired:
        this.timers.delete(t.obj[i]!);
        this.callbackName = t.name[i]!;
        return;
      case Kind.TaskCreated:
        this.taskCreated(t, i);
        return;
      case Kind.TaskNamed:
        this.rename(t, i);
        return;
      case Kind.StepBegin:
        this.stepBegin(t, i);
        return;
      case Kind.StepEnd:
        this.stepEnd(t, i);
        return;
      case Kind.TaskDone:
        this.taskDone(t, i);
        return;
      case Kind.CancelRequested:
        this.cancelRequested(t, i);
        return;
      case Kind.CancelDelivered:
        this.cancelDelivered(t, i);
        return;
      case Kind.FutureDone:
        if (t.sub[i] === Sub.WhyRaised) this.failed.add(t.obj[i]!);
        return;
      case Kind.ResourceCreated:
        this.resourceCreated(t, i);
        return;
      case Kind.ResourceOp:
        this.resourceOp(t, i);
        return;
      case Kind.ActorCreated:
        this.openLane(t.obj[i]!, t.name[i]!, 0, this.group(OUTSIDE, i), i);
        return;
      case Kind.ActorBusy:
        this.actorBusy(t, i);
        return;
      case Kind.ActorIdle:
        this.actorIdle(t, i);
        return;
      case Kind.ExternalDone:
        this.outside = { lane: this.find(t.obj[i]!), event: i };
        return;
    }
  }

  private loopBegin(t: Trace, i: number): void {
    if (this.loopLane !== NOBODY) return;
    this.loopLane = this.list.length;
    this.openLane(t.obj[i]!, 0, 0, NOBODY, i);
  }

  private openLane(ref: Ref, name: number, coro: number, parent: number, event: number, levels: Levels | null = null): void {
    const number = this.list.length;
    const under = this.list[parent];
    this.list.push({
      ref,
      kind: refKind(ref),
      name,
      coro,
      parent: under ? parent : NOBODY,
      depth: under ? under.depth + 1 : 0,
      children: [],
      created: event,
      spans: new Spans(),
      over: new Spans(),
      marks: { event: [], kind: [] },
      levels,
    });
    this.laneOf.set(ref, number);
    (under?.children ?? this.roots).push(number);
  }

  private lane(ref: Ref): Lane | undefined {
    return this.list[this.find(ref)];
  }

  private taskLane(task: Task): Lane {
    return this.list[task.lane]!;
  }

  private mark(lane: number, event: number, kind: MarkKind): void {
    const marks = this.list[lane]?.marks;
    marks?.event.push(event);
    marks?.kind.push(kind);
  }

  /** Who does what happens at event i: the running task, or who is behind the running callback, or the loop. */
  private origin(t: Trace, i: number): Origin {
    const task = this.tasks[t.task[i]!];
    if (task) return { lane: task.lane, event: i };
    const outside = t.sub[i] === Sub.CauseTimer ? null : this.outside;
    return this.behind ?? outside ?? { lane: this.loopLane, event: i };
  }

  private scheduled(t: Trace, i: number): void {
    const origin = this.origin(t, i);
    this.handles.set(t.obj[i]!, origin);
    const task = this.tasks[steppedTask(t, i)];
    if (!task) return;
    task.readied = i;
    task.waker = origin;
    this.ready.add(task);
    if (!task.running) this.taskLane(task).spans.begin(i, SpanState.Ready, 0);
  }

  private handleRun(t: Trace, i: number): void {
    const handle = t.obj[i]!;
    const origin = this.handles.get(handle);
    this.handles.delete(handle);
    // What the loop itself started (a timer) is followed no further back.
    this.behind = origin && this.list[origin.lane]?.kind !== RefKind.Loop ? origin : null;
    this.callbackBegan = i;
    this.callbackName = t.name[i]!;
  }

  private handleEnd(i: number): void {
    if (this.callbackBegan !== NEVER) {
      this.list[this.loopLane]?.over.add(this.callbackBegan, i, SpanState.Running, this.callbackName);
    }
    this.callbackBegan = NEVER;
    this.behind = null;
  }

  private taskCreated(t: Trace, i: number): void {
    const ref = t.obj[i]!;
    const cleaning = isCleanup(t.symbol(t.text[i]!));
    const parent = cleaning ? this.group(CLEANUP, i) : this.find(t.peer[i]!);
    this.openLane(ref, t.name[i]!, t.text[i]!, parent, i);
    const lane = this.find(ref);
    this.tasks[refNumber(ref)] = {
      lane,
      running: false,
      stepBegan: NEVER,
      readied: NEVER,
      waker: null,
      canceller: null,
      awaits: 0,
    };
    this.mark(lane, i, MarkKind.Created);
    if (parent !== NOBODY && !cleaning) this.arrows.add(ArrowKind.Create, i, parent, i, lane);
  }

  /** The lane of a group, which begins with the first that belongs to it. */
  private group(ref: Ref, event: number): number {
    if (!this.laneOf.has(ref)) this.openLane(ref, 0, 0, NOBODY, event);
    return this.find(ref);
  }

  private resourceCreated(t: Trace, i: number): void {
    const ref = t.obj[i]!;
    const type = t.symbol(t.text[i]!);
    const levels = new Levels(resourceKind(type), t.value[i]!);
    levels.add(i, 0, 0, 0);
    this.openLane(ref, t.name[i]!, t.text[i]!, this.group(RESOURCES, i), i, levels);
    this.resources.set(ref, { levels, handover: new Handover(type.includes("Lifo")), holders: [], waiters: [] });
  }

  private resourceOp(t: Trace, i: number): void {
    const resource = this.resources.get(t.obj[i]!);
    if (!resource) return;
    const { levels, holders, waiters } = resource;
    const op: Sub = t.sub[i]!;
    const task = taskOf(t.peer[i]!);
    if (op === Sub.OpWait) waiters.push(task);
    else removeFirst(waiters, task);
    if (op === Sub.OpAcquire) holders.push(task);
    // Who releases need not be who acquired.
    else if (op === Sub.OpRelease && !removeFirst(holders, task)) holders.shift();
    const level = levelAfter(levels.kind, op, levels.value[levels.length - 1]!, t.value[i]!, levels.capacity);
    levels.add(i, level, waiters.length, holders[0] ?? 0);
    const here = this.origin(t, i);
    const from = resource.handover.see(op, task, t.text[i]!, here);
    if (from && from.lane !== here.lane && from.lane !== NOBODY && here.lane !== NOBODY) {
      this.arrows.add(ArrowKind.Handover, from.event, from.lane, i, here.lane);
    }
  }

  private actorBusy(t: Trace, i: number): void {
    this.lane(t.obj[i]!)?.spans.begin(i, SpanState.Running, t.name[i]!);
    // The group stands for its actors while it is collapsed.
    if (this.busyActors++ === 0) this.lane(OUTSIDE)?.spans.begin(i, SpanState.Running, 0);
  }

  private actorIdle(t: Trace, i: number): void {
    this.lane(t.obj[i]!)?.spans.end(i);
    if (--this.busyActors === 0) this.lane(OUTSIDE)?.spans.end(i);
  }

  private rename(t: Trace, i: number): void {
    const lane = this.lane(t.obj[i]!);
    if (lane) lane.name = t.name[i]!;
  }

  private stepBegin(t: Trace, i: number): void {
    const task = this.tasks[taskOf(t.obj[i]!)];
    if (!task) return;
    const { waker } = task;
    const first = this.taskLane(task).spans.length <= 1;
    if (waker && waker.lane !== NOBODY && waker.lane !== task.lane && !first) {
      const kind = this.failed.has(t.peer[i]!) ? ArrowKind.Raise : ArrowKind.Wake;
      this.arrows.add(kind, waker.event, waker.lane, i, task.lane);
    }
    this.ready.delete(task);
    this.waiting.delete(task.awaits);
    this.taskLane(task).spans.begin(i, SpanState.Running, 0);
    task.running = true;
    task.stepBegan = i;
    task.readied = NEVER;
    task.waker = null;
    task.awaits = 0;
    this.callbackBegan = NEVER;
  }

  private stepEnd(t: Trace, i: number): void {
    const task = this.tasks[taskOf(t.obj[i]!)];
    if (!task) return;
    const { spans } = this.taskLane(task);
    task.running = false;
    spans.end(i);
    this.markGroup(task, i);
    this.markBlocked(t, task, i);
    if (t.sub[i] === Sub.WhySuspended) {
      // A bare yield, and waiting for what is already done, make it ready at once.
      const state = task.readied === NEVER ? SpanState.Suspended : SpanState.Ready;
      spans.begin(i, state, t.name[i]!);
      task.awaits = t.peer[i]!;
      if (task.awaits !== 0) this.waiting.set(task.awaits, task);
    }
    // Whom it wakes by being done is said after its step: that is still its doing.
    this.behind = { lane: task.lane, event: i };
  }

  /** Shows a step in the lane of its group too, which stands for it while collapsed. */
  private markGroup(task: Task, i: number): void {
    const group = this.list[this.taskLane(task).parent];
    if (group?.ref === CLEANUP && task.stepBegan !== NEVER) group.spans.add(task.stepBegan, i, SpanState.Running, 0);
  }

  /** When a step held the loop for long, shows it, and who had to wait for it. */
  private markBlocked(t: Trace, culprit: Task, i: number): void {
    const began = culprit.stepBegan;
    if (began === NEVER || t.time[i]! - t.time[began]! < BLOCKING_NS) return;
    this.taskLane(culprit).over.add(began, i, SpanState.Blocking, 0);
    for (const victim of this.victims(t.time[i]!)) {
      if (victim !== culprit) this.taskLane(victim).over.add(began, i, SpanState.Blocked, 0);
    }
  }

  /** The tasks that are ready, and those whose timer is due at now. */
  private victims(now: number): Set<Task> {
    const victims = new Set(this.ready);
    for (const { when, wakes } of this.timers.values()) {
      const task = this.tasks[taskOf(wakes)] ?? this.waiting.get(wakes);
      if (task && when <= now) victims.add(task);
    }
    return victims;
  }

  private taskDone(t: Trace, i: number): void {
    const task = this.tasks[taskOf(t.obj[i]!)];
    if (!task) return;
    this.taskLane(task).spans.end(i);
    this.ready.delete(task);
    this.waiting.delete(task.awaits);
    if (t.sub[i] === Sub.WhyRaised) this.failed.add(t.obj[i]!);
    this.mark(task.lane, i, endMark(t.sub[i]!));
  }

  private cancelRequested(t: Trace, i: number): void {
    const task = this.tasks[taskOf(t.obj[i]!)];
    if (!task) return;
    task.canceller = this.origin(t, i);
    this.mark(task.lane, i, MarkKind.CancelRequested);
  }

  private cancelDelivered(t: Trace, i: number): void {
    const task = this.tasks[taskOf(t.obj[i]!)];
    if (!task) return;
    this.mark(task.lane, i, MarkKind.CancelDelivered);
    const by = task.canceller;
    if (by && by.lane !== NOBODY && by.lane !== task.lane) {
      this.arrows.add(ArrowKind.Cancel, by.event, by.lane, i, task.lane);
    }
    task.canceller = null;
  }
}

function endMark(why: Sub): MarkKind {
  if (why === Sub.WhyRaised) return MarkKind.Raised;
  return why === Sub.WhyCancelled ? MarkKind.Cancelled : MarkKind.Done;
}


/** Takes the first entry that is n out of list; says whether there was one. */
function removeFirst(list: number[], n: number): boolean {
  const at = list.indexOf(n);
  if (at >= 0) list.splice(at, 1);
  return at >= 0;
}
