// The spans of one lane, in order, with a level-of-detail pyramid over them.
//
// Level 0 is the spans themselves. An entry of level n stands for 8ⁿ of them
// and knows only which states occur there. That is all that can be drawn of
// spans that share a pixel, on any axis and at any zoom: their places are those
// of the first and the last of them, so the pyramid need not know about axes.

const FACTOR_BITS = 3;

/** The end of a span that has not ended. */
export const OPEN = -1;

/** What goes on in a span; one bit each, so that a group's states are their sum. */
export enum SpanState {
  Running = 1,
  /** In the ready queue, waiting for its turn. */
  Ready = 2,
  Suspended = 4,
  /** Held up by a step that does not let go of the loop. */
  Blocked = 8,
  /** The step that holds others up. */
  Blocking = 16,
  /** A turn of the loop. */
  Turn = 32,
  /** Nothing to do until the clock jumps. */
  Idle = 64,
}

export class Spans {
  /** The events at which spans begin and end; ascending. */
  readonly from: number[] = [];
  readonly to: number[] = [];
  readonly state: SpanState[] = [];
  /** A symbol of the trace: what is awaited, or what is done. */
  readonly label: number[] = [];
  /** upper[n-1] holds the states of level n; a level exists once it has two entries. */
  private readonly upper: number[][] = [];

  get length(): number {
    return this.from.length;
  }

  /** The highest level of the pyramid. */
  get top(): number {
    return this.upper.length;
  }

  /** Begins a span at event from, and ends the one before it there if it is still open. */
  begin(from: number, state: SpanState, label: number): void {
    this.end(from);
    this.add(from, OPEN, state, label);
  }

  /** Adds a whole span. */
  add(from: number, to: number, state: SpanState, label: number): void {
    this.from.push(from);
    this.to.push(to);
    this.state.push(state);
    this.label.push(label);
    this.raise(this.from.length - 1, state);
  }

  /** Ends the last span at event to, if it is open. */
  end(to: number): void {
    const last = this.to.length - 1;
    if (last >= 0 && this.to[last] === OPEN) this.to[last] = to;
  }

  /** The states that occur in an entry of a level. */
  states(level: number, entry: number): number {
    return level === 0 ? this.state[entry]! : this.upper[level - 1]![entry]!;
  }

  /** How many entries a level has. */
  size(level: number): number {
    return level === 0 ? this.from.length : this.upper[level - 1]!.length;
  }

  /** The first span of an entry, and the one behind its last. */
  first(level: number, entry: number): number {
    return entry << (FACTOR_BITS * level);
  }

  behind(level: number, entry: number): number {
    return Math.min(this.from.length, (entry + 1) << (FACTOR_BITS * level));
  }

  /** The first entry, one level down, of an entry above level 0, and the one behind its last. */
  child(entry: number): number {
    return entry << FACTOR_BITS;
  }

  behindChild(level: number, entry: number): number {
    return Math.min(this.size(level - 1), (entry + 1) << FACTOR_BITS);
  }

  /** Enters the state of span i into every level above it. */
  private raise(i: number, state: number): void {
    for (let level = 1; level <= this.upper.length; level++) {
      const entries = this.upper[level - 1]!;
      const entry = i >>> (FACTOR_BITS * level);
      if (entry === entries.length) entries.push(state);
      else entries[entry]! |= state;
    }
    if (i === 1 << (FACTOR_BITS * (this.upper.length + 1))) this.addLevel(state);
  }

  /** A new level, just as its second entry begins; the first sums up all that was before. */
  private addLevel(state: number): void {
    const below = this.upper.length === 0 ? this.state : this.upper[this.upper.length - 1]!;
    let before = 0;
    for (let entry = 0; entry < below.length - 1; entry++) before |= below[entry]!;
    this.upper.push([before, state]);
  }
}
