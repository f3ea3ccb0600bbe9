// Who caused what: from a moment in one lane to a moment in another.

import { lowerBound } from "./columns";

export enum ArrowKind {
  /** Somebody made a task that waited ready; to: its next step. */
  Wake,
  /** A task created another. */
  Create,
  /** A task asked another to stop; to: where that one learns of it. */
  Cancel,
  /** What one has put another gets; what one has released another, who waited for it, acquires. */
  Handover,
  /** An exception that ended one reaches who waits for it: a wake-up with bad news. */
  Raise,
}

/** All arrows of a trace, in the order in which they arrive. */
export class Arrows {
  readonly kind: ArrowKind[] = [];
  /** The events and lanes at both ends. */
  readonly from: number[] = [];
  readonly fromLane: number[] = [];
  readonly to: number[] = [];
  readonly toLane: number[] = [];
  /** The arrows that touch a lane. */
  private readonly byLane: number[][] = [];

  get length(): number {
    return this.kind.length;
  }

  add(kind: ArrowKind, from: number, fromLane: number, to: number, toLane: number): void {
    const arrow = this.kind.length;
    this.kind.push(kind);
    this.from.push(from);
    this.fromLane.push(fromLane);
    this.to.push(to);
    this.toLane.push(toLane);
    this.enter(fromLane, arrow);
    if (toLane !== fromLane) this.enter(toLane, arrow);
  }

  ofLane(lane: number): readonly number[] {
    return this.byLane[lane] ?? [];
  }

  /** The first arrow that arrives at event i or later. */
  firstFrom(i: number): number {
    return lowerBound(0, this.to.length, (arrow) => this.to[arrow]! >= i);
  }

  private enter(lane: number, arrow: number): void {
    const list = this.byLane[lane];
    if (list) list.push(arrow);
    else this.byLane[lane] = [arrow];
  }
}
