/**
 * How long to wait before the next attempt to connect: doubling from half a
 * second to a quarter of a minute, shortened by up to a third at random so that
 * a classroom does not come back all at once.
 */
export function backoff(attempt: number, random: () => number = Math.random): number {
  const full = Math.min(500 * 2 ** attempt, 15_000);
  return Math.round(full * (1 - random() / 3));
}
