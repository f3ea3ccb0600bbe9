// A picture in SVG, written stroke by stroke as a canvas would be painted. It
// knows as much of SVG as the timeline needs: rectangles, paths, texts, clips
// to the current path, and a hatch for each colour.

import type { Pen, Surface } from "./surface";

export class SvgSurface implements Surface {
  readonly pen: SvgPen;
  readonly ratio = 1;
  private readonly hatches = new Map<string, string>();
  private width = 0;
  private height = 0;

  /** measure: how wide a text is in a CSS font. */
  constructor(measure: (text: string, font: string) => number) {
    this.pen = new SvgPen(measure);
  }

  begin(width: number, height: number, background: string): void {
    this.width = width;
    this.height = height;
    this.pen.fillStyle = background;
    this.pen.fillRect(0, 0, width, height);
  }

  reset(): void {
    this.hatches.clear();
  }

  hatch(colour: string): string {
    let id = this.hatches.get(colour);
    if (!id) {
      id = `hatch-${this.hatches.size + 1}`;
      this.hatches.set(colour, id);
      const line = `<path d="M-1 5L5 -1" stroke="${escaped(colour)}" stroke-opacity="0.55"/>`;
      this.pen.define(`<pattern id="${id}" width="4" height="4" patternUnits="userSpaceOnUse">${line}</pattern>`);
    }
    return `url(#${id})`;
  }

  /** The picture as the text of a file. */
  text(title: string): string {
    const { width, height } = this;
    const size = `width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`;
    return `<svg xmlns="http://www.w3.org/2000/svg" ${size} role="img">\n<title>${escaped(title)}</title>\n${this.pen.content()}</svg>\n`;
  }
}

export class SvgPen implements Pen {
  fillStyle: Pen["fillStyle"] = "#000";
  strokeStyle: Pen["strokeStyle"] = "#000";
  globalAlpha = 1;
  lineWidth = 1;
  lineCap: CanvasLineCap = "butt";
  font = "10px sans-serif";
  textBaseline: CanvasTextBaseline = "alphabetic";
  private readonly definitions: string[] = [];
  private readonly elements: string[] = [];
  private path = "";
  private dash: number[] = [];
  private clips = 0;
  /** For each save, how many clips have been opened since. */
  private readonly saved: number[] = [];

  constructor(private readonly measure: (text: string, font: string) => number) {}

  define(element: string): void {
    this.definitions.push(element);
  }

  content(): string {
    return `<defs>${this.definitions.join("")}</defs>\n${this.elements.join("\n")}\n`;
  }

  beginPath(): void {
    this.path = "";
  }

  moveTo(x: number, y: number): void {
    this.path += `M${n(x)} ${n(y)}`;
  }

  /** As on a canvas, a line that begins a path begins where it goes to. */
  lineTo(x: number, y: number): void {
    this.path += `${this.path === "" ? "M" : "L"}${n(x)} ${n(y)}`;
  }

  bezierCurveTo(x1: number, y1: number, x2: number, y2: number, x: number, y: number): void {
    this.path += `C${n(x1)} ${n(y1)} ${n(x2)} ${n(y2)} ${n(x)} ${n(y)}`;
  }

  /** Whole circles alone: that is all that is drawn. */
  arc(x: number, y: number, r: number): void {
    this.path += `M${n(x - r)} ${n(y)}a${n(r)} ${n(r)} 0 1 0 ${n(2 * r)} 0a${n(r)} ${n(r)} 0 1 0 ${n(-2 * r)} 0Z`;
  }

  rect(x: number, y: number, w: number, h: number): void {
    this.path += `M${n(x)} ${n(y)}h${n(w)}v${n(h)}h${n(-w)}Z`;
  }

  roundRect(x: number, y: number, w: number, h: number, radius: number | DOMPointInit | Iterable<number | DOMPointInit> = 0): void {
    const r = typeof radius === "number" ? radius : 0;
    const corner = (dx: number, dy: number) => `a${n(r)} ${n(r)} 0 0 1 ${n(dx)} ${n(dy)}`;
    this.path += `M${n(x + r)} ${n(y)}h${n(w - 2 * r)}${corner(r, r)}v${n(h - 2 * r)}${corner(-r, r)}h${n(2 * r - w)}${corner(-r, -r)}v${n(2 * r - h)}${corner(r, -r)}Z`;
  }

  fill(): void {
    this.add(`<path d="${this.path}" ${this.filled()}/>`);
  }

  stroke(): void {
    this.add(`<path d="${this.path}" ${this.stroked()}/>`);
  }

  clip(): void {
    const id = `clip-${++this.clips}`;
    this.define(`<clipPath id="${id}"><path d="${this.path}"/></clipPath>`);
    this.add(`<g clip-path="url(#${id})">`);
    if (this.saved.length > 0) this.saved[this.saved.length - 1]!++;
  }

  /** Keeps the clip alone; who paints sets all else anew. */
  save(): void {
    this.saved.push(0);
  }

  restore(): void {
    for (let open = this.saved.pop() ?? 0; open > 0; open--) this.add("</g>");
  }

  setLineDash(dash: Iterable<number>): void {
    this.dash = [...dash];
  }

  fillRect(x: number, y: number, w: number, h: number): void {
    const [left, top] = [Math.min(x, x + w), Math.min(y, y + h)];
    this.add(`<rect x="${n(left)}" y="${n(top)}" width="${n(Math.abs(w))}" height="${n(Math.abs(h))}" ${this.filled()}/>`);
  }

  strokeRect(x: number, y: number, w: number, h: number): void {
    this.add(`<rect x="${n(x)}" y="${n(y)}" width="${n(Math.abs(w))}" height="${n(Math.abs(h))}" ${this.stroked()}/>`);
  }

  fillText(text: string, x: number, y: number): void {
    const [, weight, size, family] = /^(?:(\d+|bold) )?([\d.]+)px (.*)$/.exec(this.font) ?? ["", undefined, "10", "sans-serif"];
    // Few programs that open SVG know baselines other than the usual one.
    const base = this.textBaseline === "middle" ? y + Number(size) * 0.35 : y;
    const bold = weight ? ` font-weight="${weight}"` : "";
    this.add(`<text x="${n(x)}" y="${n(base)}" font-size="${size}" font-family="${escaped(family!)}"${bold} ${this.filled()}>${escaped(text)}</text>`);
  }

  measureText(text: string): TextMetrics {
    return { width: this.measure(text, this.font) } as TextMetrics;
  }

  private filled(): string {
    return `fill="${escaped(String(this.fillStyle))}"${this.opacity("fill")}`;
  }

  private stroked(): string {
    const dash = this.dash.length > 0 ? ` stroke-dasharray="${this.dash.join(" ")}"` : "";
    const cap = this.lineCap === "butt" ? "" : ` stroke-linecap="${this.lineCap}"`;
    return `fill="none" stroke="${escaped(String(this.strokeStyle))}" stroke-width="${n(this.lineWidth)}"${dash}${cap}${this.opacity("stroke")}`;
  }

  private opacity(of: "fill" | "stroke"): string {
    return this.globalAlpha === 1 ? "" : ` ${of}-opacity="${n(this.globalAlpha)}"`;
  }

  private add(element: string): void {
    this.elements.push(element);
  }
}

/** A number with as many decimals as can be seen. */
function n(x: number): string {
  return String(Math.round(x * 100) / 100);
}

function escaped(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/"/g, "&quot;");
}
