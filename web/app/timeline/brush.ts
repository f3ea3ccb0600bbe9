// The drawing primitives that a surface does not have and that all painters need:
// crisp edges, text that fits. Coordinates are CSS pixels.

import type { Pen, Surface } from "./surface";

/** Widths of texts in a font, and how texts are cut to whole pixels. */
interface Measures {
  widths: Map<string, number>;
  cuts: Map<string, string>;
}

/** So many of each are kept. */
const MOST_KNOWN = 5000;

export class Brush {
  readonly ctx: Pen;
  /** What is known of texts in each font. */
  private readonly fonts = new Map<string, Measures>();
  private measures: Measures;
  /** The font that the surface has; asking it is slow. */
  private inUse = "";

  constructor(private readonly surface: Surface) {
    this.ctx = surface.pen;
    this.measures = this.measuresOf("");
  }

  /** Begins a picture of a size. */
  begin(width: number, height: number, background: string): void {
    this.surface.begin(width, height, background);
    this.inUse = ""; // a surface of another size has forgotten it
  }

  /** Forgets what depends on the theme. */
  reset(): void {
    this.fonts.clear();
    this.inUse = "";
    this.surface.reset();
  }

  private get ratio(): number {
    return this.surface.ratio;
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
    const font = this.inUse;
    ctx.save();
    ctx.beginPath();
    ctx.rect(left, top, right - left, bottom - top);
    ctx.clip();
    paint();
    ctx.restore();
    this.inUse = font;
    this.measures = this.measuresOf(font);
  }

  /** The font of the texts that follow. */
  set font(font: string) {
    if (font === this.inUse) return;
    this.inUse = this.ctx.font = font;
    this.measures = this.measuresOf(font);
  }

  private measuresOf(font: string): Measures {
    let measures = this.fonts.get(font);
    if (!measures) this.fonts.set(font, (measures = { widths: new Map(), cuts: new Map() }));
    return measures;
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
    const { widths } = this.measures;
    let width = widths.get(text);
    if (width === undefined) {
      if (widths.size > MOST_KNOWN) widths.clear();
      width = this.ctx.measureText(text).width;
      widths.set(text, width);
    }
    return width;
  }

  /** text, or its beginning and an ellipsis, or "" if not even four letters fit. */
  fit(text: string, most: number): string {
    if (this.width(text) <= most) return text;
    const { cuts } = this.measures;
    const key = `${Math.floor(most)} ${text}`;
    let cut = cuts.get(key);
    if (cut === undefined) {
      if (cuts.size > MOST_KNOWN) cuts.clear();
      cut = this.cut(text, Math.floor(most));
      cuts.set(key, cut);
    }
    return cut;
  }

  private cut(text: string, most: number): string {
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
  hatch(colour: string): Pen["fillStyle"] {
    return this.surface.hatch(colour);
  }
}
