// Mouse, pen, touch and wheel, turned into what they mean:
//
//   minimap   drag the brush, its edges, or draw a new one
//   axis      drag the cursor; so does the cursor's line anywhere
//   lanes     click chooses, drag moves, wheel zooms about the pointer,
//             shift-wheel and sideways move, pinch zooms
//   names     click chooses, wheel and drag scroll
//
// What happens then is the Actions' business.

/** The parts of the timeline that the pointer tells apart. */
export type Zone = "minimap" | "axis" | "cursor" | "lanes" | "names";

export interface Actions {
  zoneAt(x: number, y: number): Zone;
  hover(x: number, y: number): void;
  leave(): void;
  click(x: number, y: number): void;
  fit(): void;
  /** Moves the cursor to what is at x. */
  scrub(x: number): void;
  pan(dx: number): void;
  scroll(dy: number): void;
  zoom(ratio: number, x: number): void;
  /** The brush is taken hold of at x, and then drawn to x. */
  takeBrush(x: number): void;
  dragBrush(x: number): void;
}

/** Less than this is a click, not a drag. */
const CLICK = 4;
/** How much a wheel's pixel zooms; a pinch on a trackpad comes as a wheel with small deltas. */
const WHEEL = 0.0016;
const PINCH = 0.01;

interface Drag {
  zone: Zone;
  startX: number;
  startY: number;
  x: number;
  y: number;
  moved: boolean;
}

/** Listens on element until the returned function is called. */
export function listen(element: HTMLElement, actions: Actions): () => void {
  const pointers = new Pointers(element, actions);
  const stop = new AbortController();
  const { signal } = stop;
  element.addEventListener("pointerdown", (e) => pointers.down(e), { signal });
  element.addEventListener("pointermove", (e) => pointers.move(e), { signal });
  element.addEventListener("pointerup", (e) => pointers.up(e), { signal });
  element.addEventListener("pointercancel", (e) => pointers.drop(e), { signal });
  element.addEventListener("pointerleave", () => actions.leave(), { signal });
  element.addEventListener("dblclick", (e) => pointers.doubleClick(e), { signal });
  element.addEventListener("wheel", (e) => wheel(element, actions, e), { signal, passive: false });
  return () => stop.abort();
}

class Pointers {
  private readonly drags = new Map<number, Drag>();

  constructor(
    private readonly element: HTMLElement,
    private readonly actions: Actions,
  ) {}

  down(e: PointerEvent): void {
    if (e.button !== 0) return;
    const [x, y] = local(this.element, e);
    const zone = this.actions.zoneAt(x, y);
    this.element.setPointerCapture(e.pointerId);
    this.drags.set(e.pointerId, { zone, startX: x, startY: y, x, y, moved: false });
    this.actions.leave();
    if (zone === "axis") this.actions.scrub(x);
    if (zone === "minimap") this.actions.takeBrush(x);
  }

  move(e: PointerEvent): void {
    const [x, y] = local(this.element, e);
    const drag = this.drags.get(e.pointerId);
    if (!drag) {
      if (e.pointerType === "mouse") this.actions.hover(x, y);
      return;
    }
    const dx = x - drag.x;
    const dy = y - drag.y;
    const other = [...this.drags.values()].find((d) => d !== drag);
    if (Math.hypot(x - drag.startX, y - drag.startY) >= CLICK) drag.moved = true;
    if (other) this.pinch(drag, other, x);
    else if (drag.moved) this.dragged(drag.zone, x, dx, dy);
    else return; // it may still be a click
    drag.x = x;
    drag.y = y;
  }

  up(e: PointerEvent): void {
    const drag = this.drags.get(e.pointerId);
    this.drags.delete(e.pointerId);
    if (drag && !drag.moved) this.actions.click(drag.startX, drag.startY);
  }

  drop(e: PointerEvent): void {
    this.drags.delete(e.pointerId);
  }

  doubleClick(e: MouseEvent): void {
    const zone = this.actions.zoneAt(...local(this.element, e));
    if (zone === "minimap" || zone === "axis") this.actions.fit();
  }

  private dragged(zone: Zone, x: number, dx: number, dy: number): void {
    switch (zone) {
      case "minimap":
        return this.actions.dragBrush(x);
      case "axis":
      case "cursor":
        return this.actions.scrub(x);
      case "names":
        return this.actions.scroll(-dy);
      case "lanes":
        this.actions.pan(dx);
        this.actions.scroll(-dy);
    }
  }

  /** One of two fingers moves to x: what is between them follows. */
  private pinch(drag: Drag, other: Drag, x: number): void {
    drag.moved = other.moved = true;
    const before = Math.max(20, Math.abs(drag.x - other.x));
    const after = Math.max(20, Math.abs(x - other.x));
    this.actions.zoom(after / before, (x + other.x) / 2);
    this.actions.pan((x - drag.x) / 2);
  }
}

function wheel(element: HTMLElement, actions: Actions, e: WheelEvent): void {
  e.preventDefault();
  const [x, y] = local(element, e);
  const unit = e.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
  const dx = e.deltaX * unit;
  const dy = e.deltaY * unit;
  if (actions.zoneAt(x, y) === "names") return actions.scroll(dy);
  if (e.ctrlKey || e.metaKey) return actions.zoom(Math.exp(-dy * PINCH), x);
  if (e.shiftKey) return actions.pan(-(dx || dy));
  if (Math.abs(dx) > Math.abs(dy)) return actions.pan(-dx);
  if (e.altKey) return actions.scroll(dy);
  actions.zoom(Math.exp(-dy * WHEEL), x);
}

function local(element: HTMLElement, e: MouseEvent): [x: number, y: number] {
  const box = element.getBoundingClientRect();
  return [e.clientX - box.left, e.clientY - box.top];
}
