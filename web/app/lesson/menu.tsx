import { useEffect, useRef, useState } from "preact/hooks";
import { DownIcon } from "../icons";
import { words } from "../i18n";
import { lesson, lessons } from "../store/lesson";
import { language } from "../store/settings";

/** The list of lessons, behind a button that names the one that is open. */
export function LessonMenu() {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const w = words.value;

  useEffect(() => {
    if (!open) return;
    root.current?.querySelector<HTMLElement>('[aria-current="page"]')?.focus();
    const outside = (e: Event) => root.current?.contains(e.target as Node) || setOpen(false);
    addEventListener("pointerdown", outside);
    return () => removeEventListener("pointerdown", outside);
  }, [open]);

  function key(e: KeyboardEvent) {
    if (e.key === "Escape") close();
    if (open && (e.key === "ArrowDown" || e.key === "ArrowUp")) {
      step(root.current!, e.key === "ArrowDown" ? 1 : -1);
      e.preventDefault();
    }
    e.stopPropagation();
  }

  function close() {
    setOpen(false);
    root.current?.querySelector("button")?.focus();
  }

  return (
    <div class="menu" ref={root} onKeyDown={key}>
      <button type="button" class="button outlined" aria-expanded={open} title={w.bar.chooseLesson} onClick={() => setOpen(!open)}>
        <span class="muted wide-only">{w.bar.lesson}</span>
        <span class="label">{lesson.value?.title ?? "…"}</span>
        <DownIcon />
      </button>
      {open && (
        <ul>
          {lessons.value.map((l, n) => (
            <li key={l.slug}>
              <a href={`#${l.slug}`} aria-current={l.slug === lesson.value?.slug ? "page" : undefined} onClick={close}>
                <span class="muted number">{n + 1}</span>
                <span class="name">{l.title}</span>
                <span class="about">
                  {l.summary}
                  {l.language !== language.value && ` (${w.bar.otherLanguage})`}
                </span>
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** Moves the focus to the next or previous entry. */
function step(root: HTMLElement, by: number): void {
  const links = [...root.querySelectorAll<HTMLElement>("a")];
  const at = links.indexOf(document.activeElement as HTMLElement);
  links[(at + by + links.length) % links.length]?.focus();
}
