// The level of one resource over the run: a list of changes, with a pyramid of
// the highest level and the most waiting over it, so that any stretch of it can
// be drawn at the detail of the screen.

import type { ResourceKind } from "./resource";

const FACTOR_BITS = 3;
const FACTOR = 1 << FACTOR_BITS;

export class Levels {
  /** The events at which something changes; ascending. */
  readonly event: number[] = [];
  readonly value: number[] = [];
  /** How many wait. */
  readonly waiting: number[] = [];
  /** The task that holds it, the first of them where there are several; 0 if none does. */
  readonly holder: number[] = [];
  /** The highest level so far. */
  most = 0;
  private readonly highest = new Pyramid();
  private readonly longest = new Pyramid();

  constructor(
    readonly kind: ResourceKind,
    /** -1 when there is no limit. */
    readonly capacity: number,
  ) {}

  get length(): number {
    return this.event.length;
  }

  add(event: number, value: number, waiting: number, holder: number): void {
    this.event.push(event);
    this.value.push(value);
    this.waiting.push(waiting);
    this.holder.push(holder);
    this.highest.add(value);
    this.longest.add(waiting);
    this.most = Math.max(this.most, value);
  }

  /** The highest level among the changes from first to behind. */
  highestIn(first: number, behind: number): number {
    return this.highest.most(first, behind);
  }

  /** The most that waited among the changes from first to behind. */
  mostWaitingIn(first: number, behind: number): number {
    return this.longest.most(first, behind);
  }
}

/** Numbers, and the greatest of each eight, of each 64 … */
class Pyramid {
  private readonly levels: number[][] = [[]];

  add(n: number): void {
    const at = this.levels[0]!.push(n) - 1;
    for (let level = 1; at >>> (FACTOR_BITS * level) > 0 || this.levels[level]; level++) {
      const entries = (this.levels[level] ??= [Math.max(...this.levels[level - 1]!.slice(0, FACTOR))]);
      const entry = at >>> (FACTOR_BITS * level);
      entries[entry] = Math.max(entries[entry] ?? 0, n);
    }
  }

  /** The greatest of the numbers from first to behind. */
  most(first: number, behind: number): number {
    let most = 0;
    for (let at = first; at < behind; ) {
      let level = 0;
      while (level + 1 < this.levels.length && at % FACTOR ** (level + 1) === 0 && at + FACTOR ** (level + 1) <= behind) level++;
      most = Math.max(most, this.levels[level]![at >>> (FACTOR_BITS * level)]!);
      at += FACTOR ** level;
    }
    return most;
  }
}
