// One colour per task, everywhere: in the timeline, the editor's gutter, the
// Loop panel and beside the console's lines. Hues are given by order of
// creation and come again after the last. Their values are the CSS custom
// properties --hue-1 … --hue-8 of palette.css. None is red, which is kept for
// errors and blocking; neighbours differ in lightness too, for readers who do
// not tell the hues apart.

import "./palette.css";

/** How many hues there are. */
export const HUES = 8;

/** The hue of a task, 1 … HUES. */
export function hueOf(task: number): number {
  return ((task - 1) % HUES) + 1;
}

/** The hue of a task as a CSS value. */
export function hueVariable(task: number): string {
  return `var(--hue-${hueOf(task)})`;
}
