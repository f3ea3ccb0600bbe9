// A run in the Trace Event Format, which Perfetto, chrome://tracing and
// speedscope open: a process for the run, a thread for each lane, B/E slices
// for what happens in it, instants for its ends, counters for queues and locks,
// and flows for the arrows.
//
// Much of a run happens at one virtual instant, but viewers draw no slice that
// takes no time and bind no flow to it. So each event is moved a nanosecond or
// two behind the one before it: the order can be seen by zooming in, and the
// clock is not noticeably wrong, for it catches up at the next wait.

import { ArrowKind } from "../trace/arrows";
import { lastAtMost } from "../trace/columns";
import { Lanes, MarkKind, type Lane } from "../trace/lanes";
import { RefKind } from "../trace/schema";
import { OPEN, SpanState, type Spans } from "../trace/spans";
import type { Trace } from "../trace/trace";

/** One entry of traceEvents. */
export interface TraceEntry {
  ph: "M" | "B" | "E" | "i" | "C" | "s" | "f";
  pid: number;
  tid: number;
  /** Microseconds. */
  ts?: number;
  name?: string;
  cat?: string;
  cname?: string;
  id?: number;
  /** A flow's end belongs to the slice around it. */
  bp?: "e";
  /** An instant belongs to its thread. */
  s?: "t";
  args?: Record<string, unknown>;
}

/** The names of what has no name in the trace, in the reader's language. */
export interface ChromeWords {
  loop: string;
  group(lane: Lane): string;
  running: string;
  ready: string;
  idle: string;
  turn(n: number): string;
}

const PID = 1;
/** The first lane's thread. Viewers take one with the process's number for its main thread and put it first, and 0 for the idle thread. */
const FIRST_TID = PID + 1;
/** Between two events: room for a flow in the slice between them. */
const APART_NS = 2;
/** Entries that are handed on together. */
const CHUNK = 4096;

/** The kinds of lane from top to bottom. */
const ORDER = [RefKind.Task, RefKind.Loop, RefKind.Resource, RefKind.Actor, RefKind.None];

/** Chromium's own colours for what threads do. */
const COLOURS: Partial<Record<SpanState, string>> = {
  [SpanState.Running]: "thread_state_running",
  [SpanState.Ready]: "thread_state_runnable",
  [SpanState.Suspended]: "thread_state_sleeping",
};

const ARROW_NAMES: Record<ArrowKind, string> = {
  [ArrowKind.Wake]: "wakes",
  [ArrowKind.Create]: "creates",
  [ArrowKind.Cancel]: "cancels",
  [ArrowKind.Handover]: "hands over",
  [ArrowKind.Raise]: "raises",
};

/** The file's text, in pieces. */
export function writeChromeTrace(trace: Trace, program: string, words: ChromeWords): string[] {
  const pieces = ['{"displayTimeUnit":"ns","traceEvents":[\n'];
  let piece: string[] = [];
  const flush = (end: string) => {
    pieces.push(piece.join(",\n") + end);
    piece = [];
  };
  for (const entry of chromeEntries(trace, program, words)) {
    piece.push(JSON.stringify(entry));
    if (piece.length === CHUNK) flush(",\n");
  }
  // The process's name is the first entry, so there is always a last one.
  if (piece.length === 0) pieces.push(pieces.pop()!.replace(/,\n$/, ""));
  flush("\n]}\n");
  return pieces;
}

/** All entries, lane by lane and in each in the order of time. */
export function* chromeEntries(trace: Trace, program: string, words: ChromeWords): Iterable<TraceEntry> {
  const lanes = new Lanes();
  lanes.extend(trace);
  const clock = new Clock(trace);
  yield { ph: "M", pid: PID, tid: PID, name: "process_name", args: { name: program } };
  for (const [number, lane] of lanes.list.entries()) {
    yield* threadNames(trace, lane, number, words);
    yield* new LaneWriter(trace, lanes, number, clock, words).entries();
  }
}

function* threadNames(trace: Trace, lane: Lane, number: number, words: ChromeWords): Iterable<TraceEntry> {
  const tid = number + FIRST_TID;
  yield { ph: "M", pid: PID, tid, name: "thread_name", args: { name: laneTitle(trace, lane, words) } };
  yield { ph: "M", pid: PID, tid, name: "thread_sort_index", args: { sort_index: ORDER.indexOf(lane.kind) * 2 ** 20 + tid } };
}

function laneTitle(trace: Trace, lane: Lane, words: ChromeWords): string {
  if (lane.kind === RefKind.Loop) return words.loop;
  if (lane.kind === RefKind.None) return words.group(lane);
  const name = trace.symbol(lane.name);
  const coro = trace.symbol(lane.coro);
  return coro === "" || coro === name ? name : `${name} ${coro}`;
}

/** When each event is, in ns: as in the trace, but no two at once. */
class Clock {
  private readonly at: Float64Array;

  constructor(trace: Trace) {
    this.at = new Float64Array(trace.length);
    let before = -APART_NS;
    for (let i = 0; i < trace.length; i++) before = this.at[i] = Math.max(trace.time[i]!, before + APART_NS);
  }

  /** Microseconds, in which the format counts, of an event. */
  us(event: number): number {
    return micros(this.at[event]!);
  }

  /** The same, of an event as it lies strictly within a slice. */
  within(event: number, from: number, to: number): number {
    return micros(Math.min(Math.max(this.at[event]!, this.at[from]! + 1), this.at[to]! - 1));
  }
}

function micros(ns: number): number {
  return Math.round(ns) / 1000;
}

/** An entry and where it comes among those of the same moment: what ends goes before what begins. */
interface Placed {
  ts: number;
  rank: number;
  entry: Omit<TraceEntry, "pid" | "tid" | "ts">;
}

enum Rank {
  EndInner,
  EndOuter,
  BeginOuter,
  BeginInner,
  /** Before the instants of the same moment, which some viewers would take for the slice that they start in. */
  Flow,
  Other,
}

/** The entries of one lane. */
class LaneWriter {
  private readonly placed: Placed[] = [];
  private readonly lane: Lane;
  private readonly last: number;

  constructor(
    private readonly trace: Trace,
    private readonly lanes: Lanes,
    private readonly number: number,
    private readonly clock: Clock,
    private readonly words: ChromeWords,
  ) {
    this.lane = lanes.list[number]!;
    this.last = trace.length - 1;
  }

  *entries(): Iterable<TraceEntry> {
    this.slices(this.lane.spans, Rank.BeginOuter, Rank.EndOuter);
    // A task's other spans (blocked, blocking) are told by its steps; the loop's are callbacks within its turns.
    if (this.lane.kind === RefKind.Loop) this.slices(this.lane.over, Rank.BeginInner, Rank.EndInner);
    this.instants();
    this.counters();
    this.flows();
    this.placed.sort((a, b) => a.ts - b.ts || a.rank - b.rank);
    for (const { ts, entry } of this.placed) yield { ...entry, pid: PID, tid: this.number + FIRST_TID, ts };
  }

  private place(ts: number, rank: Rank, entry: Placed["entry"]): void {
    this.placed.push({ ts, rank, entry });
  }

  private slices(spans: Spans, begin: Rank, end: Rank): void {
    const { clock } = this;
    for (let k = 0; k < spans.length; k++) {
      const from = spans.from[k]!;
      const to = this.endOf(spans, k);
      if (to <= from) continue;
      const state = spans.state[k]!;
      const { line } = this.trace;
      const args = line[from] ? { line: line[from] } : undefined;
      const slice = { name: this.nameOf(spans, k), cat: SpanState[state]!.toLowerCase(), args };
      this.place(clock.us(from), begin, { ph: "B", ...slice, cname: COLOURS[state] });
      // speedscope goes by the name and the arguments, not by the order.
      this.place(clock.us(to), end, { ph: "E", ...slice });
    }
  }

  private endOf(spans: Spans, k: number): number {
    return spans.to[k] === OPEN ? this.last : spans.to[k]!;
  }

  private nameOf(spans: Spans, k: number): string {
    const { words, trace } = this;
    const label = trace.symbol(spans.label[k]!);
    switch (spans.state[k]) {
      case SpanState.Ready:
        return words.ready;
      case SpanState.Turn:
        return words.turn(trace.turn[spans.from[k]!]!);
      case SpanState.Idle:
        return words.idle;
      default:
        return label || trace.symbol(this.lane.coro) || words.running;
    }
  }

  private instants(): void {
    const { event, kind } = this.lane.marks;
    for (let k = 0; k < event.length; k++) {
      this.place(this.clock.us(event[k]!), Rank.Other, { ph: "i", s: "t", name: MarkKind[kind[k]!]!, cat: "mark" });
    }
  }

  private counters(): void {
    const { levels, name } = this.lane;
    if (!levels) return;
    for (let k = 0; k < levels.length; k++) {
      const args = { level: levels.value[k]!, waiting: levels.waiting[k]! };
      this.place(this.clock.us(levels.event[k]!), Rank.Other, { ph: "C", name: `${this.trace.symbol(name)} #${this.number + 1}`, args });
    }
  }

  /** The ends of the arrows that touch this lane, each within the slice that it belongs to; an arrow without such slices is left out. */
  private flows(): void {
    const { arrows } = this.lanes;
    for (const id of arrows.ofLane(this.number)) {
      const [from, to] = [this.bind(arrows.fromLane[id]!, arrows.from[id]!, false), this.bind(arrows.toLane[id]!, arrows.to[id]!, true)];
      if (from === null || to === null || to <= from) continue;
      const flow = { name: ARROW_NAMES[arrows.kind[id]!], cat: "arrow", id: id + 1 };
      if (arrows.fromLane[id] === this.number) this.place(from, Rank.Flow, { ph: "s", ...flow });
      if (arrows.toLane[id] === this.number) this.place(to, Rank.Flow, { ph: "f", bp: "e", ...flow });
    }
  }

  /** When a flow that starts or arrives at an event of a lane is, so as to lie within a slice: the one there, or the nearest. */
  private bind(lane: number, event: number, arrives: boolean): number | null {
    const spans = this.lanes.list[lane]?.spans;
    if (!spans || spans.length === 0) return null;
    let k = Math.max(0, lastAtMost(spans.from, event));
    // What is done at the very end of a step is still its doing.
    if (!arrives && k > 0 && spans.from[k] === event) k--;
    if (arrives && this.endOf(spans, k) < event && k + 1 < spans.length) k++;
    const [from, to] = [spans.from[k]!, this.endOf(spans, k)];
    return to <= from ? null : this.clock.within(event, from, to);
  }
}
