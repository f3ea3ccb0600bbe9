// What passes from one task to another through a resource: an item that one puts
// and another gets, a lock that one releases and another had been waiting for.

import { Sub } from "./schema";

/** Where something was done: a lane, and an event in it. */
export interface Origin {
  lane: number;
  event: number;
}

interface Item extends Origin {
  /** A symbol of the trace: what it looks like. */
  text: number;
}

/** Queues that are longer are not searched for an item that is not next in line. */
const LOOKED_AT = 64;

/** One resource and what is on its way through it. */
export class Handover {
  private items: Item[] = [];
  /** How many of items are gone already. */
  private gone = 0;
  private released: Origin | null = null;
  private readonly waiting = new Set<number>();

  constructor(private readonly lastInFirstOut: boolean) {}

  /** Takes an operation in; gives who made it possible, if that was somebody's doing. */
  see(op: Sub, task: number, text: number, here: Origin): Origin | null {
    switch (op) {
      case Sub.OpWait:
        this.waiting.add(task);
        return null;
      case Sub.OpLeave:
        this.waiting.delete(task);
        return null;
      case Sub.OpPut:
        this.waiting.delete(task);
        this.items.push({ ...here, text });
        return null;
      case Sub.OpGet:
        this.waiting.delete(task);
        return this.take(text);
      case Sub.OpRelease:
        this.released = here;
        return null;
      case Sub.OpAcquire:
        return this.waiting.delete(task) ? this.released : null;
      default:
        return null;
    }
  }

  /** Takes the item that was got: the next in line, or where another looks like it, that one. */
  private take(text: number): Item | null {
    const { items } = this;
    const next = this.lastInFirstOut ? items.length - 1 : this.gone;
    if (next < this.gone || next >= items.length) return null;
    const step = this.lastInFirstOut ? -1 : 1;
    for (let k = next, n = 0; k >= this.gone && k < items.length && n < LOOKED_AT; k += step, n++) {
      if (items[k]!.text === text) return this.remove(k);
    }
    return this.remove(next);
  }

  private remove(k: number): Item {
    const item = this.items[k]!;
    if (k !== this.gone) {
      this.items.splice(k, 1);
      return item;
    }
    this.gone++;
    if (this.gone > 1024 && this.gone * 2 > this.items.length) {
      this.items = this.items.slice(this.gone);
      this.gone = 0;
    }
    return item;
  }
}
