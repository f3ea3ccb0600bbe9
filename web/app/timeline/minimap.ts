// The minimap: how much happens where, over the whole of the axis in use, and
// the brush that shows and moves the part in view.

import type { AxisName } from "./axes";
import type { Scale } from "./scale";
import type { Model } from "./scene";
import type { View } from "./view";

/** Columns looked at in one go; a longer trace is sampled, which a minimap does not show. */
const LOOKED_AT = 20000;

/** How busy each pixel of a width is, from 0 to 1, by the steps that begin there. */
export function activity(model: Model, axis: AxisName, whole: Scale, left: number, width: number): number[] {
  const pixels = new Array<number>(Math.max(1, Math.ceil(width))).fill(0);
  const { steps, axes } = model;
  const stride = Math.max(1, Math.ceil(steps.count / LOOKED_AT));
  for (let c = 0; c < steps.count; c += stride) {
    const event = steps.start(c);
    const at = Math.floor(whole.px(axes[axis].x(event)) - left);
    if (at >= 0 && at < pixels.length) pixels[at]! += weight(model, event);
  }
  let most = 0;
  for (const n of pixels) most = Math.max(most, n);
  return most === 0 ? pixels : pixels.map((n) => Math.sqrt(n / most));
}

/** A step weighs by what happens in it; an empty column does not show. */
function weight(model: Model, event: number): number {
  return model.trace.task[event + 1] === 0 ? 0.4 : 1;
}

/** The part in view, in the minimap's pixels. */
export function brushOf(view: View): [left: number, right: number] {
  const whole = view.whole(view.axis);
  const left = whole.px(view.scale.x(view.left));
  const right = whole.px(view.scale.x(view.right));
  return [Math.max(view.left, left), Math.min(view.right, right)];
}

/** What of the brush is at a pixel. */
export type BrushPart = "left" | "right" | "inside" | "outside";

const EDGE = 6;

export function brushPartAt(view: View, px: number): BrushPart {
  const [left, right] = brushOf(view);
  if (Math.abs(px - left) <= EDGE) return "left";
  if (Math.abs(px - right) <= EDGE) return "right";
  return px > left && px < right ? "inside" : "outside";
}

/** Puts the edges of the brush at two pixels of the minimap. */
export function setBrush(view: View, px0: number, px1: number): void {
  const whole = view.whole(view.axis);
  view.show(whole.x(Math.min(px0, px1)), whole.x(Math.max(px0, px1)));
}
