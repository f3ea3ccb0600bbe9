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
