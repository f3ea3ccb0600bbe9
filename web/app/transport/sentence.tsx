import { explain } from "../explain";
import type { Part, Sentence } from "../explain/sentence";
import { words } from "../i18n";
import { cursor, state } from "../store/cursor";
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
  // While it plays, a screen reader would never come to an end.
  return (
    <p class="sentence" aria-live={playing.value ? "off" : "polite"}>
      <SentenceText sentence={parts} />
    </p>
  );
}

/** A sentence with the names in it shown as what they are. */
export function SentenceText({ sentence }: { sentence: Sentence }) {
  return (
    <>
      {sentence.map((part, n) => (
        <PartText key={n} part={part} />
      ))}
    </>
  );
}

function PartText({ part }: { part: Part }) {
  if (typeof part === "string") return <>{part}</>;
  if ("code" in part) return <code>{part.code}</code>;
  return <TaskName id={part.task} name={part.name} />;
}
