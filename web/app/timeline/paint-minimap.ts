// Paints the minimap: bars of activity, the brush over them, the cursor.

import type { Brush } from "./brush";
import { activity, brushOf } from "./minimap";
import { paintMatches } from "./paint-notes";
import type { Scene } from "./scene";

/** The bars, kept as long as nothing that they depend on has changed. */
export class MinimapPainter {
  private key = "";
  private bars: readonly number[] = [];

  paint(brush: Brush, scene: Scene): void {
    const { view, theme } = scene;
    const { ctx } = brush;
    this.refresh(scene);
    const bottom = view.frame.minimap - 2;
    ctx.fillStyle = theme.muted;
    ctx.globalAlpha = 0.55;
    this.bars.forEach((part, k) => {
      if (part > 0) brush.rect(view.left + k, bottom - part * (bottom - 3), 1.5, part * (bottom - 3));
    });
    ctx.globalAlpha = 1;
    paintMatches(brush, scene);
    paintBrush(brush, scene);
    ctx.fillStyle = theme.line;
    brush.rect(0, view.frame.minimap - brush.hairline, view.right, brush.hairline);
  }

  private refresh({ view, model }: Scene): void {
    const whole = view.whole(view.axis);
    const key = [view.axis, whole.factor, whole.offset, model.length, model.folds.folds.length].join();
    if (key === this.key) return;
    this.key = key;
    this.bars = activity(model, view.axis, whole, view.left, view.right - view.left);
  }
}

function paintBrush(brush: Brush, { view, theme, model, cursor }: Scene): void {
  const { ctx } = brush;
  const { minimap } = view.frame;
  if (!view.fitted) {
    const [left, right] = brushOf(view);
    ctx.fillStyle = theme.bg;
    ctx.globalAlpha = 0.7;
    brush.rect(view.left, 0, left - view.left, minimap);
    brush.rect(right, 0, view.right - right, minimap);
    ctx.globalAlpha = 1;
    ctx.fillStyle = theme.accent;
    for (const edge of [left, right]) brush.rect(edge - 1, 2, 2, minimap - 4);
  }
  if (cursor < 0) return;
  const x = view.whole(view.axis).px(model.axes[view.axis].x(cursor));
  ctx.fillStyle = theme.accent;
  brush.rect(x - 0.5, 0, 1, minimap);
}
