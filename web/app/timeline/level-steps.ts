// What of a resource's levels can be seen: stretches of one level each, with
// whatever shares a pixel melted into one that shows the highest.

import { lastAtMost, lowerBound } from "../trace/columns";
import type { Levels } from "../trace/levels";

/** A stretch in which nothing changes, or a pixel in which much does. */
export interface LevelStep {
  left: number;
  right: number;
  value: number;
  waiting: number;
  holder: number;
}

/** What is looked at: where events lie, and from which pixel to which. The last level reaches to lastEvent. */
export interface LevelStretch {
  place: (event: number) => number;
  lastEvent: number;
  left: number;
  right: number;
}

export function levelSteps(levels: Levels, { place, lastEvent, left, right }: LevelStretch): LevelStep[] {
  const { event, value, waiting, holder } = levels;
  const steps: LevelStep[] = [];
  const xOf = (k: number) => place(k < event.length ? event[k]! : lastEvent);
  const push = (from: number, to: number, v: number, w: number, h: number) => {
    if (to <= left || from >= right) return;
    const before = steps[steps.length - 1];
    const same = before && before.value === v && before.waiting === w && before.holder === h;
    if (same) before.right = Math.min(right, to);
    else steps.push({ left: Math.max(left, from), right: Math.min(right, to), value: v, waiting: w, holder: h });
  };
  const firstIn = lowerBound(0, event.length, (k) => place(event[k]!) >= left);
  for (let k = Math.max(0, firstIn - 1); k < event.length && xOf(k) <= right; ) {
    const pixel = Math.floor(xOf(k));
    // All changes within this pixel; the last of them holds on behind it.
    const behind = lowerBound(k + 1, event.length, (n) => place(event[n]!) >= pixel + 1);
    const last = behind - 1;
    const from = behind - k > 1 ? pixel + 1 : xOf(k);
    if (behind - k > 1) push(pixel, pixel + 1, levels.highestIn(k, behind), levels.mostWaitingIn(k, behind), holder[last]!);
    push(from, xOf(behind), value[last]!, waiting[last]!, holder[last]!);
    k = behind;
  }
  return steps;
}

/** Which of the levels is in force as of an event; -1 before the first. */
export function levelAt(levels: Levels, event: number): number {
  return lastAtMost(levels.event, event);
}
