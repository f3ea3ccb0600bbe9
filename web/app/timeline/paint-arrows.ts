// Paints who woke, created or cancelled whom, and what went from one to another:
// thin curves. By default only those of what is selected or pointed at.
//
//   woke           solid, in the hue of who did it
//   created        dashed
//   handed over    dotted, with a dot where it begins: put → get, release → acquire
//   cancelled      solid, in the colour of the text
//   raised         solid, in the colour of errors: an exception that reaches who waits

import { ArrowKind } from "../trace/arrows";
import type { Brush } from "./brush";
import type { Scene } from "./scene";
import type { Pen } from "./surface";
import { laneColour } from "./theme";

/** More arrows than this at once show nothing, and take longer than a frame to paint. */
const MOST = 300;
/** Where there are more, all are drawn solid: dashes take long, and cannot be told apart any more. */
const FEW = 100;

export function paintArrows(brush: Brush, scene: Scene): void {
  const bundles = [...bundled(scene, arrowsOf(scene))];
  const few = bundles.reduce((sum, { ends }) => sum + ends.length, 0) <= FEW;
  for (const { arrow, ends } of bundles) paintBundle(brush, scene, arrow, ends, few);
}

/** Arrows of one look, which are painted together. */
interface Bundle {
  /** One of them. */
  arrow: number;
  ends: Ends[];
}

/** The arrows that can be seen, by their looks. Those that fall onto one another are drawn once. */
function bundled(scene: Scene, arrows: Iterable<number>): Iterable<Bundle> {
  const place = scene.view.place();
  const drawn = new Set<string>();
  const bundles = new Map<string, Bundle>();
  for (const arrow of arrows) {
    const ends = endsOf(scene, arrow, place);
    if (!ends) continue;
    const where = `${ends.x0} ${ends.y0} ${ends.x1} ${ends.y1}`;
    if (drawn.has(where)) continue;
    drawn.add(where);
    const look = scene.model.lanes.arrows.kind[arrow]! + colourOf(scene, arrow);
    const bundle = bundles.get(look);
    if (bundle) bundle.ends.push(ends);
    else bundles.set(look, { arrow, ends: [ends] });
  }
  return bundles.values();
}

/** The arrows to be drawn. */
function arrowsOf(scene: Scene): Iterable<number> {
  const { arrows } = scene.model.lanes;
  const [first, last] = scene.view.visible();
  if (scene.allArrows) {
    return thinned(arrows.firstFrom(first), arrows.firstFrom(last + 1), MOST);
  }
  const chosen = new Set<number>();
  if (scene.selection) addOf(scene, scene.selection.ref, first, last, chosen);
  if (scene.hover) addOf(scene, scene.hover.lane.ref, first, last, chosen, scene.hover.event);
  const waking = scene.waking();
  if (waking >= 0) chosen.add(waking);
  return chosen;
}

/**
 * The numbers from start to behind, or at most so many of them at even
 * distances: the same ones wherever the view is, so that nothing flickers while
 * it moves.
 */
export function* thinned(start: number, behind: number, most: number): Iterable<number> {
  let stride = 1;
  while ((behind - start) / stride > most) stride *= 2;
  for (let k = Math.ceil(start / stride) * stride; k < behind; k += stride) yield k;
}

/** Adds the arrows of a lane that are in view; with an event, only those that start or arrive there. */
function addOf(scene: Scene, ref: number, first: number, last: number, chosen: Set<number>, event?: number): void {
  const { lanes } = scene.model;
  for (const arrow of lanes.arrows.ofLane(lanes.find(ref))) {
    if (chosen.size >= MOST) return;
    const from = lanes.arrows.from[arrow]!;
    const to = lanes.arrows.to[arrow]!;
    if (to < first || from > last) continue;
    if (event === undefined || to === event || isInStep(scene, event, from)) chosen.add(arrow);
  }
}

/** Whether event lies in the step that begins at start. */
function isInStep(scene: Scene, start: number, event: number): boolean {
  const { steps } = scene.model;
  return event >= start && steps.of(event) === steps.of(start);
}

/** The ends of an arrow on the screen. */
interface Ends {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
  /** 1 when it goes down, -1 when it goes up. */
  down: number;
}

/** Where an arrow lies, null when it cannot be seen. */
function endsOf(scene: Scene, arrow: number, place: (event: number) => number): Ends | null {
  const { lanes } = scene.model;
  const fromRow = nearRow(scene, lanes.arrows.fromLane[arrow]!);
  const toRow = nearRow(scene, lanes.arrows.toLane[arrow]!);
  if (fromRow === null || toRow === null || fromRow === toRow) return null;
  const half = scene.view.frame.row / 2;
  const down = toRow > fromRow ? 1 : -1;
  return {
    x0: Math.round(place(lanes.arrows.from[arrow]!)),
    y0: scene.rowTop(fromRow) + half + down * half * 0.5,
    x1: Math.round(place(lanes.arrows.to[arrow]!)),
    y1: scene.rowTop(toRow) + half - down * half * 0.62,
    down,
  };
}

/** The row of a lane, or the one just outside the view in its direction; null when it has none. */
function nearRow(scene: Scene, lane: number): number | null {
  const row = scene.rows.of(lane, scene.model.lanes);
  const [first, behind] = scene.visibleRows();
  return row < 0 ? null : Math.min(behind, Math.max(first - 1, row));
}

function paintBundle(brush: Brush, scene: Scene, arrow: number, ends: readonly Ends[], dashed: boolean): void {
  const { ctx } = brush;
  ctx.strokeStyle = ctx.fillStyle = colourOf(scene, arrow);
  ctx.lineWidth = 1.25;
  const kind = scene.model.lanes.arrows.kind[arrow]!;
  if (dashed) ctx.setLineDash(kind === ArrowKind.Create ? [3, 3] : kind === ArrowKind.Handover ? [1, 2.5] : []);
  // One by one: a single path of many long curves takes a canvas several times as long.
  for (const { x0, y0, x1, y1 } of ends) curve(ctx, x0, y0, x1, y1);
  ctx.setLineDash([]);
  ctx.beginPath();
  for (const { x0, y0, x1, y1, down } of ends) {
    if (kind === ArrowKind.Handover) dot(ctx, x0, y0);
    head(ctx, x1, y1, down);
  }
  ctx.fill();
}

function colourOf(scene: Scene, arrow: number): string {
  const { lanes } = scene.model;
  if (lanes.arrows.kind[arrow] === ArrowKind.Cancel) return scene.theme.text;
  if (lanes.arrows.kind[arrow] === ArrowKind.Raise) return scene.theme.error;
  return laneColour(scene.theme, lanes.list[lanes.arrows.fromLane[arrow]!]!);
}

/** From (x0, y0) to (x1, y1), leaving and arriving upright; bowed where both lie at one x. */
function curve(ctx: Pen, x0: number, y0: number, x1: number, y1: number): void {
  const bow = Math.abs(x1 - x0) < 4 ? Math.min(16, Math.abs(y1 - y0) / 3) : 0;
  const middle = (y0 + y1) / 2;
  ctx.beginPath();
  ctx.moveTo(x0, y0);
  if (bow > 0) ctx.bezierCurveTo(x0 + bow, y0 + (y1 - y0) * 0.25, x1 + bow, y0 + (y1 - y0) * 0.7, x1, y1);
  else ctx.bezierCurveTo(x0, middle, x1, middle, x1, y1);
  ctx.stroke();
}

/** A triangle, run round in one direction whichever way it points: those that overlap leave no hole. */
function head(ctx: Pen, x: number, y: number, down: number): void {
  ctx.moveTo(x, y + down * 1.5);
  ctx.lineTo(x - 3.5 * down, y - down * 4.5);
  ctx.lineTo(x + 3.5 * down, y - down * 4.5);
}

function dot(ctx: Pen, x: number, y: number): void {
  ctx.moveTo(x + 2.5, y);
  ctx.arc(x, y, 2.5, 0, 2 * Math.PI);
}
