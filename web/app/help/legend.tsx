import type { ComponentChildren } from "preact";
import { words } from "../i18n";

type Mark = keyof typeof words.value.help.marks;

/** The timeline's marks as it draws them, in small. */
const PICTURES: Record<Mark, ComponentChildren> = {
  running: <rect x="2" y="2" width="32" height="12" fill="var(--hue-1)" />,
  ready: (
    <g fill="none" stroke="var(--hue-1)">
      <rect x="2.5" y="5.5" width="31" height="6" />
      <path d="M6 11.5l6-6m-1 6l6-6m-1 6l6-6m-1 6l6-6m-1 6l6-6" stroke-width="0.8" />
    </g>
  ),
  suspended: <path d="M2 8h32" stroke="var(--hue-1)" stroke-width="1.5" />,
  blocked: (
    <>
      <rect x="2" y="1" width="32" height="14" fill="var(--error)" opacity="0.2" />
      <path d="M2 8h32" stroke="var(--hue-1)" stroke-width="1.5" />
    </>
  ),
  done: <path d="M14 8.5l3 3 5-7" fill="none" stroke="var(--ok)" stroke-width="1.6" />,
};

type Arrow = keyof typeof words.value.help.arrows;

/** The strokes of the arrows, as paint-arrows.ts draws them. */
const STROKES: Record<Arrow, { colour: string; dash?: string }> = {
  wakes: { colour: "var(--hue-1)" },
  creates: { colour: "var(--hue-1)", dash: "3 3" },
  hands: { colour: "var(--hue-1)", dash: "1 2.5" },
  cancels: { colour: "var(--text)" },
  raises: { colour: "var(--error)" },
};

/** What the arrows between the lanes mean. */
export function ArrowLegend() {
  return (
    <dl class="legend">
      {(Object.keys(STROKES) as Arrow[]).map((arrow) => {
        const { colour, dash } = STROKES[arrow];
        const [name, meaning] = words.value.help.arrows[arrow];
        return (
          <div key={arrow}>
            <dt>
              <svg viewBox="0 0 36 16" aria-hidden="true">
                <path d="M4 8H28" fill="none" stroke={colour} stroke-width="1.25" stroke-dasharray={dash} />
                <path d="M28 4.5L34 8l-6 3.5z" fill={colour} />
                {arrow === "hands" && <circle cx="4" cy="8" r="2.5" fill={colour} />}
              </svg>
              {name}
            </dt>
            <dd>{meaning}</dd>
          </div>
        );
      })}
    </dl>
  );
}

/** What the marks of the timeline mean. */
export function Legend() {
  return (
    <dl class="legend">
      {(Object.keys(PICTURES) as Mark[]).map((mark) => {
        const [name, meaning] = words.value.help.marks[mark];
        return (
          <div key={mark}>
            <dt>
              <svg viewBox="0 0 36 16" aria-hidden="true">
                {PICTURES[mark]}
              </svg>
              {name}
            </dt>
            <dd>{meaning}</dd>
          </div>
        );
      })}
    </dl>
  );
}
