// A frame, layer by layer from the back to the front.

import { duration } from "../format/time";
import type { Brush } from "./brush";
import { paintArrows } from "./paint-arrows";
import { paintAxis, paintFolds, paintGrid, paintIdleColumns, paintIdleLabels } from "./paint-axis";
import { paintGutter } from "./paint-gutter";
import { paintLanes, paintWaker } from "./paint-lanes";
import type { MinimapPainter } from "./paint-minimap";
import { paintNotes, paintNoteSigns } from "./paint-notes";
import type { Scene } from "./scene";

/** minimap is null for a picture that has none. */
export function paint(brush: Brush, scene: Scene, minimap: MinimapPainter | null): void {
  const { view } = scene;
  const { width, height } = view.frame;
  brush.begin(width, height, scene.theme.bg);
  if (scene.model.length > 0) {
    brush.within(view.left, view.top, width, height, () => {
      paintIdleColumns(brush, scene);
      paintGrid(brush, scene);
      paintLanes(brush, scene);
      paintIdleLabels(brush, scene);
      paintFolds(brush, scene);
      paintNotes(brush, scene);
      paintArrows(brush, scene);
    });
    minimap?.paint(brush, scene);
    paintAxis(brush, scene);
    paintNoteSigns(brush, scene);
    paintCursor(brush, scene);
    paintScrollbar(brush, scene);
  }
  paintGutter(brush, scene);
  paintWaker(brush, scene);
}

/** The cursor: a line through all lanes, and its handle on the axis. */
function paintCursor(brush: Brush, scene: Scene): void {
  const { view, theme, cursor } = scene;
  if (cursor < 0) return;
  const x = brush.crisp(view.place()(cursor));
  if (x < view.left - 1 || x > view.right + 1) return;
  const { ctx } = brush;
  const { minimap, axis, height } = view.frame;
  const label = cursorLabel(scene);
  brush.font = theme.small;
  const half = brush.width(label) / 2 + 6;
  const middle = Math.min(Math.max(x, view.left + half), view.right - half);
  ctx.fillStyle = theme.accent;
  ctx.fillRect(x - 0.75, minimap + axis - 4, 1.5, height);
  ctx.beginPath();
  ctx.roundRect(middle - half, minimap + 2, 2 * half, axis - 5, 4);
  ctx.fill();
  ctx.fillStyle = theme.bg;
  brush.write(label, middle - half + 6, minimap + axis / 2 - 1);
}

/** Where the cursor is on the axis in use. */
function cursorLabel({ view, model, cursor }: Scene): string {
  return view.axis === "steps" ? String(model.steps.of(cursor)) : duration(model.trace.time[cursor]!);
}

/** How far the lanes are scrolled, when they do not all fit. */
function paintScrollbar(brush: Brush, scene: Scene): void {
  const { view, theme, content } = scene;
  const room = view.frame.height - view.top;
  if (content <= room) return;
  const height = Math.max(24, (room * room) / content);
  const top = view.top + (view.scrollY / (content - room)) * (room - height);
  brush.ctx.fillStyle = theme.strong;
  brush.ctx.globalAlpha = 0.5;
  brush.rect(view.right - 6, top + 2, 4, height - 4);
  brush.ctx.globalAlpha = 1;
}
