// Small tools for columns of numbers.

type Column = Uint8Array | Uint16Array | Uint32Array | Float64Array;

/** column itself where it has room for need entries, else a copy of at least twice the size. */
export function grown<T extends Column>(column: T, need: number): T {
  if (need <= column.length) return column;
  const bigger = new (column.constructor as new (n: number) => T)(Math.max(need, column.length * 2));
  bigger.set(column);
  return bigger;
}

/**
 * The first i in [lo, hi) for which after(i) holds, or hi. after must be false
 * up to some point and true from there on.
 */
export function lowerBound(lo: number, hi: number, after: (i: number) => boolean): number {
  while (lo < hi) {
    const mid = (lo + hi) >>> 1;
    if (after(mid)) hi = mid;
    else lo = mid + 1;
  }
  return lo;
}

/** The last entry of the ascending list that is at most value: its index, or -1. */
export function lastAtMost(list: readonly number[], value: number): number {
  return lowerBound(0, list.length, (i) => list[i]! > value) - 1;
}
