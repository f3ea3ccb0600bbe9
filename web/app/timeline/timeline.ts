// The timeline: a canvas in a host element, and the one object that the rest of
// the page talks to. It owns a Scene (what is shown), repaints at most once a
// frame, and turns gestures into calls of its options; it decides nothing about
// the page beyond itself.
//
// The way through this folder: scene.ts says what a frame is made of, view.ts
// and axes.ts where events lie, lod.ts and shapes.ts what of a lane can be seen,
// paint.ts in which order it is painted, input.ts what gestures mean. Nothing
// but scale.ts turns axis units into pixels.

import "./timeline.css";
import { lastAtMost } from "../trace/columns";
import { RefKind, taskOf, taskRef, type Ref } from "../trace/schema";
import { Trace } from "../trace/trace";
import { eventAt, eventFrom, type AxisName } from "./axes";
import { Brush } from "./brush";
import { describe, describeFold, laneCoroutine, laneName } from "./describe";
import { foldAt, hitAt } from "./hit";
import { listen, type Actions, type Zone } from "./input";
import { endOf } from "./lod";
import { brushOf, brushPartAt, setBrush, type BrushPart } from "./minimap";
import { paint } from "./paint";
import { measured, type Notes } from "./paint-notes";
import { nameLeft } from "./paint-gutter";
import { paintPicture, type PictureLabels } from "./picture";
import { MinimapPainter } from "./paint-minimap";
import { Model, Scene, type Hit, type Selection } from "./scene";
import { readTheme, slideTheme } from "./theme";
import { CanvasSurface, type Surface } from "./surface";
import { Tip } from "./tip";
import type { Frame } from "./view";
import type { TimelineWords } from "./words";

export type { AxisName, Selection, TimelineWords };

export interface TimelineOptions {
  words: TimelineWords;
  /** The user moved the cursor to an event. */
  onCursor(event: number): void;
  /** The user chose something, or nothing. */
  onSelect(selection: Selection | null): void;
  /** Without a minimap, because another timeline on the same axis has one. */
  bare?: boolean;
}

/** The change from one axis to the other takes this long, in ms. */
const TURN_MS = 150;
/** How near to the cursor's line it can be taken hold of. */
const CURSOR_REACH = 4;
/** Hosts narrower than this (phones) get shorter names. */
const NARROW = 560;

export class Timeline implements Actions {
  private readonly canvas = document.createElement("canvas");
  private readonly brush: Brush;
  private readonly tip: Tip;
  private readonly minimap: MinimapPainter | null;
  private readonly resizing: ResizeObserver;
  private readonly stopListening: () => void;
  private scene: Scene;
  private frameRequest = 0;
  /** What the next frame has to see to first. */
  private themed = true;
  private current = true;
  private cursorShown = true;
  private turning: { from: number; since: number } | null = null;
  private partner: Timeline | null = null;
  private held: { part: BrushPart; x: number; left: number; right: number } | null = null;

  constructor(
    private readonly host: HTMLElement,
    private readonly options: TimelineOptions,
  ) {
    host.classList.add("timeline-host");
    this.canvas.tabIndex = 0;
    this.canvas.setAttribute("role", "img");
    host.append(this.canvas);
    this.brush = new Brush(new CanvasSurface(this.canvas));
    this.minimap = options.bare ? null : new MinimapPainter();
    this.tip = new Tip(host);
    const theme = readTheme(host);
    this.scene = new Scene(new Model(new Trace()), theme, options.words, frameOf(host, theme.scale, options.bare));
    this.resizing = new ResizeObserver(() => this.resized());
    this.resizing.observe(host);
    this.stopListening = listen(this.canvas, this);
    this.label();
  }

  destroy(): void {
    cancelAnimationFrame(this.frameRequest);
    this.resizing.disconnect();
    this.stopListening();
    this.tip.remove();
    this.canvas.remove();
    if (this.partner) this.partner.partner = null;
  }

  /** Puts this timeline and another on one axis: from now on both show the same part, as far as the longer run reaches. */
  pair(other: Timeline): void {
    this.partner = other;
    other.partner = this;
    other.changed();
    this.changed();
  }

  /** Leaves the common axis. */
  unpair(): void {
    if (this.partner) this.partner.partner = null;
    this.partner = null;
    this.scene.view.reach = { time: 0, steps: 0 };
    this.changed();
  }

  /** The event that lies where an event of the other timeline does, on the axis in use. */
  counterpart(other: Timeline, event: number): number {
    const { model, view } = this.scene;
    if (event < 0 || model.length === 0) return -1;
    const x = other.scene.model.axes[view.axis].x(event);
    return eventAt(x, model.length, (e) => model.axes[view.axis].x(e));
  }

  /** Shows another trace, in the same place and on the same axis as the one before; null shows none. */
  setTrace(trace: Trace | null): void {
    const old = this.scene;
    this.tip.hide();
    this.scene = new Scene(new Model(trace ?? new Trace()), old.theme, old.words, old.view.frame, old.rows);
    this.scene.adopt(old);
    this.changed();
  }

  /** The trace has more events; they are taken in with the next frame. */
  changed(): void {
    this.current = false;
    this.repaint();
  }

  /** Shows the run as of an event, -1 for none, and brings it into view. */
  setCursor(event: number): void {
    const { scene } = this;
    if (event === scene.cursor) return;
    scene.cursor = event;
    this.cursorShown = false;
    this.repaint();
  }

  /** Goes over to another axis. */
  setAxis(axis: AxisName): void {
    const { view } = this.scene;
    if (axis === view.axis) return;
    this.tip.hide();
    view.turnTo(axis);
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    if (still) view.blend = axis === "steps" ? 1 : 0;
    else this.turning = { from: view.blend, since: performance.now() };
    this.repaint();
  }

  setSelection(selection: Selection | null): void {
    this.scene.selection = selection;
    if (selection) this.revealLane(taskOf(selection.ref));
    this.repaint();
  }

  /** Reads the colours and sizes anew, once the page has put them on; see theme.ts. */
  setTheme(): void {
    this.themed = false;
    this.repaint();
  }

  setWords(words: TimelineWords): void {
    this.scene.words = words;
    this.label();
    this.repaint();
  }

  /** Whether long idle stretches are drawn short. */
  setFolding(on: boolean): void {
    this.scene.model.folds.enabled = on;
    this.scene.view.refit(true);
    this.repaint();
  }

  /** Whether all arrows are drawn, and not just those of what is selected or pointed at. */
  setAllArrows(on: boolean): void {
    this.scene.allArrows = on;
    this.repaint();
  }

  /** Shows only these lanes; null shows all. */
  setFilter(lanes: ReadonlySet<Ref> | null): void {
    this.scene.rows.setFilter(lanes);
    this.scene.rows.extend(this.scene.model.lanes);
    this.changed();
  }

  /** What is noted on the run; what is left out stays as it is. */
  setNotes(notes: Partial<Notes>): void {
    this.scene.notes = { ...this.scene.notes, ...notes };
    this.repaint();
  }

  /** A task is pointed at elsewhere on the page; 0 for none. */
  point(task: number): void {
    if (this.scene.pointed === task) return;
    this.scene.pointed = task;
    this.repaint();
  }

  /** The name of a lane as its reader knows it, with its coroutine or type; "" where there is no such lane. */
  nameOf(ref: Ref): string {
    const { scene } = this;
    const lane = scene.model.lanes.list[scene.model.lanes.find(ref)];
    return lane ? `${laneName(scene, { lane })} ${laneCoroutine(scene, lane)}`.trim() : "";
  }

  /** How far it is from one event to a later one, in words. */
  measured(from: number, to: number): string {
    return measured(this.scene, from, to);
  }

  /** Paints what is in view as a picture for a slide. */
  picture(surface: Surface, labels: PictureLabels): void {
    paintPicture(new Brush(surface), this.scene, slideTheme(this.host), labels);
  }

  /** Zooms to what is measured or selected; says whether there is such a thing that is not zoomed to already. */
  fitSelection(): boolean {
    const { view, model } = this.scene;
    const [from, to] = chosenStretch(this.scene);
    if (from < 0) return false;
    const { x } = model.axes[view.axis];
    const [x0, x1] = [from, to].map((event) => x.call(model.axes[view.axis], event)) as [number, number];
    const room = Math.max((x1 - x0) * 0.08, 1e-9);
    const before = view.scale;
    view.show(x0 - room, x1 + room);
    this.repaint();
    return Math.abs(view.scale.factor / before.factor - 1) > 0.001 || Math.abs(view.scale.offset - before.offset) > 1;
  }

  /** Shows all of the run. */
  fit(): void {
    this.scene.view.fit();
    this.repaint();
  }

  /** Zooms about the cursor where that is in view, else about the middle. */
  zoomBy(ratio: number): void {
    const { view, cursor } = this.scene;
    const at = cursor < 0 ? -1 : view.place()(cursor);
    this.zoom(ratio, at >= view.left && at <= view.right ? at : (view.left + view.right) / 2);
  }

  /** Moves the view by parts of its width; 0.1 shows what lies to the right by a tenth. */
  panBy(part: number): void {
    const { view } = this.scene;
    this.pan(-part * (view.right - view.left));
  }

  /** Selects the lane so many below the selected one, and reports it. */
  selectLane(by: number): void {
    const { scene } = this;
    if (scene.rows.length === 0) return;
    const lane = scene.selection ? scene.model.lanes.find(scene.selection.ref) : -1;
    const row = scene.rows.of(lane, scene.model.lanes);
    const start = row < 0 && by > 0 ? -1 : row < 0 ? scene.rows.length : row;
    const next = Math.min(scene.rows.length - 1, Math.max(0, start + by));
    this.options.onSelect({ ref: scene.laneAt(next).ref, event: -1 });
    this.revealRow(next);
  }

  /** Collapses or opens the selected lane. */
  toggleLane(): void {
    const { model, rows, selection } = this.scene;
    const lane = selection && model.lanes.list[model.lanes.find(selection.ref)];
    if (lane && rows.toggle(lane)) this.changed();
  }

  zoneAt(x: number, y: number): Zone {
    const { view, cursor } = this.scene;
    if (x < view.left) return "names";
    if (y < view.frame.minimap) return "minimap";
    if (y < view.top) return "axis";
    if (cursor >= 0 && Math.abs(view.place()(cursor) - x) <= CURSOR_REACH) return "cursor";
    return "lanes";
  }

  hover(x: number, y: number): void {
    const { scene } = this;
    const zone = this.zoneAt(x, y);
    this.canvas.style.cursor = this.pointerStyle(zone, x);
    const hit = zone === "lanes" || zone === "cursor" ? hitAt(scene, x, y) : null;
    const fold = zone === "names" || zone === "minimap" ? null : foldAt(scene, x);
    const moved = !sameHit(hit, scene.hover);
    scene.hover = hit; // what is said of it includes what hovering shows
    if (fold) this.tip.show(describeFold(scene, fold), x, y);
    else if (hit) this.tip.show(describe(scene, hit), x, y);
    else this.tip.hide();
    if (moved) this.repaint();
  }

  leave(): void {
    this.tip.hide();
    if (!this.scene.hover) return;
    this.scene.hover = null;
    this.repaint();
  }

  click(x: number, y: number): void {
    const zone = this.zoneAt(x, y);
    if (zone === "names") return this.clickName(x, y);
    if (zone === "minimap" || zone === "axis") return;
    const hit = hitAt(this.scene, x, y);
    if (!hit) return this.options.onSelect(null);
    this.options.onCursor(hit.event);
    this.options.onSelect({ ref: hit.lane.ref, event: hit.span < 0 && hit.level < 0 ? -1 : hit.event });
  }

  scrub(x: number): void {
    const { view, model, lastEvent } = this.scene;
    if (lastEvent < 0) return;
    const place = view.place();
    const before = view.eventAt(x);
    const after = eventFrom(x, model.length, place);
    const near = place(after) - x < x - place(before) ? view.eventAt(place(after)) : before;
    this.options.onCursor(near);
  }

  pan(dx: number): void {
    if (dx === 0) return;
    this.scene.view.pan(dx);
    this.repaint();
  }

  scroll(dy: number): void {
    if (dy === 0) return;
    this.scene.view.scroll(dy, this.scene.content);
    this.repaint();
  }

  zoom(ratio: number, x: number): void {
    this.scene.view.zoom(ratio, x);
    this.repaint();
  }

  takeBrush(x: number): void {
    const { view } = this.scene;
    const [left, right] = brushOf(view);
    const part = view.fitted ? "outside" : brushPartAt(view, x);
    this.held = { part, x, left, right };
  }

  dragBrush(x: number): void {
    const { held } = this;
    if (!held) return;
    const { view } = this.scene;
    const dx = x - held.x;
    if (held.part === "left") setBrush(view, held.left + dx, held.right);
    else if (held.part === "right") setBrush(view, held.left, held.right + dx);
    else if (held.part === "inside") setBrush(view, held.left + dx, held.right + dx);
    else setBrush(view, held.x, x);
    this.repaint();
  }

  private clickName(x: number, y: number): void {
    const { scene } = this;
    const row = scene.rowAt(y);
    if (row < 0) return this.options.onSelect(null);
    const lane = scene.laneAt(row);
    const opens = x < nameLeft(lane) || lane.kind === RefKind.None;
    if (opens && scene.rows.toggle(lane)) return this.changed();
    this.options.onSelect({ ref: lane.ref, event: -1 });
  }

  private pointerStyle(zone: Zone, x: number): string {
    if (zone === "axis" || zone === "cursor") return "col-resize";
    if (zone === "names" || zone === "lanes") return "default";
    const part = this.scene.view.fitted ? "outside" : brushPartAt(this.scene.view, x);
    if (part === "outside") return "crosshair";
    return part === "inside" ? "grab" : "ew-resize";
  }

  private revealLane(task: number): void {
    const { lanes } = this.scene.model;
    if (task !== 0) this.revealRow(this.scene.rows.of(lanes.find(taskRef(task)), lanes));
  }

  private revealRow(row: number): void {
    if (row < 0) return;
    const { scene } = this;
    const { frame, top } = scene.view;
    const y = scene.rowTop(row);
    if (y < top) this.scroll(y - top);
    else if (y + frame.row > frame.height) this.scroll(y + frame.row - frame.height);
  }

  private resized(): void {
    this.scene.view.frame = frameOf(this.host, this.scene.theme.scale, this.options.bare);
    this.changed();
  }

  private retheme(): void {
    this.themed = true;
    this.scene.theme = readTheme(this.host);
    this.brush.reset();
    this.resized();
  }

  private takeIn(): void {
    this.current = true;
    this.scene.extend();
    if (this.partner) reachAlike(this.scene, this.partner.scene);
    this.scene.view.scroll(0, this.scene.content);
    this.label();
  }

  private showCursor(): void {
    this.cursorShown = true;
    const { cursor, view, model } = this.scene;
    if (cursor < 0) return;
    view.reveal(cursor);
    this.revealLane(model.trace.task[cursor]!);
  }

  private label(): void {
    const { words, model } = this.scene;
    this.canvas.setAttribute("aria-label", words.label(model.lanes.list.length, model.length));
    // A page can be scrolled past lanes that all fit.
    const overflows = this.scene.content > this.scene.view.frame.height - this.scene.view.top;
    this.canvas.style.touchAction = overflows ? "none" : "pan-y";
  }

  private repaint(): void {
    if (this.frameRequest !== 0) return;
    this.frameRequest = requestAnimationFrame((now) => {
      this.frameRequest = 0;
      if (!this.themed) this.retheme();
      if (!this.current) this.takeIn();
      if (!this.cursorShown) this.showCursor();
      this.turn(now);
      this.share();
      paint(this.brush, this.scene, this.minimap);
    });
  }

  /** Lets the partner show the same part of its run. */
  private share(): void {
    const { partner, scene } = this;
    if (!partner || partner.scene.view.like(scene.view)) return;
    partner.scene.view.mirror(scene.view);
    partner.repaint();
  }

  /** Moves the blend on while one axis turns into the other. */
  private turn(now: number): void {
    if (!this.turning) return;
    const { view } = this.scene;
    const part = Math.min(1, Math.max(0, (now - this.turning.since) / TURN_MS));
    const eased = part * part * (3 - 2 * part);
    const goal = view.axis === "steps" ? 1 : 0;
    view.blend = this.turning.from + (goal - this.turning.from) * eased;
    if (part < 1) this.repaint();
    else this.turning = null;
  }
}

/** Makes two views reach as far as the longer of the two runs. */
function reachAlike(a: Scene, b: Scene): void {
  const ends = (axis: AxisName) => Math.max(a.model.axes[axis].end(), b.model.axes[axis].end());
  const reach = { time: ends("time"), steps: ends("steps") };
  for (const { view, complete } of [a, b]) {
    view.reach = reach;
    view.refit(complete);
  }
}

/** The first and last events of what is measured, or of the selected span or lane; -1 when nothing is. */
function chosenStretch(scene: Scene): [from: number, to: number] {
  const { notes, selection, model, lastEvent } = scene;
  if (notes.measure.length === 2) return [notes.measure[0]!, notes.measure[1]!];
  const lane = selection ? model.lanes.list[model.lanes.find(selection.ref)] : undefined;
  if (!lane) return [-1, -1];
  const { spans, marks } = lane;
  const span = selection!.event < 0 ? -1 : lastAtMost(spans.from, selection!.event);
  if (span >= 0) return [spans.from[span]!, endOf({ spans, lastEvent }, span)];
  return [lane.created, lane.kind === RefKind.Task ? (marks.event[marks.event.length - 1] ?? lastEvent) : lastEvent];
}

function frameOf(host: HTMLElement, scale: number, bare = false): Frame {
  const width = host.clientWidth;
  const gutter = (width < NARROW ? 100 : 168) * scale;
  const height = host.clientHeight;
  return { width, height, gutter, minimap: bare ? 0 : 24 * scale, axis: 22 * scale, row: 28 * scale };
}

function sameHit(a: Hit | null, b: Hit | null): boolean {
  if (!a || !b) return a === b;
  return a.lane === b.lane && a.span === b.span && a.mark === b.mark && a.level === b.level && a.over === b.over;
}
