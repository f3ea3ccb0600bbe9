// What the timeline is painted on: a canvas, or (svg-surface.ts) a picture in
// SVG. Both understand the same strokes of the pen.

/** The part of a canvas's context that painting uses. */
export type Pen = Pick<
  CanvasRenderingContext2D,
  | "fillStyle"
  | "strokeStyle"
  | "globalAlpha"
  | "lineWidth"
  | "lineCap"
  | "font"
  | "textBaseline"
  | "beginPath"
  | "moveTo"
  | "lineTo"
  | "bezierCurveTo"
  | "arc"
  | "rect"
  | "roundRect"
  | "fill"
  | "stroke"
  | "clip"
  | "save"
  | "restore"
  | "setLineDash"
  | "fillRect"
  | "strokeRect"
  | "fillText"
  | "measureText"
>;

export interface Surface {
  readonly pen: Pen;
  /** Device pixels for one CSS pixel. */
  readonly ratio: number;
  /** Begins a new picture of a size in CSS pixels. */
  begin(width: number, height: number, background: string): void;
  /** A light diagonal hatch in a colour, to fill with. */
  hatch(colour: string): Pen["fillStyle"];
  /** Forgets what depends on the theme. */
  reset(): void;
}

export class CanvasSurface implements Surface {
  readonly pen: CanvasRenderingContext2D;
  ratio: number;
  private readonly hatches = new Map<string, CanvasPattern>();

  /** With no ratio given, the screen's. */
  constructor(
    private readonly canvas: HTMLCanvasElement,
    private readonly fixedRatio = 0,
  ) {
    this.pen = canvas.getContext("2d", { alpha: false })!;
    this.ratio = fixedRatio || 1;
  }

  begin(width: number, height: number, background: string): void {
    const ratio = this.fixedRatio || window.devicePixelRatio || 1;
    const w = Math.max(1, Math.round(width * ratio));
    const h = Math.max(1, Math.round(height * ratio));
    if (ratio !== this.ratio) this.hatches.clear();
    this.ratio = ratio;
    if (this.canvas.width !== w || this.canvas.height !== h) {
      this.canvas.width = w;
      this.canvas.height = h;
    }
    this.pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.pen.fillStyle = background;
    this.pen.fillRect(0, 0, width, height);
  }

  reset(): void {
    this.hatches.clear();
  }

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
    const pen = tile.getContext("2d")!;
    pen.strokeStyle = colour;
    pen.globalAlpha = 0.55;
    pen.lineWidth = this.ratio;
    pen.beginPath();
    for (const shift of [-side, 0, side]) {
      pen.moveTo(shift - 1, side + 1);
      pen.lineTo(shift + side + 1, -1);
    }
    pen.stroke();
    const pattern = this.pen.createPattern(tile, "repeat")!;
    pattern.setTransform(new DOMMatrix().scale(1 / this.ratio));
    return pattern;
  }
}
