// What part of the trace is on the screen, and where: one Scale per axis, the
// blend between the axes while one turns into the other, and the scroll.
// All pixels are CSS pixels from the timeline's top left corner.

import { eventAt, eventFrom, type Axis, type AxisName } from "./axes";
import { Scale } from "./scale";

/** Where the parts of the timeline stand. */
export interface Frame {
  width: number;
  height: number;
  /** The right edge of the lane names, where the lanes begin. */
  gutter: number;
  /** The heights of the minimap and of the axis below it. */
  minimap: number;
  axis: number;
  /** The height of a lane. */
  row: number;
}

/** Room between the trace and the edges of the view when all of it is shown. */
const MARGIN = 24;
/** The narrowest that a view can be, in the axis's units. */
const CLOSEST: Record<AxisName, number> = { time: 100, steps: 2 };
/** What an axis is taken to measure at least, when a run takes no time. */
const SHORTEST: Record<AxisName, number> = { time: 1e6, steps: 1 };

export class View {
  axis: AxisName = "time";
  /** 0 on the time axis, 1 on the step axis, in between on the way. */
  blend = 0;
  scrollY = 0;
  /** The user has not chosen a part: all of the trace stays in view as it grows. */
  fitted = true;
  /** How far each axis has to reach at least, for another trace that is shown on it. */
  reach: Record<AxisName, number> = { time: 0, steps: 0 };
  private readonly scales: Record<AxisName, Scale> = { time: new Scale(1, 0), steps: new Scale(1, 0) };

  constructor(
    public frame: Frame,
    private readonly axes: Record<AxisName, Axis>,
    private readonly count: () => number,
  ) {
    this.fit();
  }

  /** The left and right edges of the lanes. */
  get left(): number {
    return this.frame.gutter;
  }

  get right(): number {
    return this.frame.width;
  }

  /** Where the lanes begin, below the minimap and the axis. */
  get top(): number {
    return this.frame.minimap + this.frame.axis;
  }

  /** The scale of the chosen axis. */
  get scale(): Scale {
    return this.scales[this.axis];
  }

  /** Where events lie on the screen now, as a function that a whole frame can use. */
  place(): (event: number) => number {
    const { blend } = this;
    const { time, steps } = this.axes;
    const byTime = this.scales.time;
    const bySteps = this.scales.steps;
    if (blend === 0) return (e) => byTime.px(time.x(e));
    if (blend === 1) return (e) => bySteps.px(steps.x(e));
    return (e) => byTime.px(time.x(e)) * (1 - blend) + bySteps.px(steps.x(e)) * blend;
  }

  /** The event at a pixel: the last that lies there or before. */
  eventAt(px: number): number {
    return eventAt(px, this.count(), this.place());
  }

  /** The first and last events in view. */
  visible(): [first: number, last: number] {
    const place = this.place();
    return [eventFrom(this.left, this.count(), place), eventAt(this.right, this.count(), place)];
  }

  /** Shows all of the trace, with room on both sides. */
  fit(margin = MARGIN): void {
    this.fitted = true;
    this.scales.time = this.whole("time", margin);
    this.scales.steps = this.whole("steps", margin);
  }

  /**
   * After the trace or the frame has changed. A part that the user has chosen
   * stays where it is while the trace still grows (it may be empty until then).
   */
  refit(complete: boolean): void {
    if (this.fitted) this.fit();
    else if (complete) this.scales[this.axis] = this.clamped(this.scale);
  }

  private end(axis: AxisName): number {
    return Math.max(SHORTEST[axis], this.axes[axis].end(), this.reach[axis]);
  }

  /** Whether it shows the same part, on the same axis, as another. */
  like(other: View): boolean {
    const same = (axis: AxisName) => this.scales[axis].factor === other.scales[axis].factor && this.scales[axis].offset === other.scales[axis].offset;
    return this.axis === other.axis && this.blend === other.blend && this.fitted === other.fitted && same("time") && same("steps");
  }

  /** Shows the same part of another trace as old does of its own, but for the scroll. */
  mirror(old: View): void {
    const { scrollY } = this;
    this.adopt(old);
    this.scrollY = scrollY;
  }

  /** Shows the same part of another trace as old does of its own. */
  adopt(old: View): void {
    this.axis = old.axis;
    this.blend = old.blend;
    this.scrollY = old.scrollY;
    this.fitted = old.fitted;
    this.reach = old.reach;
    this.scales.time = old.scales.time;
    this.scales.steps = old.scales.steps;
  }

  zoom(ratio: number, px: number): void {
    const most = (this.right - this.left) / CLOSEST[this.axis];
    const least = this.whole(this.axis).factor;
    const factor = Math.min(most, Math.max(least, this.scale.factor * ratio));
    this.choose(this.scale.zoomed(factor / this.scale.factor, px));
    if (factor === least) this.fit();
  }

  pan(px: number): void {
    this.choose(this.scale.panned(px));
  }

  /** Shows the part of the chosen axis between two places. */
  show(x0: number, x1: number): void {
    const width = Math.max(CLOSEST[this.axis], x1 - x0);
    this.choose(Scale.between(x0, x0 + width, this.left, this.right));
  }

  /** Moves as little as it takes to bring an event into view. Says whether that took anything. */
  reveal(event: number): boolean {
    if (this.fitted) return false;
    const px = this.scale.px(this.axes[this.axis].x(event));
    if (px >= this.left && px <= this.right) return false;
    const goal = this.left + (this.right - this.left) * (px < this.left ? 0.3 : 0.7);
    this.pan(goal - px);
    return true;
  }

  /** Goes over to another axis, on which the same events will be in view; the blend is the caller's to move. */
  turnTo(axis: AxisName): void {
    if (axis === this.axis) return;
    if (!this.fitted) {
      const [first, last] = this.visible();
      const x0 = this.axes[axis].x(first);
      const x1 = Math.max(this.axes[axis].x(last), x0 + CLOSEST[axis]);
      this.scales[axis] = Scale.between(x0, x1, this.left + MARGIN, this.right - MARGIN);
    }
    this.axis = axis;
    if (!this.fitted) this.choose(this.scale);
  }

  scroll(px: number, content: number): void {
    const most = Math.max(0, content - (this.frame.height - this.top));
    this.scrollY = Math.min(most, Math.max(0, this.scrollY + px));
  }

  /** The whole of an axis as a scale. */
  whole(axis: AxisName, margin = MARGIN): Scale {
    const left = this.left + margin;
    return Scale.between(0, this.end(axis), left, Math.max(left + 1, this.right - margin));
  }

  private choose(scale: Scale): void {
    this.fitted = false;
    this.scales[this.axis] = this.clamped(scale);
  }

  /** scale, moved so that the trace fills the view. */
  private clamped(scale: Scale): Scale {
    const least = this.whole(this.axis);
    if (scale.factor < least.factor) return least;
    const start = scale.px(0);
    const end = scale.px(this.end(this.axis));
    if (start > this.left + MARGIN) return scale.panned(this.left + MARGIN - start);
    if (end < this.right - MARGIN) return scale.panned(this.right - MARGIN - end);
    return scale;
  }
}
