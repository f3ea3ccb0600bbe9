// What the reader has chosen about the page itself, kept between visits.

import { computed, effect, signal } from "@preact/signals";
import { isNumber, oneOf, persistent } from "./persist";

export type Language = "en" | "zh";
export type Theme = "system" | "light" | "dark" | "contrast";
export type TextSize = "normal" | "large";

const preferred: Language = navigator.language.toLowerCase().startsWith("zh") ? "zh" : "en";

export const language = persistent<Language>("language", preferred, oneOf("en", "zh"));
export const theme = persistent<Theme>("theme", "system", oneOf("system", "light", "dark", "contrast"));
export const textSize = persistent<TextSize>("text-size", "normal", oneOf("normal", "large"));

/** Sizes of the resizable panes: pixels, and for `upper` a share of the height. */
export const panes = {
  prose: persistent("pane.prose", 320, isNumber),
  side: persistent("pane.side", 360, isNumber),
  upper: persistent("pane.upper", 0.52, isNumber),
};

/** Whether the lesson's text is shown beside the editor. */
export const proseShown = persistent("prose", true, (v): v is boolean => typeof v === "boolean");

const systemDark = media("(prefers-color-scheme: dark)");
const systemContrast = media("(prefers-contrast: more)");

/** Whether the system asks for no motion. */
export const reducedMotion = media("(prefers-reduced-motion: reduce)");

/** The colours in force, after the system has been asked where the reader leaves it to it. */
export const colours = computed(() => {
  const chosen = theme.value;
  const dark = chosen === "dark" || (chosen !== "light" && systemDark.value);
  const contrast = chosen === "contrast" || systemContrast.value;
  return { scheme: dark ? "dark" : "light", contrast };
});

/** Writes the settings onto the document, where the style sheets find them. */
export function applySettings(): void {
  effect(() => {
    const root = document.documentElement;
    root.lang = language.value === "zh" ? "zh-Hans" : "en";
    root.dataset.theme = colours.value.scheme;
    root.dataset.contrast = colours.value.contrast ? "more" : "normal";
    root.dataset.text = textSize.value;
  });
}

function media(query: string) {
  const list = matchMedia(query);
  const value = signal(list.matches);
  list.addEventListener("change", () => (value.value = list.matches));
  return value;
}
