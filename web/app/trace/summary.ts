// What a run comes to, in figures.

import { isCleanup } from "./coroutine";
import { Kind, Sub, refKind, taskOf, RefKind, type Ref } from "./schema";
import type { Trace } from "./trace";

export interface Summary {
  /** Virtual time of the whole run, ns. */
  total: number;
  /** All sleeps, work outside and held steps laid end to end, ns: what it would take one after the other. */
  apart: number;
  /** The most of the program's tasks that were under way at once. */
  concurrency: number;
  /** The time for which steps held the loop, ns. */
  held: number;
  /** The longest step, if one took any time. */
  longest: { time: number; task: number; event: number } | null;
  warnings: number;
}

/** Sums up the whole of a trace. */
export function summarize(trace: Trace): Summary {
  const adder = new Adder(trace);
  for (let i = 0; i < trace.length; i++) adder.see(i);
  return adder.sum();
}

class Adder {
  private apart = 0;
  private held = 0;
  private warnings = 0;
  private concurrency = 0;
  private longest: Summary["longest"] = null;
  private readonly underWay = new Set<number>();
  private readonly cleaners = new Set<number>();
  /** When each sleeping task lay down and when its time is over, and when each actor set to work. */
  private readonly asleep = new Map<number, { since: number; due: number }>();
  /** When the timer of a future is due. */
  private readonly due = new Map<Ref, number>();
  private readonly busy = new Map<Ref, number>();
  private stepBegan = 0;

  constructor(private readonly t: Trace) {}

  sum(): Summary {
    const { apart, held, warnings, concurrency, longest, t } = this;
    const total = t.length === 0 ? 0 : t.time[t.length - 1]!;
    return { total, apart: apart + held, held, warnings, concurrency, longest };
  }

  see(i: number): void {
    const { t } = this;
    const task = taskOf(t.obj[i]!);
    switch (t.kind[i]) {
      case Kind.TaskCreated:
        if (isCleanup(t.symbol(t.text[i]!))) this.cleaners.add(task);
        return;
      case Kind.StepBegin:
        return this.stepBegin(task, i);
      case Kind.StepEnd:
        return this.stepEnd(task, i);
      case Kind.TaskDone:
        this.underWay.delete(task);
        return;
      case Kind.TimerArmed:
        this.due.set(t.peer[i]!, t.value[i]!);
        return;
      case Kind.HandleScheduled:
        return this.wakes(taskOf(t.peer[i]!), t.time[i]!);
      case Kind.ActorBusy:
        this.busy.set(t.obj[i]!, t.time[i]!);
        return;
      case Kind.ActorIdle:
        this.apart += t.time[i]! - (this.busy.get(t.obj[i]!) ?? t.time[i]!);
        this.busy.delete(t.obj[i]!);
        return;
      case Kind.Warning:
        this.warnings++;
        return;
    }
  }

  private stepBegin(task: number, i: number): void {
    this.stepBegan = this.t.time[i]!;
    if (this.cleaners.has(task)) return;
    this.underWay.add(task);
    this.concurrency = Math.max(this.concurrency, this.underWay.size);
  }

  private stepEnd(task: number, i: number): void {
    const { t } = this;
    const time = t.time[i]! - this.stepBegan;
    this.held += time;
    if (time > (this.longest?.time ?? 0)) this.longest = { time, task, event: i };
    const sleeps = t.sub[i] === Sub.WhySuspended && refKind(t.peer[i]!) === RefKind.Future && t.symbol(t.name[i]!).startsWith("sleep(");
    if (sleeps) this.asleep.set(task, { since: t.time[i]!, due: this.due.get(t.peer[i]!) ?? Infinity });
  }

  /** A task that is woken has slept; that someone held it up beyond its time is no wait of its own. */
  private wakes(task: number, now: number): void {
    const sleep = this.asleep.get(task);
    if (sleep) this.apart += Math.min(now, sleep.due) - sleep.since;
    this.asleep.delete(task);
  }
}
