// What a lane looks like: its spans as bars in pixels, one list per state, with
// whatever shares a pixel melted into one bar of the state that matters most.

import { SpanState } from "../trace/spans";
import { walk, type SpanSink, type Stretch } from "./lod";

/** A span wide enough to carry its label. */
export interface Caption {
  span: number;
  left: number;
  right: number;
}

/** Bars of one state: left and right edges in turn. */
export type Bars = number[];

export interface Shapes {
  bars: Map<SpanState, Bars>;
  captions: Caption[];
}

/** Which state is shown where several share a pixel: the first of these. */
const MATTERS = [
  SpanState.Blocking,
  SpanState.Running,
  SpanState.Blocked,
  SpanState.Ready,
  SpanState.Suspended,
  SpanState.Turn,
  SpanState.Idle,
];

/** Narrower spans carry no label. */
const CAPTION_WIDTH = 36;

export function shapesOf(stretch: Stretch): Shapes {
  const collector = new Collector(stretch);
  walk(stretch, collector);
  collector.flush();
  return collector;
}

/** bars without what the gaps cover; both ascend. */
export function without(bars: Bars, gaps: Bars): Bars {
  const rest: Bars = [];
  let gap = 0;
  for (let k = 0; k < bars.length; k += 2) {
    let left = bars[k]!;
    const right = bars[k + 1]!;
    while (gap < gaps.length && gaps[gap + 1]! <= left) gap += 2;
    for (let g = gap; g < gaps.length && gaps[g]! < right; g += 2) {
      if (gaps[g]! > left) rest.push(left, gaps[g]!);
      left = Math.max(left, gaps[g + 1]!);
    }
    if (left < right) rest.push(left, right);
  }
  return rest;
}

class Collector implements SpanSink, Shapes {
  readonly bars = new Map<SpanState, Bars>();
  readonly captions: Caption[] = [];
  private pixel = -Infinity;
  private states = 0;

  constructor(private readonly stretch: Stretch) {}

  span(i: number, left: number, right: number): void {
    this.flush();
    const from = Math.max(left, this.stretch.left);
    const to = Math.min(right, this.stretch.right);
    this.bar(this.stretch.spans.state[i]!, from, to);
    if (to - from >= CAPTION_WIDTH) this.captions.push({ span: i, left: from, right: to });
  }

  sliver(px: number, states: number): void {
    const pixel = Math.floor(px);
    if (pixel !== this.pixel) this.flush();
    this.pixel = pixel;
    this.states |= states;
  }

  /** Draws the pixel that slivers were gathered for. */
  flush(): void {
    const state = MATTERS.find((s) => (this.states & s) !== 0);
    if (state !== undefined) this.bar(state, this.pixel, this.pixel + 1);
    this.states = 0;
  }

  private bar(state: SpanState, left: number, right: number): void {
    const bars = this.bars.get(state);
    if (!bars) this.bars.set(state, [left, right]);
    else if (bars[bars.length - 1] === left) bars[bars.length - 1] = right;
    else bars.push(left, right);
  }
}
