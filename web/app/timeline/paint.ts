// A frame, layer by layer from the back to the front.

import type { Brush } from "./brush";
import { paintArrows } from "./paint-arrows";
import { paintAxis, paintFolds, paintGrid, paintIdleColumns } from "./paint-axis";
import { paintGutter } from "./paint-gutter";
import { paintLanes } from "./paint-lanes";
import type { MinimapPainter } from "./paint-minimap";
import type { Scene } from "./scene";

export function paint(brush: Brush, scene: Scene, minimap: MinimapPainter): void {
  const { view } = scene;
  const { width, height } = view.frame;
  brush.begin(width, height, scene.theme.bg);
  if (scene.model.trace.length > 0) {
    brush.within(view.left, view.top, width, height, () => {
      paintIdleColumns(brush, scene);
      paintGrid(brush, scene);
      paintLanes(brush, scene);
      paintFolds(brush, scene);
      paintArrows(brush, scene);
    });
    minimap.paint(brush, scene);
    paintAxis(brush, scene);
    paintCursor(brush, scene);
    paintScrollbar(brush, scene);
  }
  paintGutter(brush, scene);
}

/** The cursor: a line through all lanes, and its handle on the axis. */
function paintCursor(brush: Brush, scene: Scene): void {
  const { view, theme, cursor } = scene;
  if (cursor < 0) return;
  const x = brush.crisp(view.place()(cursor));
  if (x < view.left - 1 || x > view.right + 1) return;
  const { ctx } = brush;
  const top = view.frame.minimap;
  ctx.fillStyle = theme.accent;
  ctx.fillRect(x - 0.75, top + 6, 1.5, view.frame.height - top);
  ctx.beginPath();
  ctx.moveTo(x - 5, top + 3);
  ctx.lineTo(x + 5, top + 3);
  ctx.lineTo(x + 5, top + 9);
  ctx.lineTo(x, top + 15);
  ctx.lineTo(x - 5, top + 9);
  ctx.fill();
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
