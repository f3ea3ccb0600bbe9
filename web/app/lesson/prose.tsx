import { words } from "../i18n";
import { lesson, lessonProblems, lessonState, loadCatalogue } from "../store/lesson";
import { language } from "../store/settings";

/** The text of the lesson. */
export function Prose() {
  const w = words.value.lesson;
  const open = lesson.value;
  return (
    <section class="pane lesson" aria-label={w.region} tabIndex={0}>
      {lessonState.value === "failed" && (
        <div class="empty">
          <span>{w.failed}</span>
          <button type="button" class="button outlined" onClick={() => void loadCatalogue()}>
            {w.retry}
          </button>
        </div>
      )}
      {!open && lessonState.value === "loading" && <div class="empty">{w.loading}</div>}
      {open && open.language !== language.value && <div class="strip">{w.missingTranslation}</div>}
      {/* The server has made the prose safe: see lessons in PROTOCOL.md. */}
      {open && (
        <article class="prose" lang={open.language === "zh" ? "zh-Hans" : "en"}>
          <h1>{open.title}</h1>
          <div dangerouslySetInnerHTML={{ __html: open.html }} />
        </article>
      )}
      <Problems />
    </section>
  );
}

/** Lesson files with mistakes, for the instructor who wrote them. */
function Problems() {
  const problems = lessonProblems.value;
  if (problems.length === 0) return null;
  return (
    <div class="strip bad">
      {words.value.lesson.problems}
      <ul>
        {problems.map((p) => (
          <li key={`${p.file}:${p.line}`}>
            <code>
              {p.file}:{p.line}
            </code>{" "}
            {p.message}
          </li>
        ))}
      </ul>
    </div>
  );
}
