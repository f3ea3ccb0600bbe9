// Paints the lane of a resource:
//
//   queue, semaphore, barrier   a stepped area: items in it, permits taken, how many have arrived
//   lock                        a bar in the hue of the task that holds it
//   event                       a bar while it is set, a thin line while it is not
//   who waits for it            a hatched strip along the bottom, higher the more they are

import { hueOf } from "../palette";
import { taskRef } from "../trace/schema";
import type { Lane } from "../trace/lanes";
import type { Levels } from "../trace/levels";
import { ResourceKind } from "../trace/resource";
import type { Brush } from "./brush";
import { levelSteps, type LevelStep } from "./level-steps";
import type { Scene } from "./scene";

/** The height of the area as a part of the lane's; and of a bar, which is a task's running bar's. */
const AREA = 0.78;
const BAR = 0.62;
/** Each that waits makes the strip so much higher, up to a limit. */
const WAITER = 2;
const MOST_WAITERS = 4;

/** Where a resource's lane lies. */
export interface ResourceStrip {
  brush: Brush;
  scene: Scene;
  lane: Lane;
  top: number;
  height: number;
  place: (event: number) => number;
}

export function paintResource(strip: ResourceStrip, levels: Levels): void {
  const { view, lastEvent } = strip.scene;
  const steps = levelSteps(levels, { place: strip.place, lastEvent, left: view.left - 2, right: view.right + 2 });
  paintLine(strip, steps);
  if (levels.kind === ResourceKind.Lock || levels.kind === ResourceKind.Flag) paintBars(strip, levels, steps);
  else paintArea(strip, levels, steps);
  paintWaiting(strip, steps);
  paintLevelLabels(strip, levels, steps);
}

/** What a level is full at, so that areas can be compared. */
export function fullAt(levels: Levels): number {
  return levels.capacity > 0 ? Math.max(levels.capacity, levels.most) : Math.max(1, levels.most);
}

/** The line that the levels stand on, from the resource's making to the end. */
function paintLine(strip: ResourceStrip, steps: readonly LevelStep[]): void {
  if (steps.length === 0) return;
  const { brush, scene } = strip;
  brush.ctx.fillStyle = scene.theme.strong;
  const left = steps[0]!.left;
  brush.rect(left, bottomOf(strip) - brush.hairline, steps[steps.length - 1]!.right - left, brush.hairline);
}

function bottomOf({ top, height }: ResourceStrip): number {
  return top + height * (0.5 + AREA / 2);
}

function paintArea(strip: ResourceStrip, levels: Levels, steps: readonly LevelStep[]): void {
  const { brush, scene, height } = strip;
  const { ctx } = brush;
  const bottom = bottomOf(strip);
  const unit = (height * AREA) / fullAt(levels);
  ctx.fillStyle = scene.theme.strong;
  for (const { left, right, value } of steps) {
    if (value === 0) continue;
    const width = Math.max(1.5, right - left);
    ctx.globalAlpha = value === levels.capacity ? 0.5 : 0.28;
    brush.rect(left, bottom - value * unit, width, value * unit);
    ctx.globalAlpha = 1;
    brush.rect(left, bottom - value * unit, width, 1.5);
  }
}

function paintBars(strip: ResourceStrip, levels: Levels, steps: readonly LevelStep[]): void {
  const { brush, scene, top, height } = strip;
  for (const { left, right, value, holder } of steps) {
    if (value === 0) continue;
    brush.ctx.fillStyle = levels.kind === ResourceKind.Lock ? holderColour(scene, holder) : scene.theme.strong;
    brush.ctx.globalAlpha = levels.kind === ResourceKind.Lock ? 1 : 0.5;
    brush.rect(left, top + (height * (1 - BAR)) / 2, Math.max(2, right - left), height * BAR);
  }
  brush.ctx.globalAlpha = 1;
}

/** The colour of a task, or a quiet one where none is known. */
export function holderColour({ theme }: Scene, task: number): string {
  return task === 0 ? theme.strong : theme.hues[hueOf(task) - 1]!;
}

function paintWaiting(strip: ResourceStrip, steps: readonly LevelStep[]): void {
  const { brush, scene } = strip;
  const bottom = bottomOf(strip);
  brush.ctx.fillStyle = brush.hatch(scene.theme.text);
  for (const { left, right, waiting } of steps) {
    const height = (1 + Math.min(waiting, MOST_WAITERS)) * WAITER;
    if (waiting > 0) brush.rect(left, bottom - height, Math.max(1, right - left), height);
  }
}

function paintLevelLabels(strip: ResourceStrip, levels: Levels, steps: readonly LevelStep[]): void {
  const { brush, scene, top, height } = strip;
  brush.font = scene.theme.small;
  /** The last step whose level was written and still goes on: what is the same is not said again. */
  let said: LevelStep | null = null;
  for (const step of steps) {
    const x = Math.max(step.left, scene.view.left) + 6;
    if (said && (said.value !== step.value || said.holder !== step.holder)) said = null;
    const text: string = captionOf(strip, said ? "" : levelWords(scene, levels, step.value, step.holder), step.waiting, step.right - x - 4);
    if (text === "") continue;
    said = step;
    const onBar = levels.kind === ResourceKind.Lock && step.value > 0;
    const part = step.value / fullAt(levels);
    if (!onBar && part < 1) clearBehind(strip, x, brush.width(text));
    brush.ctx.fillStyle = onBar ? scene.theme.bg : step.value + step.waiting > 0 ? scene.theme.text : scene.theme.muted;
    brush.write(text, x, top + height / 2 - 1);
  }
}

/** Takes the line of the level away behind a text. */
function clearBehind({ brush, scene, top, height }: ResourceStrip, x: number, width: number): void {
  brush.ctx.fillStyle = scene.theme.bg;
  brush.ctx.globalAlpha = 0.85;
  brush.rect(x - 2, top + height / 2 - 7, width + 4, 13);
  brush.ctx.globalAlpha = 1;
}

/** What is written into a step: its level, if that is new, and, where there is room, how many wait. */
function captionOf({ brush, scene }: ResourceStrip, level: string, waiting: number, room: number): string {
  if (waiting === 0) return brush.fit(level, room);
  const waits = scene.words.waiting(waiting);
  const whole = level === "" ? waits : `${level} · ${waits}`;
  return brush.width(whole) <= room ? whole : brush.fit(level, room);
}

/** A level in a few characters: "3/5", the name of the holder, "set". */
export function levelWords({ words, model }: Scene, levels: Levels, value: number, holder: number): string {
  switch (levels.kind) {
    case ResourceKind.Lock: {
      const lane = model.lanes.list[model.lanes.find(taskRef(holder))];
      return value === 0 ? "" : lane ? model.trace.symbol(lane.name) : words.held;
    }
    case ResourceKind.Flag:
      return value === 0 ? "" : words.set;
    case ResourceKind.Condition:
      return "";
    default:
      return levels.capacity > 0 ? `${value}/${levels.capacity}` : value > 0 ? String(value) : "";
  }
}
