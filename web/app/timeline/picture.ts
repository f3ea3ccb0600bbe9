// A picture of what is in view, fit for a slide: a title, the axis, all lanes
// that are open, and what the marks mean.

import type { Brush } from "./brush";
import { paint } from "./paint";
import { Scene } from "./scene";
import type { Theme } from "./theme";

export interface PictureLabels {
  title: string;
  /** Where it is from and what it comes to, in small. */
  note: string;
  /** What the marks mean. */
  running: string;
  ready: string;
  suspended: string;
  ends: string;
}

const WIDTH = 1600;
const TITLE = 72;
const LEGEND = 56;
/** More lanes than this do not fit on a slide; those from the top of the view on are shown. */
const MOST_ROWS = 40;
const EDGE = 24;
/** Beside the run, for the signs of its ends. */
const MARGIN = 36;

export function paintPicture(brush: Brush, shown: Scene, theme: Theme, labels: PictureLabels): void {
  const scene = pictureScene(shown, theme);
  const { frame } = scene.view;
  paint(brush, scene, null);
  brush.ctx.fillStyle = theme.bg;
  brush.rect(0, 0, frame.width, TITLE);
  brush.rect(0, frame.height - LEGEND, frame.width, LEGEND);
  paintTitle(brush, theme, labels);
  paintLegend(brush, theme, labels, frame.height - LEGEND / 2);
}

/** The scene of the picture: the same part of the same run, larger and with all lanes. */
function pictureScene(shown: Scene, theme: Theme): Scene {
  const { scale } = theme;
  const rows = Math.min(MOST_ROWS, shown.rows.length);
  const [row, axis] = [28 * scale, 24 * scale];
  const height = TITLE + axis + rows * row + LEGEND;
  const frame = { width: WIDTH, height, gutter: 190 * scale, minimap: TITLE, axis, row };
  const scene = new Scene(shown.model, theme, shown.words, frame, shown.rows);
  scene.adopt(shown);
  scene.notes = shown.notes;
  // At the end of the run the cursor says nothing.
  if (scene.cursor === scene.lastEvent) scene.cursor = -1;
  const { view } = scene;
  view.scrollY = shown.rows.length > MOST_ROWS ? Math.floor(shown.view.scrollY / shown.view.frame.row) * row : 0;
  view.blend = view.axis === "steps" ? 1 : 0;
  if (view.fitted) view.fit(MARGIN);
  else view.show(shown.view.scale.x(shown.view.left), shown.view.scale.x(shown.view.right));
  return scene;
}

function paintTitle(brush: Brush, theme: Theme, { title, note }: PictureLabels): void {
  const { ctx } = brush;
  const small = theme.font;
  brush.font = small;
  ctx.fillStyle = theme.muted;
  const noted = brush.width(note);
  brush.write(note, WIDTH - EDGE - noted, TITLE / 2);
  brush.font = small.replace(/^[\d.]+px/, "600 26px");
  ctx.fillStyle = theme.text;
  brush.write(title, EDGE, TITLE / 2, WIDTH - 3 * EDGE - noted);
}

/** The marks in small, each with its name. */
function paintLegend(brush: Brush, theme: Theme, labels: PictureLabels, middle: number): void {
  const { ctx } = brush;
  const colour = theme.hues[0]!;
  let x = EDGE;
  const entry = (name: string, width: number, draw: (x: number) => void) => {
    brush.font = theme.font;
    draw(x);
    ctx.fillStyle = theme.text;
    x += width + 10;
    x += brush.write(name, x, middle) + 32;
  };
  entry(labels.running, 40, (left) => {
    ctx.fillStyle = colour;
    brush.rect(left, middle - 11, 40, 22);
  });
  entry(labels.ready, 40, (left) => {
    ctx.fillStyle = brush.hatch(colour);
    brush.rect(left, middle - 6, 40, 12);
    ctx.strokeStyle = colour;
    ctx.lineWidth = 1;
    ctx.strokeRect(left, middle - 6, 40, 12);
  });
  entry(labels.suspended, 40, (left) => {
    ctx.fillStyle = colour;
    brush.rect(left, middle - 1, 40, 2);
  });
  entry(labels.ends, -10, () => undefined);
}
