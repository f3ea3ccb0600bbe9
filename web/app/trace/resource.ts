// What the operations on a shared thing (a queue, a lock …) do to its level:
// how much is in it, how many hold it. The `value` of an event means another
// thing at each operation; this is the one place that knows which.

import { Sub } from "./schema";

/** How the level of a resource is to be read. */
export enum ResourceKind {
  /** A queue: how many items are in it. */
  Store,
  /** Whether somebody holds it. */
  Lock,
  /** How many permits are taken. */
  Permits,
  /** An Event: whether it is set. */
  Flag,
  /** It has no level: only those who wait count. */
  Condition,
  /** How many have arrived. */
  Barrier,
}

/** The kind of resource that a class of asyncio makes, or one derived from it that is named after it. */
export function resourceKind(type: string): ResourceKind {
  if (type.includes("Semaphore")) return ResourceKind.Permits;
  if (type.includes("Lock")) return ResourceKind.Lock;
  if (type.includes("Event")) return ResourceKind.Flag;
  if (type.includes("Condition")) return ResourceKind.Condition;
  return type.includes("Barrier") ? ResourceKind.Barrier : ResourceKind.Store;
}

/** The level after an operation, from the one before it and the event's value. */
export function levelAfter(kind: ResourceKind, op: Sub, before: number, value: number, capacity: number): number {
  switch (kind) {
    case ResourceKind.Store:
      return op === Sub.OpPut || op === Sub.OpGet || op === Sub.OpShutdown ? value : before;
    case ResourceKind.Lock:
      return op === Sub.OpAcquire ? 1 : op === Sub.OpRelease ? 0 : before;
    case ResourceKind.Permits:
      return op === Sub.OpAcquire || op === Sub.OpRelease ? Math.max(0, capacity - value) : before;
    case ResourceKind.Flag:
      return op === Sub.OpSet ? 1 : op === Sub.OpClear ? 0 : before;
    case ResourceKind.Condition:
      return 0;
    case ResourceKind.Barrier:
      return op === Sub.OpAcquire && value > before ? 0 : value;
  }
}
