// The tooltip: a small box of DOM text beside the pointer. It repeats what the
// page's panels say, so it is hidden from screen readers.

import type { Description } from "./describe";

/** Between the pointer and the box. */
const GAP = 14;

export class Tip {
  private readonly box = document.createElement("div");
  private readonly title = document.createElement("strong");
  private readonly what = document.createElement("div");
  private readonly when = document.createElement("div");

  constructor(private readonly host: HTMLElement) {
    this.box.className = "timeline-tip";
    this.box.setAttribute("aria-hidden", "true");
    this.when.className = "timeline-tip-when";
    this.box.append(this.title, this.what, this.when);
    this.box.hidden = true;
    host.append(this.box);
  }

  show({ title, what, when }: Description, x: number, y: number): void {
    this.title.textContent = title;
    this.what.textContent = what;
    this.what.hidden = what === "";
    this.when.textContent = when;
    this.box.hidden = false;
    const { offsetWidth: width, offsetHeight: height } = this.box;
    const right = x + GAP + width <= this.host.clientWidth;
    const below = y + GAP + height <= this.host.clientHeight;
    const left = right ? x + GAP : x - GAP - width;
    const top = below ? y + GAP : y - GAP - height;
    this.box.style.transform = `translate(${Math.max(0, left)}px, ${Math.max(0, top)}px)`;
  }

  hide(): void {
    this.box.hidden = true;
  }

  remove(): void {
    this.box.remove();
  }
}
