import { words } from "../i18n";
import type { Words } from "../i18n";
import type { Difference } from "./draft";
import { changed, showOptions } from "./store";

/** So many differences are named; the others are counted. */
const NAMED = 2;

/** What is set otherwise than in the lesson, by the Run button, in a line. */
export function OptionsChip() {
  const w = words.value.options;
  const all = changed.value.map((difference) => said(w, difference));
  if (all.length === 0) return null;
  const more = all.length - NAMED;
  return (
    <button type="button" class="button outlined chip" id="options-set" title={`${w.set}: ${all.join(w.comma)}`} onClick={showOptions}>
      <span>{all.slice(0, NAMED).join(" · ") + (more > 0 ? ` · +${more}` : "")}</span>
    </button>
  );
}

function said(w: Words["options"], difference: Difference): string {
  switch (difference.what) {
    case "seed":
      return w.said.seed(difference.value);
    case "profile":
      return w.said.profile(difference.value);
    case "signal":
      return w.said.signal(difference.signal === "SIGINT" ? w.ctrlC : difference.signal, difference.at);
    case "host":
      return `${difference.host}: ${difference.fail}`;
    case "field":
      return `${w.short[difference.field]} ${difference.value || w.said.usual}`;
    case "clients":
      return w.said.clients(difference.count);
    case "lines":
      return w.said.lines;
    case "rest":
      return w.said.rest;
  }
}
