// The exception that ended a run, as its traceback on stderr tells it.

import { Kind, Sub } from "../trace/schema";
import type { Trace } from "../trace/trace";

export interface Uncaught {
  /** The last line of the traceback, such as "ValueError: x". */
  message: string;
  /** Where in the program it was raised, 0 if that is not told. */
  line: number;
  /** The event that shows it. */
  event: number;
}

/** What nobody caught, null where a run has not ended so. */
export function uncaught(trace: Trace): Uncaught | null {
  const end = trace.length - 1;
  if (end < 1 || trace.kind[end] !== Kind.RunEnd || trace.sub[end] !== Sub.EndError) return null;
  let text = "";
  let event = end;
  // A recorded traceback comes in pieces.
  while (event > 0 && trace.kind[event - 1] === Kind.Output && trace.sub[event - 1] === Sub.Stderr) {
    text = trace.event(--event).text + text;
  }
  const message = text.trimEnd().split("\n").at(-1)!;
  if (message === "") return null;
  const program = trace.event(0).name;
  const places = [...text.matchAll(/^ +File "(.*)", line (\d+)/gm)].filter(([, file]) => file === program);
  return { message, line: Number(places.at(-1)?.[2] ?? 0), event };
}

/** Whether it is what Python 3.14 says to programs that were written before it. */
export function lacksEventLoop({ message }: Uncaught): boolean {
  return message.startsWith("RuntimeError: There is no current event loop in thread");
}
