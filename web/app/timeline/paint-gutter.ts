// Paints the names of the lanes: the tree of who created whom, and at each name
// a sign in the task's hue that tells how it stands at the cursor.

import type { Lane } from "../trace/lanes";
import { lastAtMost } from "../trace/columns";
import { ResourceKind } from "../trace/resource";
import { RefKind } from "../trace/schema";
import type { Brush } from "./brush";
import { groupName, laneCoroutine, laneName } from "./describe";
import { holderColour } from "./paint-resource";
import { laneStatus, type LaneStatus, type Scene } from "./scene";
import type { Pen } from "./surface";
import { laneColour } from "./theme";

/** How far a created task stands to the right of its creator, and how deep that shows. */
const INDENT = 10;
const DEEPEST = 6;
/** Between a name and its coroutine; the coroutine is left out where it has less room than this. */
const APART = 6;
const LEAST = 24;

export function paintGutter(brush: Brush, scene: Scene): void {
  const { view, theme } = scene;
  const { gutter, height } = view.frame;
  brush.ctx.fillStyle = theme.soft;
  brush.rect(0, 0, gutter, height);
  brush.within(0, view.top, gutter, height, () => {
    const [first, behind] = scene.visibleRows();
    for (let row = first; row < behind; row++) paintName(brush, scene, row);
  });
  brush.font = theme.small;
  brush.ctx.fillStyle = theme.muted;
  brush.write(scene.words[view.axis], 8, view.frame.minimap + view.frame.axis / 2, gutter - 12);
  brush.ctx.fillStyle = theme.line;
  brush.rect(0, view.top - brush.hairline, gutter, brush.hairline);
  brush.rect(gutter - brush.hairline, 0, brush.hairline, height);
}

function paintName(brush: Brush, scene: Scene, row: number): void {
  const { theme, view } = scene;
  const { ctx } = brush;
  const lane = scene.laneAt(row);
  const top = scene.rowTop(row);
  const middle = top + view.frame.row / 2;
  if (scene.selection?.ref === lane.ref) {
    ctx.fillStyle = theme.selection;
    brush.rect(0, top, view.frame.gutter, view.frame.row);
  }
  const x = nameLeft(lane);
  const status = laneStatus(lane, scene.cursor < 0 ? scene.lastEvent : scene.cursor);
  if (lane.children.length > 0) paintTwisty(brush, scene, x - 7, middle, scene.rows.isCollapsed(lane.ref));
  paintStatus(brush, status, colourAtCursor(scene, lane), theme.soft, x + 6, middle);
  brush.font = theme.font;
  const quiet = status === "absent" || hasEnded(status) || lane.kind === RefKind.None;
  ctx.fillStyle = quiet ? theme.muted : theme.text;
  const differs = scene.notes.differing.has(lane.ref);
  const room = view.frame.gutter - x - (differs ? 36 : 22);
  if (differs) brush.write("≠", view.frame.gutter - 16, middle);
  const name = laneName(scene, { lane });
  const shown = shortened(brush, scene, lane, name, room);
  const taken = APART + brush.write(shown, x + 16, middle, room);
  if (room - taken < LEAST) return;
  brush.font = theme.small;
  ctx.fillStyle = theme.muted;
  const coro = laneCoroutine(scene, lane);
  const short = brush.width(coro) <= room - taken ? coro : coro.slice(coro.lastIndexOf(".") + 1);
  brush.write(short, x + 16 + taken, middle, room - taken);
}

/** A name as it fits: what it loses says the least. */
function shortened(brush: Brush, { words }: Scene, lane: Lane, name: string, room: number): string {
  if (lane.kind === RefKind.Actor) return brush.fitEnds(name, room);
  return lane.kind === RefKind.None && brush.width(name) > room ? groupName(words, lane.ref)[1] : name;
}

/** The colour of a lane's sign: of a lock, that of the task that holds it at the cursor. */
function colourAtCursor(scene: Scene, lane: Lane): string {
  const { levels } = lane;
  if (levels?.kind !== ResourceKind.Lock) return laneColour(scene.theme, lane);
  const at = lastAtMost(levels.event, scene.cursor < 0 ? scene.lastEvent : scene.cursor);
  return holderColour(scene, levels.holder[at] ?? 0);
}

/** Where the sign before a name stands. */
export function nameLeft(lane: Lane): number {
  return 14 + Math.min(lane.depth, DEEPEST) * INDENT;
}

function hasEnded(status: LaneStatus): boolean {
  return status === "done" || status === "raised" || status === "cancelled";
}

/** The triangle that opens and collapses a lane. */
function paintTwisty(brush: Brush, { theme }: Scene, x: number, y: number, collapsed: boolean): void {
  const { ctx } = brush;
  ctx.fillStyle = theme.muted;
  ctx.beginPath();
  if (collapsed) {
    ctx.moveTo(x - 2, y - 4);
    ctx.lineTo(x + 3, y);
    ctx.lineTo(x - 2, y + 4);
  } else {
    ctx.moveTo(x - 4, y - 2);
    ctx.lineTo(x + 4, y - 2);
    ctx.lineTo(x, y + 3);
  }
  ctx.fill();
}

/** The same shapes as in the lanes, small: solid, hatched, a line; and the signs of the ends. */
function paintStatus(brush: Brush, status: LaneStatus, colour: string, back: string, x: number, y: number): void {
  const { ctx } = brush;
  ctx.fillStyle = ctx.strokeStyle = colour;
  ctx.lineWidth = 1.5;
  switch (status) {
    case "running":
      return brush.rect(x - 4, y - 6, 8, 12);
    case "ready":
      ctx.fillStyle = brush.hatch(colour);
      ctx.fillRect(x - 4, y - 3, 8, 6);
      return ctx.strokeRect(x - 4, y - 3, 8, 6);
    case "suspended":
      return brush.rect(x - 5, y - 1, 10, 2);
    case "done":
      return lines(ctx, x, y, [[-4, 0, -1, 3], [-1, 3, 4, -4]]);
    case "cancelled":
      return lines(ctx, x, y, [[-3.5, -3.5, 3.5, 3.5], [-3.5, 3.5, 3.5, -3.5]]);
    case "raised":
      return lines(ctx, x, y, [[0, -5, 0, 1], [0, 3.5, 0, 5]]);
    case "absent":
    case "idle":
      ctx.fillStyle = back;
      ctx.beginPath();
      ctx.arc(x, y, 2.5, 0, 7);
      ctx.fill();
      ctx.globalAlpha = status === "absent" ? 0.5 : 1;
      ctx.stroke();
      ctx.globalAlpha = 1;
  }
}

function lines(ctx: Pen, x: number, y: number, strokes: [number, number, number, number][]): void {
  ctx.lineCap = "round";
  ctx.beginPath();
  for (const [x0, y0, x1, y1] of strokes) {
    ctx.moveTo(x + x0, y + y0);
    ctx.lineTo(x + x1, y + y1);
  }
  ctx.stroke();
  ctx.lineCap = "butt";
}
