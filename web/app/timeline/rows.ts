// The order of the lanes from top to bottom: tasks, each above those that it
// created, the loop, then the groups: resources, the actors outside the loop,
// those that clean up. Lanes below a collapsed one are left out, and so are
// those that a filter does not name.

import { CLEANUP, OUTSIDE, RESOURCES, type Lane, type Lanes } from "../trace/lanes";
import { RefKind, type Ref } from "../trace/schema";

export class Rows {
  /** The lane of each row. */
  lanes: number[] = [];
  private readonly rowOf = new Map<number, number>();
  /** Those that clean up are not the program's: they are shown to who asks. */
  private readonly collapsed = new Set<Ref>([CLEANUP]);
  /** The lanes that are shown, collapsed or not; null for all. */
  private filter: ReadonlySet<Ref> | null = null;
  /** The lanes as of which the rows were built, and how many they were. */
  private from: Lanes | null = null;
  private built = -1;

  get length(): number {
    return this.lanes.length;
  }

  /** The row of a lane, or of the nearest lane above it that is shown; -1 if there is none. */
  of(lane: number, all: Lanes): number {
    for (let at = lane; at >= 0; at = all.list[at]!.parent) {
      const row = this.rowOf.get(at);
      if (row !== undefined) return row;
    }
    return -1;
  }

  isCollapsed(ref: Ref): boolean {
    return this.collapsed.has(ref);
  }

  /** Shows only these lanes; null shows all. */
  setFilter(filter: ReadonlySet<Ref> | null): void {
    this.filter = filter;
    this.built = -1;
  }

  /** Collapses or opens a lane; says whether that changes anything. */
  toggle(lane: Lane): boolean {
    if (lane.children.length === 0) return false;
    if (!this.collapsed.delete(lane.ref)) this.collapsed.add(lane.ref);
    this.built = -1;
    return true;
  }

  /** Takes in the lanes that have come since the last call. */
  extend(all: Lanes): void {
    if (this.from === all && this.built === all.list.length) return;
    this.from = all;
    this.built = all.list.length;
    this.lanes = [];
    this.enter(all, byKind(all, RefKind.Task));
    this.enter(all, byKind(all, RefKind.Loop));
    for (const group of [RESOURCES, OUTSIDE, CLEANUP]) this.enter(all, all.roots.filter((lane) => all.list[lane]!.ref === group));
    this.rowOf.clear();
    this.lanes.forEach((lane, row) => this.rowOf.set(lane, row));
  }

  /** Enters lanes and what is below them, by a stack: a chain of tasks can be long. */
  private enter(all: Lanes, roots: number[]): void {
    const stack = roots.reverse();
    for (let lane = stack.pop(); lane !== undefined; lane = stack.pop()) {
      const { children, ref } = all.list[lane]!;
      if (!this.filter || this.filter.has(ref)) this.lanes.push(lane);
      if (this.collapsed.has(ref) && !this.filter) continue;
      for (let k = children.length - 1; k >= 0; k--) stack.push(children[k]!);
    }
  }
}

function byKind(all: Lanes, kind: RefKind): number[] {
  return all.roots.filter((lane) => all.list[lane]!.kind === kind);
}
