// Virtual time as people read it. All times come in nanoseconds.

const SECOND = 1e9;
const MILLI = 1e6;
const MICRO = 1e3;

/** A duration in the unit that suits it: "1.5 s", "20 ms", "2 min 5 s". */
export function duration(ns: number): string {
  if (ns < 0) return "-" + duration(-ns);
  if (ns >= 60 * SECOND) return minutes(ns);
  if (ns >= SECOND || ns === 0) return `${short(ns / SECOND)} s`;
  if (ns >= MILLI) return `${short(ns / MILLI)} ms`;
  if (ns >= MICRO) return `${short(ns / MICRO)} µs`;
  return `${ns} ns`;
}

function minutes(ns: number): string {
  const whole = Math.floor(ns / (60 * SECOND));
  const rest = (ns - whole * 60 * SECOND) / SECOND;
  return rest === 0 ? `${whole} min` : `${whole} min ${short(rest)} s`;
}

/** At most three decimals, and no zeros at the end. */
function short(n: number): string {
  return String(Number(n.toFixed(3)));
}

/** A moment as a sentence names it: "t = 1.5 s". */
export function moment(ns: number): string {
  return `t = ${duration(ns)}`;
}

/** A moment on the clock, with a fixed number of decimals so that it does not jitter: "1.000 s". */
export function clock(ns: number): string {
  return `${(ns / SECOND).toFixed(3)} s`;
}
