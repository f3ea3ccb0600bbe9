import { explain } from "../explain";
import type { Part, Sentence } from "../explain/sentence";
import { EMBEDDED } from "../embedded";
import { topicOf, type Topic } from "../explain/topic";
import { words } from "../i18n";
import { cursor, state } from "../store/cursor";
import { lesson, lessons, type LessonSummary } from "../store/lesson";
import { playing } from "../store/playback";
import { run } from "../store/run";
import { language } from "../store/settings";
import { TaskName } from "../task-name";

/** What has just happened, in one sentence. */
export function SentenceLine() {
  const shown = run.value;
  const now = state.value;
  if (!shown || !now) return <p class="sentence muted">{words.value.transport.hint}</p>;
  const parts = explain(shown.trace, shown.index, now, cursor.value, language.value);
  const taught = lessonOn(topicOf(shown.trace, shown.index, now, cursor.value));
  // While it plays, a screen reader would never come to an end.
  return (
    <p class="sentence" aria-live={playing.value ? "off" : "polite"}>
      <SentenceText sentence={parts} />
      {taught && (
        <>
          {" "}
          <a class="taught" href={`#${taught.slug}`} title={words.value.transport.taught(taught.title)}>
            {taught.title}
          </a>
        </>
      )}
    </p>
  );
}

/** The lesson that teaches a topic; null where it is the open one, or there is none. */
function lessonOn(topic: Topic | null): LessonSummary | null {
  if (!topic || EMBEDDED) return null;
  const found = lessons.value.find((l) => l.teaches?.includes(topic));
  const here = lesson.value?.teaches?.includes(topic) ?? false;
  return found && !here ? found : null;
}

/** A sentence with the names in it shown as what they are; plain: as nothing that could be pressed. */
export function SentenceText({ sentence, plain = false }: { sentence: Sentence; plain?: boolean }) {
  return (
    <>
      {sentence.map((part, n) => (
        <PartText key={n} part={part} plain={plain} />
      ))}
    </>
  );
}

function PartText({ part, plain }: { part: Part; plain: boolean }) {
  if (typeof part === "string") return <>{part}</>;
  if ("code" in part) return <code>{part.code}</code>;
  if (plain) return <b>{part.name}</b>;
  return <TaskName id={part.task} name={part.name} />;
}
