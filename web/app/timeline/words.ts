// The texts of the timeline. They come from the page's catalogue, so that the
// timeline speaks the reader's language.

/** What the level of a resource can mean, as one says it. */
export type ResourceWord = "items" | "free" | "taken" | "set" | "clear" | "arrived";

export type GroupName = readonly [whole: string, short: string];

export interface TimelineWords {
  /** What a screen reader says of the whole. */
  label(lanes: number, events: number): string;
  /** The name of the loop's lane. */
  loop: string;
  /** The names of the groups of lanes, whole and short: those who clean up when the program is over … */
  cleanup: GroupName;
  /** … queues and locks … */
  resources: GroupName;
  /** … and who works outside the loop. */
  outside: GroupName;
  /** The names of the axes, short. */
  time: string;
  steps: string;
  /** States, as one says them of a task. */
  notCreated: string;
  running: string;
  ready: string;
  /** what: what is awaited, "" if it has no name. */
  suspended(what: string): string;
  blocked: string;
  blocking: string;
  done: string;
  raised: string;
  cancelled: string;
  cancelRequested: string;
  cancelDelivered: string;
  /** Of the loop and of actors. */
  turn(n: number): string;
  idle: string;
  callback(name: string): string;
  busy(what: string): string;
  /** Of resources: "2 waiting"; held by someone unknown; of an Event. */
  waiting(n: number): string;
  held: string;
  set: string;
  /** A resource in full: its level, "" where it has none to tell, and who waits. */
  level: Record<ResourceWord, (value: number, capacity: number) => string>;
  heldBy(name: string): string;
  /** Who ends a wait. */
  wokenBy(name: string): string;
  /** How far it is from one mark to the other. */
  measured(time: string, steps: number): string;
  /** A long idle stretch that is drawn short. */
  folded(duration: string): string;
}
