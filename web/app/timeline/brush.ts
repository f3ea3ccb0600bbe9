// A canvas at device pixels, with the few things that all the painters need:
// crisp edges, text that fits, hatching. Coordinates are CSS pixels.

export class Brush {
  readonly ctx: CanvasRenderingContext2D;
  private ratio = 1;
  private readonly widths = new Map<string, number>();
  private readonly hatches = new Map<string, CanvasPattern>();

  constructor(private readonly canvas: HTMLCanvasElement) {
    this.ctx = canvas.getContext("2d", { alpha: false })!;
  }

  /** Fits the canvas to a size and to the screen's resolution, and clears it. */
  begin(width: number, height: number, background: string): void {
    const ratio = window.devicePixelRatio || 1;
    const w = Math.max(1, Math.round(width * ratio));
    const h = Math.max(1, Math.round(height * ratio));
    if (ratio !== this.ratio) this.hatches.clear();
    this.ratio = ratio;
    if (this.canvas.width !== w || this.canvas.height !== h) {
      this.canvas.width = w;
      this.canvas.height = h;
    }
    this.ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.ctx.fillStyle = background;
    this.ctx.fillRect(0, 0, width, height);
  }

  /** Forgets what depends on the theme. */
  reset(): void {
    this.widths.clear();
    this.hatches.clear();
  }

  /** The nearest edge between two device pixels. */
  crisp(px: number): number {
    return Math.round(px * this.ratio) / this.ratio;
  }

  /** The width of a hairline: one device pixel, or one CSS pixel where that is wider than two. */
  get hairline(): number {
    return Math.max(1, Math.round(this.ratio)) / this.ratio;
  }

  rect(left: number, top: number, width: number, height: number): void {
    const l = this.crisp(left);
    const t = this.crisp(top);
    this.ctx.fillRect(l, t, this.crisp(left + width) - l, this.crisp(top + height) - t);
  }

  /** Calls paint with everything outside a rectangle masked. */
  within(left: number, top: number, right: number, bottom: number, paint: () => void): void {
    const { ctx } = this;
    ctx.save();
    ctx.beginPath();
    ctx.rect(left, top, right - left, bottom - top);
    ctx.clip();
    paint();
    ctx.restore();
  }

  /** Writes text on a middle line, cut to a width with an ellipsis. Gives the width it takes. */
  write(text: string, x: number, middle: number, most = Infinity): number {
    const fitting = this.fit(text, most);
    if (fitting === "") return 0;
    this.ctx.textBaseline = "middle";
    this.ctx.fillText(fitting, x, middle + 0.5);
    return this.width(fitting);
  }

  /** How wide text is in the current font. */
  width(text: string): number {
    const key = this.ctx.font + text;
    let width = this.widths.get(key);
    if (width === undefined) {
      if (this.widths.size > 5000) this.widths.clear();
      width = this.ctx.measureText(text).width;
      this.widths.set(key, width);
    }
    return width;
  }

  /** text, or its beginning and an ellipsis, or "" if not even four letters fit. */
  fit(text: string, most: number): string {
    if (this.width(text) <= most) return text;
    const letters = [...text];
    let keep = Math.floor((letters.length * most) / this.width(text));
    while (keep >= 4) {
      const cut = letters.slice(0, keep).join("").trimEnd() + "…";
      if (this.width(cut) <= most) return cut;
      keep--;
    }
    return "";
  }

  /** text, or its beginning and its last letters, by which the names of threads differ. */
  fitEnds(text: string, most: number): string {
    if (this.width(text) <= most) return text;
    const end = text.slice(-4);
    return this.fit(text, most - this.width(end)) + end;
  }

  /** A light diagonal hatch in a colour. */
  hatch(colour: string): CanvasPattern {
    let pattern = this.hatches.get(colour);
    if (!pattern) {
      pattern = this.newHatch(colour);
      this.hatches.set(colour, pattern);
    }
    return pattern;
  }

  private newHatch(colour: string): CanvasPattern {
    const side = Math.round(4 * this.ratio);
    const tile = document.createElement("canvas");
    tile.width = tile.height = side;
    const ctx = tile.getContext("2d")!;
    ctx.strokeStyle = colour;
    ctx.globalAlpha = 0.55;
    ctx.lineWidth = this.ratio;
    ctx.beginPath();
    for (const shift of [-side, 0, side]) {
      ctx.moveTo(shift - 1, side + 1);
      ctx.lineTo(shift + side + 1, -1);
    }
    ctx.stroke();
    const pattern = this.ctx.createPattern(tile, "repeat")!;
    pattern.setTransform(new DOMMatrix().scale(1 / this.ratio));
    return pattern;
  }
}
