// Where an axis gets its ticks, and what they say.

import type { Fold } from "./folds";

export interface Tick {
  /** In the axis's units before folding: ns, or columns. */
  at: number;
  label: string;
}

/** Pixels between ticks at least, so that their labels have room. */
const SPACING = 84;
/** No axis has more ticks, whatever happens. */
const MOST = 200;

/** The smallest of 1, 2, 5, 10, 20, 50 … that is at least n. */
export function roundStep(n: number): number {
  const power = 10 ** Math.floor(Math.log10(n));
  for (const digit of [1, 2, 5]) if (digit * power >= n * (1 - 1e-9)) return digit * power;
  return 10 * power;
}

/** Ticks on the time axis between two times, at nsPerPx; none inside a fold. */
export function timeTicks(from: number, to: number, nsPerPx: number, folds: readonly Fold[]): Tick[] {
  const step = Math.max(1, roundStep(SPACING * nsPerPx));
  const ticks: Tick[] = [];
  const start = Math.max(0, from);
  for (let n = Math.ceil(start / step); n * step <= to && ticks.length < MOST; n++) {
    const fold = folds.find((f) => f.start < n * step && n * step < f.end);
    if (fold) n = Math.ceil(fold.end / step);
    if (n * step > to) break;
    ticks.push({ at: n * step, label: timeLabel(n * step, step, to) });
  }
  return ticks;
}

/** Ticks on the step axis between two columns. */
export function stepTicks(from: number, to: number, columnsPerPx: number): Tick[] {
  const step = Math.max(1, roundStep(SPACING * columnsPerPx));
  const ticks: Tick[] = [];
  for (let n = Math.ceil(Math.max(0, from) / step); n * step <= to && ticks.length < MOST; n++) {
    ticks.push({ at: n * step, label: String(n * step) });
  }
  return ticks;
}

const UNITS = [
  { ns: 1e9, name: "s" },
  { ns: 1e6, name: "ms" },
  { ns: 1e3, name: "µs" },
  { ns: 1, name: "ns" },
];

/** A time in the unit that suits the biggest one in view, with the decimals that the step needs. */
export function timeLabel(ns: number, step: number, biggest: number): string {
  const unit = UNITS.find((u) => u.ns <= Math.max(biggest, step)) ?? UNITS[UNITS.length - 1]!;
  const decimals = Math.max(0, -Math.floor(Math.log10(step / unit.ns) + 1e-9));
  return `${(ns / unit.ns).toFixed(decimals)} ${unit.name}`;
}
