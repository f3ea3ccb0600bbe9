// The one way between an axis and the screen: px = x · factor + offset, where x
// is in the axis's own units (nanoseconds, columns) and px in CSS pixels from
// the left edge of the timeline. Nothing else converts one into the other.

export class Scale {
  constructor(
    readonly factor: number,
    readonly offset: number,
  ) {}

  /** The scale that puts x0 at px0 and x1 at px1. */
  static between(x0: number, x1: number, px0: number, px1: number): Scale {
    const factor = (px1 - px0) / (x1 - x0);
    return new Scale(factor, px0 - x0 * factor);
  }

  px(x: number): number {
    return x * this.factor + this.offset;
  }

  x(px: number): number {
    return (px - this.offset) / this.factor;
  }

  /** Bigger by a ratio, with what is at px staying there. */
  zoomed(ratio: number, px: number): Scale {
    return new Scale(this.factor * ratio, px - (px - this.offset) * ratio);
  }

  panned(px: number): Scale {
    return new Scale(this.factor, this.offset + px);
  }
}
