// Paints what the reader and the page have noted on the run: the marks that are
// measured between, the first step that differs from another run's, and, on the
// minimap, what a search has found.

import { duration } from "../format/time";
import type { Ref } from "../trace/schema";
import type { Brush } from "./brush";
import type { Scene } from "./scene";

/** What is noted on a run, by events. */
export interface Notes {
  /** None, one, or two marks to measure between. */
  measure: readonly number[];
  /** Where it parts from the run that it is compared with; -1 where it does not. */
  difference: number;
  /** The lanes that are not as in that run. */
  differing: ReadonlySet<Ref>;
  /** What a search has found. */
  matches: readonly number[];
}

export const NO_NOTES: Notes = { measure: [], difference: -1, differing: new Set(), matches: [] };

/** Over the lanes: the band between two marks, and the lines. */
export function paintNotes(brush: Brush, scene: Scene): void {
  const { measure, difference } = notesOf(scene);
  const { view, theme } = scene;
  const place = view.place();
  const [x0, x1] = measure.map(place);
  if (x0 !== undefined && x1 !== undefined) {
    brush.ctx.fillStyle = theme.accent;
    brush.ctx.globalAlpha = 0.08;
    brush.rect(x0, view.top, x1 - x0, view.frame.height - view.top);
    brush.ctx.globalAlpha = 1;
  }
  for (const event of measure) line(brush, scene, place(event), theme.accent);
  if (difference >= 0) line(brush, scene, place(difference), theme.text);
}

/** On the axis: the signs that belong to the lines, and how far it is from mark to mark. */
export function paintNoteSigns(brush: Brush, scene: Scene): void {
  const { measure, difference } = notesOf(scene);
  const { theme } = scene;
  const place = scene.view.place();
  if (difference >= 0) sign(brush, scene, place(difference), "≠", theme.text);
  if (measure.length === 1) sign(brush, scene, place(measure[0]!), "▼", theme.accent);
  if (measure.length < 2) return;
  const [a, b] = measure as readonly [number, number];
  sign(brush, scene, (place(a) + place(b)) / 2, measured(scene, a, b), theme.accent);
}

/** How far it is from one event to a later one, in time and in steps. */
export function measured({ model, words }: Scene, a: number, b: number): string {
  const { time } = model.trace;
  return words.measured(duration(time[b]! - time[a]!), model.steps.of(b) - model.steps.of(a));
}

/** The notes, without what the trace does not reach to yet. */
function notesOf({ notes, lastEvent }: Scene): Notes {
  if (lastEvent < 0) return NO_NOTES;
  return { ...notes, measure: notes.measure.filter((e) => e <= lastEvent), difference: notes.difference <= lastEvent ? notes.difference : -1 };
}

function line(brush: Brush, { view }: Scene, x: number, colour: string): void {
  const { ctx } = brush;
  ctx.strokeStyle = colour;
  ctx.lineWidth = 1;
  ctx.setLineDash([4, 3]);
  ctx.beginPath();
  ctx.moveTo(brush.crisp(x) + 0.5, view.top);
  ctx.lineTo(brush.crisp(x) + 0.5, view.frame.height);
  ctx.stroke();
  ctx.setLineDash([]);
}

/** A text in a box on the axis, about x. */
function sign(brush: Brush, { view, theme }: Scene, x: number, text: string, colour: string): void {
  const { minimap, axis } = view.frame;
  const { ctx } = brush;
  brush.font = theme.small;
  const half = brush.width(text) / 2 + 5;
  if (x + half < view.left || x - half > view.right) return;
  const middle = Math.min(Math.max(x, view.left + half), view.right - half);
  ctx.fillStyle = theme.bg;
  brush.rect(middle - half, minimap + 2, 2 * half, axis - 5);
  ctx.strokeStyle = colour;
  ctx.lineWidth = 1;
  ctx.strokeRect(middle - half, minimap + 2.5, 2 * half, axis - 6);
  ctx.fillStyle = colour;
  brush.write(text, middle - half + 5, minimap + axis / 2 - 1);
}

/** At most so many finds are drawn; more cannot be told apart. */
const MOST_MATCHES = 4000;

/** On the minimap: a tick for each find. */
export function paintMatches(brush: Brush, { view, model, theme, notes, lastEvent }: Scene): void {
  const whole = view.whole(view.axis);
  const stride = Math.max(1, Math.ceil(notes.matches.length / MOST_MATCHES));
  brush.ctx.fillStyle = theme.accent;
  for (let k = 0; k < notes.matches.length; k += stride) {
    const event = notes.matches[k]!;
    if (event > lastEvent) return;
    brush.rect(whole.px(model.axes[view.axis].x(event)) - 1, 1, 2, 6);
  }
}
