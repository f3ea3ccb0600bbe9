import { effect, signal, type Signal } from "@preact/signals";

const PREFIX = "playground.";

/** Reads what was stored under key; null where there is nothing or storage is refused. */
export function recall(key: string): string | null {
  try {
    return localStorage.getItem(PREFIX + key);
  } catch {
    return null;
  }
}

/** Stores text under key, or forgets the key when text is null. */
export function remember(key: string, text: string | null): void {
  try {
    if (text === null) localStorage.removeItem(PREFIX + key);
    else localStorage.setItem(PREFIX + key, text);
  } catch {
    // Storage can be full or forbidden. The page works without it.
  }
}

/** A signal whose value outlives the page. What is read back must pass `valid`. */
export function persistent<T>(key: string, initial: T, valid: (value: unknown) => value is T): Signal<T> {
  const value = signal(stored(key, valid) ?? initial);
  effect(() => remember(key, JSON.stringify(value.value)));
  return value;
}

function stored<T>(key: string, valid: (value: unknown) => value is T): T | null {
  const text = recall(key);
  if (text === null) return null;
  try {
    const value: unknown = JSON.parse(text);
    return valid(value) ? value : null;
  } catch {
    return null;
  }
}

/** Makes the check that a value is one of a list. */
export function oneOf<T extends string>(...choices: T[]): (value: unknown) => value is T {
  return (value): value is T => choices.includes(value as T);
}

export function isNumber(value: unknown): value is number {
  return typeof value === "number" && Number.isFinite(value);
}
