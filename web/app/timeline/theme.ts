// The colours and sizes of the timeline, read from the page's CSS custom
// properties so that canvas and DOM wear the same theme. The properties:
//
//   --bg --bg-soft --line --line-strong --text --muted    surfaces, hairlines, type
//   --accent --selection                                  cursor and selection
//   --error --ok                                          raised and blocked; returned
//   --hue-1 … --hue-8                                     tasks (palette.css)
//   --font-ui --scale                                     type
//
// The shell calls Timeline.setTheme when any of them changes.

import { HUES, hueOf } from "../palette";
import type { Lane } from "../trace/lanes";
import { RefKind, refNumber } from "../trace/schema";

export interface Theme {
  bg: string;
  soft: string;
  line: string;
  strong: string;
  text: string;
  muted: string;
  accent: string;
  selection: string;
  error: string;
  ok: string;
  hues: readonly string[];
  /** CSS fonts: for names, and for what is written small. */
  font: string;
  small: string;
  /** How much bigger than usual everything is. */
  scale: number;
}

/** How much bigger than on a screen everything is on a slide. */
const SLIDE_SCALE = 1.35;

/** The theme of pictures: light, large, and the same however the page is read. */
export function slideTheme(host: HTMLElement): Theme {
  const { dataset } = document.documentElement;
  const { theme, contrast } = dataset;
  Object.assign(dataset, { theme: "light", contrast: "normal" });
  try {
    return readTheme(host, SLIDE_SCALE);
  } finally {
    // Before the browser paints again.
    Object.assign(dataset, { theme, contrast });
  }
}

/** With no scale given, the page's. */
export function readTheme(host: HTMLElement, fixedScale = 0): Theme {
  const css = getComputedStyle(host);
  const get = (name: string) => css.getPropertyValue(name).trim();
  const scale = fixedScale || Number(get("--scale")) || 1;
  const family = get("--font-ui") || "sans-serif";
  return {
    bg: get("--bg"),
    soft: get("--bg-soft"),
    line: get("--line"),
    strong: get("--line-strong"),
    text: get("--text"),
    muted: get("--muted"),
    accent: get("--accent"),
    selection: get("--selection"),
    error: get("--error"),
    ok: get("--ok"),
    hues: Array.from({ length: HUES }, (_, k) => get(`--hue-${k + 1}`)),
    font: `${12 * scale}px ${family}`,
    small: `${11 * scale}px ${family}`,
    scale,
  };
}

/** The colour of a lane: a task's own, or a quiet one. */
export function laneColour(theme: Theme, lane: Lane): string {
  if (lane.kind !== RefKind.Task) return theme.strong;
  return theme.hues[hueOf(refNumber(lane.ref)) - 1]!;
}
