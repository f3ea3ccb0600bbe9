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

/** More arrows than this at once show nothing. */
const MOST = 1500;

export function paintArrows(brush: Brush, scene: Scene): void {
  const place = scene.view.place();
  const drawn = new Set<string>();
  for (const arrow of arrowsOf(scene)) {
    const ends = endsOf(scene, arrow, place);
    if (!ends) continue;
    // Those that fall onto one another are drawn once.
    const where = `${ends.x0} ${ends.y0} ${ends.x1} ${ends.y1}`;
    if (drawn.has(where)) continue;
    drawn.add(where);
    paintArrow(brush, scene, arrow, ends);
  }
}

/** The arrows to be drawn. */
function arrowsOf(scene: Scene): Iterable<number> {
  const { arrows } = scene.model.lanes;
  const [first, last] = scene.view.visible();
  if (scene.allArrows) {
    const start = arrows.firstFrom(first);
    const behind = arrows.firstFrom(last + 1);
    const stride = Math.max(1, Math.ceil((behind - start) / MOST));
    return range(start, behind, stride);
  }
  const chosen = new Set<number>();
  if (scene.selection) addOf(scene, scene.selection.ref, first, last, chosen);
  if (scene.hover) addOf(scene, scene.hover.lane.ref, first, last, chosen, scene.hover.event);
  const waking = scene.waking();
  if (waking >= 0) chosen.add(waking);
  return chosen;
}

function* range(start: number, behind: number, stride: number): Iterable<number> {
  for (let k = start; k < behind; k += stride) yield k;
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

function paintArrow(brush: Brush, scene: Scene, arrow: number, { x0, y0, x1, y1, down }: Ends): void {
  const { ctx } = brush;
  ctx.strokeStyle = ctx.fillStyle = colourOf(scene, arrow);
  ctx.lineWidth = 1.25;
  const kind = scene.model.lanes.arrows.kind[arrow]!;
  ctx.setLineDash(kind === ArrowKind.Create ? [3, 3] : kind === ArrowKind.Handover ? [1, 2.5] : []);
  curve(ctx, x0, y0, x1, y1);
  ctx.setLineDash([]);
  if (kind === ArrowKind.Handover) dot(ctx, x0, y0);
  head(ctx, x1, y1, down);
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

function head(ctx: Pen, x: number, y: number, down: number): void {
  ctx.beginPath();
  ctx.moveTo(x, y + down * 1.5);
  ctx.lineTo(x - 3.5, y - down * 4.5);
  ctx.lineTo(x + 3.5, y - down * 4.5);
  ctx.fill();
}

function dot(ctx: Pen, x: number, y: number): void {
  ctx.beginPath();
  ctx.arc(x, y, 2.5, 0, 7);
  ctx.fill();
}
