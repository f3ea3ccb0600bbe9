// Builds small traces in code, for the tests of this folder and of the
// timeline. Never part of the page.

import { Kind, RefKind, Sub, makeRef, taskRef, type Ref } from "./schema";
import { Trace } from "./trace";

/** The fields of an event that a test cares about; the rest is zero. Times in seconds. */
export interface Fields {
  obj?: Ref;
  peer?: Ref;
  sub?: Sub;
  name?: string;
  text?: string;
  value?: number;
  line?: number;
}

export const LOOP = makeRef(RefKind.Loop, 1);

/** Plays the part of the simulator: knows the time, the turn and the running task. */
export class Script {
  readonly trace = new Trace();
  private time = 0;
  private turnNumber = 0;
  private inTurn = false;
  private running = 0;
  private created = 0;
  private handles = 0;
  private futures = 0;
  private actors = 0;
  private resources = 0;
  private readonly symbols = new Map<string, number>([["", 0]]);
  /** The ready queue: the tasks' handles. */
  private readonly handleOf = new Map<number, Ref>();

  constructor() {
    this.emit(Kind.RunBegin, { name: "test.py" });
    this.emit(Kind.LoopBegin, { obj: LOOP });
  }

  /** Adds one event and gives its number. */
  emit(kind: Kind, fields: Fields = {}): number {
    const { trace } = this;
    trace.reserve(1);
    const i = trace.length;
    trace.kind[i] = kind;
    trace.sub[i] = fields.sub ?? 0;
    trace.time[i] = Math.round(this.time * 1e9);
    trace.value[i] = fields.value ?? 0;
    trace.turn[i] = this.inTurn ? this.turnNumber : 0;
    trace.task[i] = this.running;
    trace.obj[i] = fields.obj ?? 0;
    trace.peer[i] = fields.peer ?? 0;
    trace.name[i] = this.symbol(fields.name ?? "");
    trace.text[i] = this.symbol(fields.text ?? "");
    trace.line[i] = trace.endLine[i] = fields.line ?? 0;
    trace.length++;
    return i;
  }

  /** Lets the clock go on while the running step holds the loop. */
  hold(seconds: number): void {
    this.time += seconds;
  }

  /** A turn that runs what body emits. */
  turn(body: () => void): void {
    this.turnNumber++;
    this.inTurn = true;
    this.emit(Kind.TurnBegin);
    body();
    this.emit(Kind.TurnEnd);
    this.inTurn = false;
  }

  /** The clock jumps by so many seconds. */
  jump(seconds: number): number {
    this.emit(Kind.Select, { value: seconds * 1e9 });
    this.time += seconds;
    return this.emit(Kind.ClockJump, { value: seconds * 1e9 });
  }

  /** The running task (or nobody) creates a task, which becomes ready. Gives its id. */
  create(name: string, coro = `${name}_coro`): number {
    const id = ++this.created;
    const peer = this.running === 0 ? 0 : taskRef(this.running);
    this.emit(Kind.TaskCreated, { obj: taskRef(id), peer, name, text: coro });
    this.wake(id, Sub.CauseStep);
    return id;
  }

  /** A task joins the ready queue. */
  wake(id: number, sub = Sub.CauseWakeup): number {
    const handle = this.handle();
    this.handleOf.set(id, handle);
    return this.emit(Kind.HandleScheduled, { obj: handle, peer: taskRef(id), sub, name: "step" });
  }

  /** A task's step, woken by a future or task: body, then it waits for what is named, or ends as sub says. */
  step(id: number, body: (() => void) | null, why: string | Sub, wokenBy: Ref = 0): void {
    const before = this.running;
    this.emit(Kind.HandleRun, { obj: this.handleOf.get(id) ?? this.handle() });
    this.running = id;
    this.emit(Kind.StepBegin, { obj: taskRef(id), peer: wokenBy, line: id });
    body?.();
    if (typeof why === "string") this.suspend(id, why);
    else this.finish(id, why);
    this.running = before;
  }

  /** A timer for a task that waits for peer. Gives its handle. */
  arm(due: number, peer: Ref): Ref {
    const obj = this.handle();
    this.emit(Kind.TimerArmed, { obj, peer, value: due * 1e9, name: "wake" });
    return obj;
  }

  /** A due timer's callback, which does what body says. */
  fire(timer: Ref, body: () => void): void {
    this.emit(Kind.HandleScheduled, { obj: timer, sub: Sub.CauseTimer, name: "wake" });
    this.callback(timer, () => {
      this.emit(Kind.TimerFired, { obj: timer, name: "wake" });
      body();
    });
  }

  /** A callback that is no task's step. */
  callback(handle: Ref, body: () => void): void {
    this.emit(Kind.HandleRun, { obj: handle });
    body();
    this.emit(Kind.HandleEnd, { obj: handle });
  }

  future(name: string): Ref {
    const obj = makeRef(RefKind.Future, ++this.futures);
    this.emit(Kind.FutureCreated, { obj, name });
    return obj;
  }

  actor(name: string, sub = Sub.ActorThread): Ref {
    const obj = makeRef(RefKind.Actor, ++this.actors);
    this.emit(Kind.ActorCreated, { obj, name, sub });
    return obj;
  }

  resource(name: string, type: string, capacity: number): Ref {
    const obj = makeRef(RefKind.Resource, ++this.resources);
    this.emit(Kind.ResourceCreated, { obj, name, text: type, value: capacity });
    return obj;
  }

  /** An operation on a resource, for a task. */
  operate(obj: Ref, sub: Sub, task: number, value: number, text = ""): number {
    return this.emit(Kind.ResourceOp, { obj, sub, peer: taskRef(task), value, text });
  }

  handle(): Ref {
    return makeRef(RefKind.Handle, ++this.handles);
  }

  private suspend(id: number, name: string): void {
    this.emit(Kind.StepEnd, { obj: taskRef(id), sub: Sub.WhySuspended, name, line: id });
  }

  private finish(id: number, sub: Sub): void {
    this.emit(Kind.StepEnd, { obj: taskRef(id), sub });
    this.running = 0;
    this.emit(Kind.TaskDone, { obj: taskRef(id), sub, text: "None" });
  }

  private symbol(text: string): number {
    const known = this.symbols.get(text);
    if (known !== undefined) return known;
    this.trace.symbols.push(text);
    this.symbols.set(text, this.trace.symbols.length - 1);
    return this.trace.symbols.length - 1;
  }
}

/** main waits for two workers, which sleep for 1 s and 2 s; each creates, wakes and ends as asyncio would have it. */
export function twoSleepers(): Trace {
  const s = new Script();
  const main = s.create("main");
  let a = 0;
  let b = 0;
  s.turn(() =>
    s.step(
      main,
      () => {
        a = s.create("worker-1");
        b = s.create("worker-2");
      },
      "gather(2)",
    ),
  );
  const timers: Ref[] = [];
  s.turn(() => {
    for (const [id, due] of [
      [a, 1],
      [b, 2],
    ] as const) {
      s.step(id, () => timers.push(s.arm(due, taskRef(id))), `sleep(${due})`);
    }
  });
  s.jump(1);
  s.turn(() => s.fire(timers[0]!, () => s.wake(a)));
  s.turn(() => s.step(a, null, Sub.WhyDone));
  s.jump(1);
  s.turn(() => s.fire(timers[1]!, () => s.wake(b)));
  s.turn(() => {
    s.step(b, null, Sub.WhyDone);
    s.wake(main);
  });
  s.turn(() => s.step(main, null, Sub.WhyDone));
  s.emit(Kind.LoopEnd, { obj: LOOP });
  s.emit(Kind.RunEnd, { sub: Sub.EndNormal });
  return s.trace;
}

/** tasks that take turns: rounds of sleep(0) at one instant each, with a pause of 10 ms between rounds. */
export function takingTurns(tasks: number, rounds: number): Trace {
  const s = new Script();
  const main = s.create("main");
  const ids: number[] = [];
  s.turn(() => s.step(main, () => ids.push(...Array.from({ length: tasks }, (_, k) => s.create(`t-${k}`))), "wait()"));
  for (let round = 0; round < rounds; round++) {
    s.jump(0.01);
    s.turn(() => {
      for (const id of ids) s.step(id, () => s.wake(id, Sub.CauseStep), "sleep(0)");
    });
  }
  return s.trace;
}
