// Paints the lanes in view: their bands, spans and marks. State is told by
// shape and height, and by colour only besides:
//
//   running    a solid bar of full height; a tick when it takes no time
//   ready      a hatched outline of half the height
//   suspended  a thin line in the middle, with the name of what is awaited
//   blocked    a tint over the lane; the culprit's bar has a red edge
//   a turn     (loop) brackets at the bottom of the lane, callbacks as lighter bars
//   idle       (loop) a dotted line

import { lastAtMost } from "../trace/columns";
import { MarkKind, type Lane } from "../trace/lanes";
import { SpanState, type Spans } from "../trace/spans";
import type { Brush } from "./brush";
import { endOf } from "./lod";
import { paintResource } from "./paint-resource";
import type { Scene } from "./scene";
import { shapesOf, without, type Bars, type Caption } from "./shapes";
import type { Pen } from "./surface";
import { laneColour } from "./theme";

/** Heights as parts of a lane's. */
const FULL = 0.62;
const HALF = 0.34;

/** One lane in the making. */
interface Strip {
  brush: Brush;
  scene: Scene;
  lane: Lane;
  colour: string;
  top: number;
  height: number;
  place: (event: number) => number;
}

/** Tints the lane of who will wake what is pointed at, its name included. */
export function paintWaker(brush: Brush, scene: Scene): void {
  const { lanes } = scene.model;
  const waking = scene.waking();
  const row = waking < 0 ? -1 : scene.rows.of(lanes.arrows.fromLane[waking]!, lanes);
  if (row < 0) return;
  const { view, theme } = scene;
  const top = scene.rowTop(row);
  brush.within(0, view.top, view.frame.width, view.frame.height, () => {
    brush.ctx.globalAlpha = 0.14;
    brush.ctx.fillStyle = theme.accent;
    brush.rect(0, top, view.frame.width, view.frame.row);
    brush.ctx.globalAlpha = 1;
    brush.ctx.fillStyle = theme.accent;
    brush.rect(0, top, 3, view.frame.row);
  });
}

export function paintLanes(brush: Brush, scene: Scene): void {
  const [first, behind] = scene.visibleRows();
  const place = scene.view.place();
  for (let row = first; row < behind; row++) {
    const lane = scene.laneAt(row);
    const colour = laneColour(scene.theme, lane);
    paintLane({ brush, scene, lane, colour, top: scene.rowTop(row), height: scene.view.frame.row, place });
  }
}

function paintLane(strip: Strip): void {
  paintBand(strip);
  if (strip.lane.levels) return paintResource(strip, strip.lane.levels);
  const over = shapes(strip, strip.lane.over);
  paintBlocked(strip, over.bars.get(SpanState.Blocked));
  const { bars, captions } = shapes(strip, strip.lane.spans);
  const labels = labelsOf(strip, captions);
  const gaps = labels.flatMap(({ x, width }) => [x - 3, x + width + 3]);
  paintSuspended(strip, without(bars.get(SpanState.Suspended) ?? [], gaps));
  paintIdle(strip, bars.get(SpanState.Idle));
  paintTurns(strip, bars.get(SpanState.Turn));
  paintReady(strip, bars.get(SpanState.Ready));
  paintRunning(strip, bars.get(SpanState.Running));
  paintCallbacks(strip, over.bars.get(SpanState.Running));
  paintBlocking(strip, over.bars.get(SpanState.Blocking));
  paintLabels(strip, labels);
  paintOutlines(strip);
  paintMarks(strip);
}

function shapes({ scene, place }: Strip, spans: Spans) {
  const { left, right } = scene.view;
  return shapesOf({ spans, place, lastEvent: scene.lastEvent, left: left - 4, right: right + 4 });
}

function middle(strip: Strip): number {
  return strip.top + strip.height / 2;
}

function paintBand(strip: Strip): void {
  const { brush, scene, lane, top, height } = strip;
  const { ctx } = brush;
  const { left, right } = scene.view;
  if (scene.selection?.ref === lane.ref) {
    ctx.globalAlpha = 0.35;
    ctx.fillStyle = scene.theme.selection;
    brush.rect(left, top, right - left, height);
    ctx.globalAlpha = 1;
  }
  ctx.fillStyle = scene.theme.line;
  ctx.globalAlpha = 0.6;
  brush.rect(left, top + height - brush.hairline, right - left, brush.hairline);
  ctx.globalAlpha = 1;
}

function paintBlocked(strip: Strip, bars: Bars | undefined): void {
  strip.brush.ctx.globalAlpha = 0.16;
  fill(strip, bars, strip.scene.theme.error, 1, 2);
  strip.brush.ctx.globalAlpha = 1;
}

function paintBlocking(strip: Strip, bars: Bars | undefined): void {
  if (!bars) return;
  const { brush, height, scene } = strip;
  const y = middle(strip) + (height * FULL) / 2;
  brush.ctx.fillStyle = scene.theme.error;
  for (let k = 0; k < bars.length; k += 2) brush.rect(bars[k]!, y - 1, Math.max(2, bars[k + 1]! - bars[k]!), 3);
}

function paintSuspended(strip: Strip, bars: Bars): void {
  const { brush, colour } = strip;
  const y = brush.crisp(middle(strip) - 0.75);
  brush.ctx.fillStyle = colour;
  for (let k = 0; k < bars.length; k += 2) brush.ctx.fillRect(bars[k]!, y, bars[k + 1]! - bars[k]!, 1.5);
}

function paintIdle(strip: Strip, bars: Bars | undefined): void {
  if (!bars) return;
  const { ctx } = strip.brush;
  const y = middle(strip);
  ctx.strokeStyle = strip.scene.theme.strong;
  ctx.lineWidth = 1;
  ctx.setLineDash([1, 4]);
  ctx.beginPath();
  for (let k = 0; k < bars.length; k += 2) {
    ctx.moveTo(bars[k]! + 3, y);
    ctx.lineTo(Math.max(bars[k]! + 3, bars[k + 1]! - 3), y);
  }
  ctx.stroke();
  ctx.setLineDash([]);
}

function paintTurns(strip: Strip, bars: Bars | undefined): void {
  if (!bars) return;
  const { brush, colour, height } = strip;
  const bottom = middle(strip) + (height * FULL) / 2;
  const top = bottom - height * HALF;
  brush.ctx.fillStyle = colour;
  for (let k = 0; k < bars.length; k += 2) {
    const width = Math.max(1.5, bars[k + 1]! - bars[k]!);
    brush.rect(bars[k]!, top, 1.5, bottom - top);
    if (width < 4) continue;
    brush.rect(bars[k]!, bottom - 1.5, width, 1.5);
    brush.rect(bars[k]! + width - 1.5, top, 1.5, bottom - top);
  }
}

/** An outline with a hatch inside; filled rectangles, since stroking many is slow. */
function paintReady(strip: Strip, bars: Bars | undefined): void {
  if (!bars) return;
  const { brush, colour, height, scene } = strip;
  const inside: Bars = [];
  for (let k = 0; k < bars.length; k += 2) {
    if (bars[k + 1]! - bars[k]! > 6) inside.push(bars[k]! + 1, bars[k + 1]! - 1);
  }
  const within = HALF - 2 / height;
  fill(strip, bars, colour, HALF, 2);
  fill(strip, inside, scene.theme.bg, within, 1);
  fill(strip, inside, brush.hatch(colour), within, 1);
}

function paintRunning(strip: Strip, bars: Bars | undefined): void {
  fill(strip, bars, strip.colour, FULL, 2);
}

/** The loop's callbacks: lighter than a task's step, since the turn's number is written over them. */
function paintCallbacks(strip: Strip, bars: Bars | undefined): void {
  strip.brush.ctx.globalAlpha = 0.5;
  paintRunning(strip, bars);
  strip.brush.ctx.globalAlpha = 1;
}

/** Fills bars of a height, none narrower than least. */
function fill(strip: Strip, bars: Bars | undefined, style: Pen["fillStyle"], part: number, least: number): void {
  if (!bars) return;
  const { brush, height } = strip;
  const h = height * part;
  const y = middle(strip) - h / 2;
  brush.ctx.fillStyle = style;
  for (let k = 0; k < bars.length; k += 2) brush.rect(bars[k]!, y, Math.max(least, bars[k + 1]! - bars[k]!), h);
}

/** A text in a span. */
interface Label {
  text: string;
  x: number;
  width: number;
  state: SpanState;
}

function labelsOf(strip: Strip, captions: readonly Caption[]): Label[] {
  const { brush, scene, lane } = strip;
  brush.font = scene.theme.small;
  const labels: Label[] = [];
  for (const { span, left, right } of captions) {
    const state = lane.spans.state[span]!;
    if (state === SpanState.Ready) continue;
    const x = Math.max(left, scene.view.left) + 8;
    const text = captionOf(strip, span, right - x - 8);
    if (text !== "") labels.push({ text, x, width: brush.width(text), state });
  }
  return labels;
}

function paintLabels(strip: Strip, labels: readonly Label[]): void {
  const { brush, scene } = strip;
  brush.font = scene.theme.small;
  for (const { text, x, state } of labels) {
    brush.ctx.fillStyle = state === SpanState.Running ? scene.theme.bg : scene.theme.text;
    brush.write(text, x, middle(strip));
  }
}

/** As much of a span's label as fits into a width; of a turn's, its number rather than half a word. */
function captionOf({ brush, scene, lane }: Strip, span: number, most: number): string {
  const { spans } = lane;
  const { trace } = scene.model;
  if (spans.state[span] !== SpanState.Turn) return brush.fit(trace.symbol(spans.label[span]!), most);
  const turn = trace.turn[spans.from[span]!]!;
  const whole = scene.words.turn(turn);
  return brush.width(whole) <= most ? whole : brush.fit(String(turn), most);
}

/** Outlines around the span that is selected, and the one that is pointed at. */
function paintOutlines(strip: Strip): void {
  const { selection, hover, theme } = strip.scene;
  const { lane } = strip;
  if (hover?.lane === lane && hover.span >= 0 && !hover.over) paintOutline(strip, hover.span, theme.strong);
  if (selection?.ref !== lane.ref) return;
  const span = lastAtMost(lane.spans.from, selection.event);
  if (span >= 0 && lane.spans.from[span] === selection.event) paintOutline(strip, span, theme.accent);
}

function paintOutline(strip: Strip, span: number, colour: string): void {
  const { brush, scene, lane, place } = strip;
  const left = Math.max(place(lane.spans.from[span]!), scene.view.left - 10);
  const right = Math.min(place(endOf({ spans: lane.spans, lastEvent: scene.lastEvent }, span)), scene.view.right + 10);
  const h = strip.height * FULL + 6;
  brush.ctx.strokeStyle = colour;
  brush.ctx.lineWidth = 1.5;
  brush.ctx.strokeRect(left - 2.5, middle(strip) - h / 2, Math.max(2, right - left) + 5, h);
}

function paintMarks(strip: Strip): void {
  const { lane, scene, place } = strip;
  const { event, kind } = lane.marks;
  for (let k = 0; k < event.length; k++) {
    const x = place(event[k]!);
    if (x > scene.view.left - 20 && x < scene.view.right + 20) paintMark(strip, kind[k]!, x);
  }
}

function paintMark(strip: Strip, mark: MarkKind, x: number): void {
  const { theme } = strip.scene;
  switch (mark) {
    case MarkKind.Created:
      return;
    case MarkKind.Done:
      return paintSign(strip, theme.ok, x, [[-4, 0], [-1, 3.5], [4.5, -4]]);
    case MarkKind.Cancelled:
      return paintSign(strip, theme.text, x, [[-4, -4], [4, 4]], [[-4, 4], [4, -4]]);
    case MarkKind.Raised:
      return paintSign(strip, theme.error, x, [[0, -5.5], [0, 1.5]], [[0, 4], [0, 5.5]]);
    case MarkKind.CancelRequested:
      return paintFlag(strip, x, false);
    case MarkKind.CancelDelivered:
      return paintFlag(strip, x, true);
  }
}

type Line = readonly (readonly [number, number])[];

/** A small sign to the right of x, drawn as lines so that it needs no font. */
function paintSign(strip: Strip, colour: string, x: number, ...lines: Line[]): void {
  const { ctx } = strip.brush;
  const size = strip.scene.theme.scale;
  ctx.strokeStyle = colour;
  ctx.lineWidth = 2 * size;
  ctx.lineCap = "round";
  ctx.beginPath();
  for (const line of lines) {
    line.forEach(([dx, dy], k) => {
      const at = [x + 10 * size + dx * size, middle(strip) + dy * size] as const;
      if (k === 0) ctx.moveTo(...at);
      else ctx.lineTo(...at);
    });
  }
  ctx.stroke();
  ctx.lineCap = "butt";
}

/** A flag at the top of the lane: hollow where cancelling is asked for, filled where it arrives. */
function paintFlag(strip: Strip, x: number, filled: boolean): void {
  const { brush, scene, top, height } = strip;
  const { ctx } = brush;
  ctx.strokeStyle = ctx.fillStyle = scene.theme.text;
  ctx.lineWidth = 1.25;
  ctx.beginPath();
  ctx.moveTo(x, top + height - 3);
  ctx.lineTo(x, top + 3);
  ctx.lineTo(x + 7, top + 6);
  ctx.lineTo(x, top + 9);
  if (filled) ctx.fill();
  ctx.stroke();
}
