// The texts of the timeline. They come from the page's catalogue, so that the
// timeline speaks the reader's language.

export interface TimelineWords {
  /** What a screen reader says of the whole. */
  label(lanes: number, events: number): string;
  /** The name of the loop's lane. */
  loop: string;
  /** The name of the lane of those who clean up when the program is over. */
  cleanup: string;
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
  /** A long idle stretch that is drawn short. */
  folded(duration: string): string;
}
