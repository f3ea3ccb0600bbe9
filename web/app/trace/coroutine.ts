// What a task's coroutine tells the reader beside the task's name.

/** The coroutines that asyncio.run drives at its end, to clean up behind the program. */
const CLEANUP = /^BaseEventLoop\.shutdown_/;

/** Whether asyncio.run makes the task of this coroutine by itself, when the program is over. */
export function isCleanup(coro: string): boolean {
  return CLEANUP.test(coro);
}

/**
 * The coroutine as it stands beside a task's name: without the functions that
 * it is defined in (or, of asyncio's own, the class), and "" where it adds nothing to the name.
 */
export function coroutineBeside(name: string, coro: string): string {
  const short = coro.replace(/^(.*<locals>|BaseEventLoop)\./, "");
  const last = short.slice(short.lastIndexOf(".") + 1).toLowerCase();
  const words = name.toLowerCase().split(/[^\p{L}\p{N}_]+/u);
  return words.some((word) => word === last || word.replace(/\d+$/, "") === last) ? "" : short;
}
