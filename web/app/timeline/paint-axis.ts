// Paints the axis with its ticks and their grid lines, the breaks where idle
// time is folded, and the idle columns of the step axis.

import { duration } from "../format/time";
import { Kind } from "../trace/schema";
import type { Brush } from "./brush";
import type { Scene } from "./scene";
import { stepTicks, timeTicks, type Tick } from "./ticks";

/** How far the label of an idle column may reach over its neighbours, which have none. */
const IDLE_LABEL = 1.6;

export function paintGrid(brush: Brush, scene: Scene): void {
  const { view, theme } = scene;
  brush.ctx.fillStyle = theme.line;
  brush.ctx.globalAlpha = 0.7;
  for (const tick of ticksOf(scene)) {
    const x = brush.crisp(tickPx(scene, tick));
    if (x >= view.left) brush.rect(x, view.top, brush.hairline, view.frame.height - view.top);
  }
  brush.ctx.globalAlpha = 1;
}

export function paintAxis(brush: Brush, scene: Scene): void {
  const { view, theme } = scene;
  const { ctx } = brush;
  const top = view.frame.minimap;
  brush.font = theme.small;
  ctx.fillStyle = theme.muted;
  for (const tick of ticksOf(scene)) {
    const x = tickPx(scene, tick);
    const width = brush.width(tick.label);
    if (x + width / 2 < view.left || x > view.right) continue;
    const left = Math.min(Math.max(x - width / 2, view.left + 2), view.right - width - 2);
    brush.write(tick.label, left, top + view.frame.axis / 2);
  }
  paintFoldLabels(brush, scene);
  ctx.fillStyle = theme.line;
  brush.rect(0, view.top - brush.hairline, view.right, brush.hairline);
}

/** The breaks in the time axis. */
export function paintFolds(brush: Brush, scene: Scene): void {
  const { view, model } = scene;
  if (view.blend !== 0) return;
  for (const fold of model.folds.folds) {
    const x = view.scale.px(model.folds.x((fold.start + fold.end) / 2));
    if (x < view.left || x > view.right) continue;
    paintBreak(brush, scene, x);
  }
}

/** A pair of zigzag lines through all lanes. */
function paintBreak(brush: Brush, scene: Scene, x: number): void {
  const { view, theme } = scene;
  const { ctx } = brush;
  const bottom = Math.min(view.frame.height, scene.rowTop(scene.rows.length));
  ctx.fillStyle = theme.bg;
  brush.rect(x - 3, view.top, 6, bottom - view.top);
  ctx.strokeStyle = theme.strong;
  ctx.lineWidth = 1;
  for (const side of [-3, 3]) {
    ctx.beginPath();
    for (let y = view.top, k = 0; y <= bottom; y += 4, k++) {
      ctx.lineTo(x + side + (k % 2 === 0 ? -1.5 : 1.5), y);
    }
    ctx.stroke();
  }
}

/** On the axis, how long what is folded is in truth. */
function paintFoldLabels(brush: Brush, scene: Scene): void {
  const { view, model, theme } = scene;
  if (view.blend !== 0) return;
  for (const fold of model.folds.folds) {
    const label = `⋯ ${duration(fold.end - fold.start)} ⋯`;
    const width = brush.width(label);
    const left = view.scale.px(model.folds.x((fold.start + fold.end) / 2)) - width / 2;
    if (left < view.left || left + width > view.right || width > fold.width * view.scale.factor) continue;
    brush.ctx.fillStyle = theme.text;
    brush.write(label, left, view.frame.minimap + view.frame.axis / 2);
  }
}

/** The idle columns of the step axis, in which nothing happens but that the clock jumps. */
export function paintIdleColumns(brush: Brush, scene: Scene): void {
  const { view, theme } = scene;
  brush.ctx.fillStyle = theme.soft;
  for (const { left } of idleColumns(scene)) brush.rect(left, view.top, view.scale.factor, view.frame.height - view.top);
}

/** In the loop's lane, how long each idle column is in truth, where there is room to say so. */
export function paintIdleLabels(brush: Brush, scene: Scene): void {
  const { view, model, theme } = scene;
  const row = scene.rows.of(model.lanes.loop, model.lanes);
  if (row < 0) return;
  const middle = scene.rowTop(row) + view.frame.row / 2;
  brush.font = theme.small;
  for (const { left, length } of idleColumns(scene)) {
    const label = `+${duration(length)}`;
    const width = brush.width(label);
    if (width > view.scale.factor * IDLE_LABEL) continue;
    const x = left + (view.scale.factor - width) / 2;
    brush.ctx.fillStyle = theme.soft;
    brush.rect(x - 2, middle - 7, width + 4, 14);
    brush.ctx.fillStyle = theme.muted;
    brush.write(label, x, middle);
  }
}

/** Where the idle columns in view are, and how long in ns each is in truth. */
function* idleColumns({ view, model }: Scene): Iterable<{ left: number; length: number }> {
  if (view.blend !== 1 || view.scale.factor < 6) return;
  const [first, last] = view.visible();
  for (let c = model.steps.of(first); c <= model.steps.of(last); c++) {
    const event = model.steps.start(c);
    if (model.trace.kind[event] === Kind.ClockJump) yield { left: view.scale.px(c), length: model.trace.value[event]! };
  }
}

function ticksOf(scene: Scene): Tick[] {
  const { view, model } = scene;
  const { scale } = view;
  const from = scale.x(view.left);
  const to = scale.x(view.right);
  if (view.axis === "steps") return stepTicks(from, Math.min(to, model.axes.steps.end()), 1 / scale.factor);
  return timeTicks(model.folds.time(from), model.folds.time(to), 1 / scale.factor, model.folds.folds);
}

function tickPx({ view, model }: Scene, tick: Tick): number {
  return view.scale.px(view.axis === "steps" ? tick.at : model.folds.x(tick.at));
}
